#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <thread>
#include <vector>

#include "tests/chaos/ledger.hpp"
#include "tests/chaos/shop.hpp"

namespace beanq {

/// Clients in threads of their own: each places an order, moves it along or cancels it, and begins
/// anew. Who gets no certain answer asks again, at another instance when the connection broke.
class Crowd {
public:
    Crowd(const Shop& shop, Ledger& ledger, int clients, unsigned seed);
    Crowd(const Crowd&) = delete;
    Crowd& operator=(const Crowd&) = delete;
    ~Crowd();

    /// Waits until every client has placed another order, from now on; false after `patience`.
    bool goes_on_within(std::chrono::milliseconds patience) const;

    /// Every client brings its last order to an end of which it is certain.
    void finish();

    /// The longest that an answer took; to be asked when all have finished.
    std::chrono::milliseconds longest_answer() const;

private:
    class Client;

    std::atomic<bool> over_{false};
    std::vector<std::unique_ptr<Client>> clients_;
    std::vector<std::thread> threads_;
};

}  // namespace beanq

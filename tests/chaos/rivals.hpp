#pragma once

#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <random>
#include <string>

#include "tests/chaos/ledger.hpp"
#include "tests/chaos/shop.hpp"
#include "tests/support/http_client.hpp"

namespace beanq {

/// The orders that everybody may move, as somebody saw them last.
class Board {
public:
    struct Order {
        std::string id;
        std::string status;
        std::int64_t version = 1;
    };

    void show(Order order);
    /// One of them; nothing when there is none.
    std::optional<Order> pick(unsigned any) const;

private:
    mutable std::mutex mutex_;
    std::deque<Order> orders_;
};

/// One of many who place, advance and cancel at one instance, the same orders as others elsewhere.
class Rival {
public:
    /// Works at the instance of its number.
    Rival(const Shop& shop, Board& board, Ledger& ledger, unsigned seed, int number);

    /// Does something, whatever comes next.
    void act();

private:
    HttpAnswer place(HttpClient& at, const std::string& key);
    void place_twice(const std::string& key);
    void move(Board::Order order);
    void look_again(const std::string& id);

    const Shop& shop_;
    Board& board_;
    Ledger& ledger_;
    std::mt19937 random_;
    int number_;
    int keys_ = 0;
    HttpClient here_;
    HttpClient elsewhere_;
};

}  // namespace beanq

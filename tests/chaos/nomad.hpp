#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "tests/chaos/shop.hpp"

namespace beanq {

/// Follows the events of all orders from the first one on, now at one instance, now at another.
class Nomad {
public:
    Nomad(const Shop& shop, unsigned seed) : shop_(shop), random_(seed) {}

    struct Heard {
        std::int64_t sequence;
        std::string order;
        std::int64_t version;
        bool is_of_promise;  ///< and so not of a new version
    };

    /// Follows until it has heard the event of that sequence, or nothing more for a long time.
    void follow_until(std::int64_t sequence);

    const std::vector<Heard>& heard() const { return heard_; }
    int moves() const { return moves_; }

private:
    void follow(std::uint16_t port, std::int64_t until);

    const Shop& shop_;
    std::mt19937 random_;
    std::vector<Heard> heard_;
    int moves_ = 0;
    bool is_deaf_ = false;
};

}  // namespace beanq

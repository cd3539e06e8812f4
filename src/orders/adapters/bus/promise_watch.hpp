#pragma once

#include <chrono>
#include <memory>
#include <set>

#include <boost/asio/any_io_executor.hpp>

#include "kernel/awaitable.hpp"
#include "kernel/id.hpp"
#include "orders/use_cases/move_promises.hpp"

namespace beanq::bus {
class Feed;
class Subscription;
}  // namespace beanq::bus

namespace beanq::orders {

/// Moves promises after orders have moved, and now and then when nothing moves but time. Behind the
/// orders' own transactions: they never wait for it.
class PromiseWatch {
public:
    /// How soon after an order the promises follow, and how often they are looked at anyway.
    struct Pauses {
        std::chrono::milliseconds gathering{1'000};
        std::chrono::milliseconds idle{20'000};
    };

    PromiseWatch(bus::Feed& feed, const MovePromises& move) : PromiseWatch(feed, move, Pauses{}) {}
    PromiseWatch(bus::Feed& feed, const MovePromises& move, Pauses pauses)
        : feed_(feed), move_(move), pauses_(pauses) {}

    /// Until the feed stops. A store that fails is asked again at the next look.
    awaitable<void> run() const;

private:
    awaitable<std::set<LocationId>> gather(bus::Subscription& orders) const;
    awaitable<void> follow(std::set<LocationId> moved, bool everywhere) const;

    bus::Feed& feed_;
    const MovePromises& move_;
    Pauses pauses_;
};

}  // namespace beanq::orders

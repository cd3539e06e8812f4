#include "orders/use_cases/move_promises.hpp"

#include <chrono>
#include <cstddef>
#include <utility>
#include <vector>

namespace beanq::orders {

namespace {

std::vector<NewPromise> moved(const Kitchen& kitchen, Instant now) {
    const auto due = promises(kitchen, now);
    std::vector<NewPromise> moved;
    for (std::size_t i = 0; i < due.size(); ++i) {
        const auto& order = kitchen.queue[i];
        if (!order.promise || std::chrono::abs(due[i].p90 - order.promise->p90) < least_move)
            continue;
        moved.push_back({order.id, *order.promise, due[i], order.version});
    }
    return moved;
}

}  // namespace

awaitable<void> MovePromises::at(LocationId location) const {
    const Instant now = needs_.clock.now();
    auto look = co_await needs_.store.begin_read();
    const auto kitchen = co_await needs_.kitchens.find(*look, location, now);
    look.reset();
    auto changes = moved(kitchen, now);
    if (changes.empty()) co_return;

    auto tx = co_await needs_.store.begin();
    const auto promised = co_await needs_.kitchens.promise(*tx, std::move(changes), now);
    if (promised.empty()) co_return;
    co_await needs_.events.promise_changed(*tx, promised);
    co_await tx->commit();
}

awaitable<void> MovePromises::everywhere() const {
    auto look = co_await needs_.store.begin_look();
    const auto locations = co_await needs_.kitchens.busy(*look);
    look.reset();
    for (const auto& location : locations)
        co_await at(location);
}

}  // namespace beanq::orders

#include "orders/adapters/bus/promise_watch.hpp"

#include <exception>
#include <utility>

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "orders/adapters/http/order_event_json.hpp"
#include "platform/bus/feed.hpp"
#include "platform/log/log.hpp"

namespace beanq::orders {

namespace {

using Steady = std::chrono::steady_clock;

/// What moves a queue; promises do not.
bool moves_queue(const bus::Event& event) {
    return event.aggregate == "order" && event.type != promise_changed_event;
}

awaitable<void> sleep(std::chrono::milliseconds for_so_long) {
    boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, for_so_long);
    co_await timer.async_wait(boost::asio::use_awaitable);
}

/// Null while the store is away.
awaitable<std::unique_ptr<bus::Subscription>> listen(bus::Feed& feed) {
    try {
        auto orders = co_await feed.subscribe(moves_queue, std::nullopt);
        co_return orders;
    } catch (const std::exception& fault) {
        log::warn("promises do not hear of orders", {{"cause", fault.what()}});
    }
    co_return nullptr;
}

}  // namespace

awaitable<void> PromiseWatch::run() const {
    std::unique_ptr<bus::Subscription> orders;
    auto last_look = Steady::time_point{};
    for (;;) {
        // Who was cut off has missed something: everything may have moved.
        bool everywhere = false;
        if (!orders || orders->over()) {
            everywhere = true;
            orders = co_await listen(feed_);
            if (orders && orders->over()) co_return;  // the feed has stopped
        }
        std::set<LocationId> moved;
        if (orders) {
            moved = co_await gather(*orders);
        } else {
            co_await sleep(pauses_.gathering);
        }
        everywhere = everywhere || Steady::now() - last_look >= pauses_.idle;
        if (everywhere) last_look = Steady::now();
        co_await follow(std::move(moved), everywhere);
    }
}

awaitable<std::set<LocationId>> PromiseWatch::gather(bus::Subscription& orders) const {
    std::set<LocationId> moved;
    auto event = co_await orders.next(pauses_.idle);
    if (!event) co_return moved;
    co_await sleep(pauses_.gathering);
    while (event) {
        moved.insert(event->location);
        event = co_await orders.next(std::chrono::milliseconds{0});
    }
    co_return moved;
}

awaitable<void> PromiseWatch::follow(std::set<LocationId> moved, bool everywhere) const {
    try {
        if (everywhere) {
            co_await move_.everywhere();
            co_return;
        }
        for (const auto& location : moved)
            co_await move_.at(location);
    } catch (const std::exception& fault) {
        log::warn("promises were not moved, it is tried again", {{"cause", fault.what()}});
    }
}

}  // namespace beanq::orders

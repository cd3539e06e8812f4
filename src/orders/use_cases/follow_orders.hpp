#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "kernel/awaitable.hpp"
#include "kernel/caller.hpp"
#include "kernel/id.hpp"
#include "kernel/result.hpp"
#include "kernel/unit_of_work.hpp"
#include "orders/ports.hpp"

namespace beanq::orders {

/// One order, live: its state when the listening began, and the events that follow it.
struct FollowedOrder {
    Order now;
    bool resumed = false;  ///< the events continue an earlier stream: `now` is not news
    std::unique_ptr<OrderListener> listener;
};

/// Lets staff follow all orders, and a guest their own.
class FollowOrders {
public:
    struct Needs {
        Store& store;
        OrderRepository& orders;
        OrderFeed& feed;
    };

    explicit FollowOrders(Needs needs) : needs_(needs) {}

    /// Every event of the location, or of all; the route lets only `read_order` here.
    awaitable<std::unique_ptr<OrderListener>> all(std::optional<LocationId> location,
                                                  std::optional<std::int64_t> after) const;

    /// Every event of one order after `after`, or after the state that comes along.
    /// 404 `order.unknown`.
    awaitable<Result<FollowedOrder>> one(Caller caller, OrderId id,
                                         std::optional<std::int64_t> after) const;

private:
    Needs needs_;
};

}  // namespace beanq::orders

// What the use cases that change an order share: taking it, and storing it against its version.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "kernel/awaitable.hpp"
#include "kernel/caller.hpp"
#include "kernel/clock.hpp"
#include "kernel/id.hpp"
#include "kernel/result.hpp"
#include "kernel/unit_of_work.hpp"
#include "orders/ports.hpp"

namespace beanq::orders {

/// What changing an order takes from outside.
struct ChangeNeeds {
    Store& store;
    const Clock& clock;
    OrderRepository& orders;
    OrderEvents& events;
    Stock& stock;
    SlotRepository& slots;
};

/// Which order is meant, as its reader last saw it.
struct OrderAt {
    OrderId id;
    std::optional<std::int64_t> version;  ///< nothing: whichever it is at
};

/// The order, for changing it. 404 `order.unknown` when the caller may not know of it, 412
/// `version.stale` when it has moved on.
awaitable<Result<Order>> take_order(OrderRepository& orders, Transaction& tx, const Caller& caller,
                                    OrderAt at);

/// The row of history for what the caller made of an order that was `from`: a step, or details.
HistoryEntry change_of(const Order& order, OrderStatus from, const Caller& caller);

/// Stores a changed order with its history row. 412 `version.stale` when somebody was faster;
/// throws TransientConflict when the caller takes any version, so that the request runs again.
awaitable<Result<void>> store_order(OrderRepository& orders, Transaction& tx, const Order& order,
                                    const HistoryEntry& change, OrderAt at);

/// Moves an order by the transition table, in one transaction with its history and its event. One
/// that is called off gives back what it took, or wastes it when it was being made.
/// 404 and 412 as above, then those of check_move.
awaitable<Result<Order>> change_status(const ChangeNeeds& needs, const Caller& caller, OrderAt at,
                                       OrderStatus to, const std::optional<std::string>& reason);

}  // namespace beanq::orders

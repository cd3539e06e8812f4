#pragma once

#include <array>

#include "kernel/caller.hpp"
#include "kernel/permission.hpp"
#include "kernel/result.hpp"
#include "orders/domain/order.hpp"

namespace beanq::orders {

/// One move that there is, and what it takes to make it.
struct Move {
    OrderStatus from;
    OrderStatus to;
    Permission by;
};

/// The whole life of an order. `cancel_own_order` counts for the order's own customer only.
inline constexpr std::array moves{
    Move{OrderStatus::pending, OrderStatus::confirmed, Permission::update_order},
    Move{OrderStatus::confirmed, OrderStatus::preparing, Permission::update_order},
    Move{OrderStatus::preparing, OrderStatus::ready, Permission::update_order},
    Move{OrderStatus::ready, OrderStatus::completed, Permission::update_order},
    Move{OrderStatus::pending, OrderStatus::cancelled, Permission::cancel_order},
    Move{OrderStatus::confirmed, OrderStatus::cancelled, Permission::cancel_order},
    Move{OrderStatus::preparing, OrderStatus::cancelled, Permission::cancel_order},
    Move{OrderStatus::ready, OrderStatus::cancelled, Permission::cancel_order},
    Move{OrderStatus::pending, OrderStatus::cancelled, Permission::cancel_own_order},
    Move{OrderStatus::confirmed, OrderStatus::cancelled, Permission::cancel_own_order},
};

/// What the caller may do with this order: everything they hold, but the `own` powers only over
/// what is theirs.
PermissionSet powers_over(const Order& order, const Caller& caller);

/// Whether somebody with these powers may move an order so. 403 `order.not-yours-to-move` when no
/// state of the order would let them; 409 `order.bad-transition`, naming what is possible now, when
/// another state would, or when nobody may.
Result<void> check_move(OrderStatus from, OrderStatus to, const PermissionSet& powers);

/// Takes the step, and the lines with it: preparing starts them all, ready ends them all.
void move_order(Order& order, OrderStatus to, Instant at);

/// Says how far the making of one line is; a line is queued, started, done, and one step back as
/// long as the order is being made. The order follows: it is being made from its first line on and
/// ready with its last. At a new version, unless the line is so already. 404 `order-line.unknown`,
/// 409 `order.bad-preparation` when the order is neither confirmed nor being made, or for two steps
/// at once.
Result<void> prepare_line(Order& order, OrderLineId line, Preparation to, Instant at);

/// Takes a line off an order that is not handed over. The order is priced without it, and is ready
/// when all that is left of it is done. At a new version. 404 `order-line.unknown`, 409
/// `order.bad-void` when the order is over, when the line is off it already, or when it is the
/// last.
Result<void> void_line(Order& order, OrderLineId line, Instant at);

/// Staff with `update_order` and the order's customer may correct it until the making starts.
/// 403 `order.not-yours-to-edit`, 409 `order.not-editable`.
Result<void> check_editable(const Order& order, const Caller& caller);

}  // namespace beanq::orders

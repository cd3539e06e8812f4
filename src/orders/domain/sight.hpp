#pragma once

#include "kernel/caller.hpp"
#include "kernel/result.hpp"
#include "orders/domain/order.hpp"

/// Who may know of an order.
namespace beanq::orders {

/// Somebody without an account, who orders with just a name. Of an order whose token they show
/// they may know, and call it off as a client may their own.
inline Caller guest_without_account(std::optional<OrderId> order = {}) {
    Caller caller{.user = {}, .session = {}, .role = "guest", .permissions = {}, .order = order};
    caller.permissions.add(Permission::read_own_order);
    caller.permissions.add(Permission::cancel_own_order);
    return caller;
}

/// Staff who read orders see all; a client only their own.
inline bool may_see(const Caller& caller, const Order& order) {
    if (caller.may(Permission::read_order)) return true;
    return caller.may(Permission::read_own_order) && order.belongs_to(caller);
}

/// Whoever moves orders along also learns of them; a client of their own only.
inline bool may_touch(const Caller& caller, const Order& order) {
    return caller.may(Permission::update_order) || caller.may(Permission::cancel_order) ||
           order.belongs_to(caller);
}

/// 404: the same for an order that is not there and for one that is not the caller's to see.
inline std::unexpected<Error> unknown_order() {
    return refuse(ErrorKind::not_found, "order.unknown",
                  {"There is no such order.", "Такого заказа нет."});
}

}  // namespace beanq::orders

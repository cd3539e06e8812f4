#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "orders/domain/order.hpp"
#include "orders/ports.hpp"

/// An order's events as clients see them. Kept free of JSON types: the outbox uses it too.
namespace beanq::orders {

/// `{"order_id", "number", "status", "version", "at"}` and `location_id`, one line; `promised_at`
/// where there is a promise, `from` as well when the status changed.
std::string order_event_json(const Order& order, std::optional<OrderStatus> from = {});

/// Tells of a promise and not of a version: the order's version is the one it had already.
inline constexpr std::string_view promise_changed_event = "order.promise_changed";

/// The same with `promised_p50_at`.
std::string promise_event_json(const PromisedOrder& order);

/// The status in such JSON; nothing when it is none.
std::optional<OrderStatus> status_in_event(std::string_view json);

}  // namespace beanq::orders

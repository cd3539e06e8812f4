#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "orders/domain/order.hpp"

/// An order's events as clients see them. Kept free of JSON types: the outbox uses it too.
namespace beanq::orders {

/// `{"order_id", "number", "status", "version", "at"}` and `location_id`, one line; `from` as well
/// when the status changed.
std::string order_event_json(const Order& order, std::optional<OrderStatus> from = {});

/// The status in such JSON; nothing when it is none.
std::optional<OrderStatus> status_in_event(std::string_view json);

}  // namespace beanq::orders

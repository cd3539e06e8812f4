// From what the use cases answer to what the orders' routes answer.
#pragma once

#include <expected>

#include "orders/adapters/http/order_dto.hpp"
#include "platform/http/answers.hpp"

namespace beanq::orders {

inline Result<http::Versioned<OrderView>> versioned(const Result<Order>& order) {
    if (!order) return std::unexpected(order.error());
    return http::Versioned<OrderView>{view_of(*order), order->version};
}

}  // namespace beanq::orders

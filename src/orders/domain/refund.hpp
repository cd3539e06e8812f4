#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kernel/clock.hpp"
#include "kernel/result.hpp"
#include "orders/domain/order.hpp"

namespace beanq::orders {

/// So many pieces of a line.
struct RefundedItem {
    OrderLineId line;
    int quantity = 1;
};

/// What of a handed-over order the shop owes back for these pieces, or, when none are named, all
/// that is left of what the order cost, with its tip. Pieces of a line are worth the same to a
/// unit, and all of them what the line came to with its discounts and taxes. Never more than is
/// left. Added to the order, which is at a new version then. 409 `order.not-refundable` unless it
/// is completed, `order.refunded` when nothing is left; 422 at `/items/<n>/line_id`
/// `order-line.unknown` and `field.duplicate`, at `/items/<n>/quantity` `order.refund-exceeds`.
Result<OrderRefund> refund(Order& order, const std::vector<RefundedItem>& items, RefundId id,
                           const UserId& actor, std::string reason, Instant at);

}  // namespace beanq::orders

#pragma once

#include <optional>
#include <string>

#include "kernel/awaitable.hpp"
#include "kernel/caller.hpp"
#include "kernel/result.hpp"
#include "orders/use_cases/order_change.hpp"

namespace beanq::orders {

struct AdvanceOrderCommand {
    Caller caller;
    OrderAt order;
    OrderStatus to = OrderStatus::confirmed;
    std::optional<std::string> reason;
};

/// Moves an order one step along: confirmed, preparing, ready, completed.
class AdvanceOrder {
public:
    explicit AdvanceOrder(OrderChanges& changes) : changes_(changes) {}

    /// The order after the step. 404 `order.unknown`, 412 `version.stale`, 409
    /// `order.bad-transition`, 403 `order.not-yours-to-move`.
    awaitable<Result<Order>> run(AdvanceOrderCommand command) const;

private:
    OrderChanges& changes_;
};

}  // namespace beanq::orders

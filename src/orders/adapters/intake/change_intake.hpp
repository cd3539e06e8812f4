#pragma once

#include "orders/use_cases/order_change.hpp"
#include "platform/async/gathering.hpp"

namespace beanq::orders {

/// Where changes of orders are handed in, as orders are at the OrderIntake: those that arrive while
/// others are being made are made together, in one transaction; a lone one goes at once. Two
/// changes of one order go one after the other.
class ChangeIntake final : public OrderChanges {
public:
    /// As for placing: see docs/adr/0012.
    static constexpr GatheringLimits limits{.together = 64, .rounds = 1, .waiting = 1024};

    /// `change_orders` outlives it, and the event loops on which orders are changed.
    explicit ChangeIntake(const ChangeOrders& change_orders, GatheringLimits within = limits);

    /// Throws Unavailable when too many wait, and when it is not known whether it was made.
    awaitable<Result<Order>> make(OrderChange change) override;

private:
    Gathering<OrderChange, Result<Order>> gathering_;
};

}  // namespace beanq::orders

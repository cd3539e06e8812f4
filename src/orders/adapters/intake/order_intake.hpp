#pragma once

#include "orders/use_cases/place_order.hpp"
#include "platform/async/gathering.hpp"

namespace beanq::orders {

/// Where orders are handed in. Those that arrive while others are being placed are placed together,
/// in one transaction, as soon as that is done; a lone order goes at once. What stops them together
/// (a lost race, a fault of one of them) does not stop them one by one.
class OrderIntake {
public:
    /// What is in flight, how many at a time, is measured in docs/adr/0012.
    static constexpr GatheringLimits limits{.together = 64, .rounds = 1, .waiting = 1024};

    /// `place_order` outlives it, and the event loops on which orders are placed.
    explicit OrderIntake(const PlaceOrder& place_order, GatheringLimits within = limits);

    /// The order, or its refusal: see PlaceOrder. Throws Unavailable when too many wait, and when
    /// it is not known whether it was placed.
    awaitable<Result<Order>> place(OrderSlip slip);

private:
    Gathering<OrderSlip, Result<Order>> gathering_;
};

}  // namespace beanq::orders

#pragma once

#include <optional>
#include <string>

#include "kernel/awaitable.hpp"
#include "kernel/caller.hpp"
#include "kernel/result.hpp"
#include "orders/use_cases/order_change.hpp"

namespace beanq::orders {

struct CancelOrderCommand {
    Caller caller;
    OrderAt order;
    std::optional<std::string> reason;
};

/// Calls an order off: staff with `cancel_order` until it is completed, its own customer until
/// the making starts. It stays on record with the reason.
class CancelOrder {
public:
    explicit CancelOrder(OrderChanges& changes) : changes_(changes) {}

    /// The cancelled order. 422 `/reason` `field.required`; else the refusals of AdvanceOrder.
    awaitable<Result<Order>> run(CancelOrderCommand command) const;

private:
    OrderChanges& changes_;
};

}  // namespace beanq::orders

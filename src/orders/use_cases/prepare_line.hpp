#pragma once

#include "kernel/awaitable.hpp"
#include "kernel/caller.hpp"
#include "kernel/id.hpp"
#include "kernel/result.hpp"
#include "orders/use_cases/order_change.hpp"

namespace beanq::orders {

struct PrepareLineCommand {
    Caller caller;
    OrderAt order;
    OrderLineId line;
    Preparation to = Preparation::started;
};

/// The barista's ticks: a line is started, a line is done, and the order follows its lines.
class PrepareLine {
public:
    explicit PrepareLine(OrderChanges& changes) : changes_(changes) {}

    /// The order, at a new version if anything is different. 404 `order.unknown` and
    /// `order-line.unknown`, 412 `version.stale`, 409 `order.bad-preparation`.
    awaitable<Result<Order>> run(PrepareLineCommand command) const;

private:
    OrderChanges& changes_;
};

}  // namespace beanq::orders

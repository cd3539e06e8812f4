#pragma once

#include <string>

#include "kernel/awaitable.hpp"
#include "kernel/caller.hpp"
#include "kernel/result.hpp"
#include "orders/use_cases/order_change.hpp"

namespace beanq::orders {

struct VoidLineCommand {
    Caller caller;
    OrderAt order;
    OrderLineId line;
    std::string reason;
};

/// Takes a line off an order that is not handed over yet. What it is made of goes back to the
/// stock, or is wasted when it was begun; the price follows.
class VoidLine {
public:
    explicit VoidLine(OrderChanges& changes) : changes_(changes) {}

    /// The order without the line. 404 and 412 as of OrderChanges, then those of void_line.
    awaitable<Result<Order>> run(VoidLineCommand command) const;

private:
    OrderChanges& changes_;
};

}  // namespace beanq::orders

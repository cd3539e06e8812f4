#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kernel/awaitable.hpp"
#include "kernel/caller.hpp"
#include "kernel/clock.hpp"
#include "kernel/once.hpp"
#include "kernel/result.hpp"
#include "kernel/unit_of_work.hpp"
#include "kernel/uuid.hpp"
#include "orders/domain/refund.hpp"
#include "orders/ports.hpp"
#include "orders/use_cases/order_change.hpp"

namespace beanq::orders {

struct RefundOrderCommand {
    Caller caller;
    OrderAt order;
    std::vector<RefundedItem> items;  ///< none: all that is left
    std::string reason;
};

/// Writes down what the shop owes a guest of what an order cost.
class RefundOrder {
public:
    struct Needs {
        Store& store;
        const Clock& clock;
        UuidSource& ids;
        OrderRepository& orders;
        OrderEvents& events;
    };

    explicit RefundOrder(Needs needs) : needs_(needs) {}

    /// The order with the refund as its last. 404 `order.unknown`, 412 `version.stale`, then those
    /// of refund().
    awaitable<Result<Order>> run(RefundOrderCommand command, const Once<Order>& once) const;

private:
    Needs needs_;
};

}  // namespace beanq::orders

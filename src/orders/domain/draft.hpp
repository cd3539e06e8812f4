#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kernel/clock.hpp"
#include "kernel/money.hpp"
#include "kernel/result.hpp"
#include "orders/domain/order.hpp"
#include "orders/domain/selection.hpp"

namespace beanq::orders {

/// What somebody asks for. Lengths and counts are within the API's bounds already.
struct OrderRequest {
    std::vector<WantedLine> lines;
    Fulfilment fulfilment;
    PaymentMethod payment_method = PaymentMethod::cash;
    std::optional<Money> tip;
    std::optional<std::string> guest_name;
    std::optional<std::string> notes;
};

/// Under what circumstances it is asked.
struct Asking {
    bool by_staff = false;    ///< for a walk-in, who is called by name
    bool quote_only = false;  ///< the name may still be missing
    Instant now{};
};

/// A request that can be sold: chosen, priced, not yet an order.
struct Draft {
    LocationId location;
    std::vector<OrderLine> lines;  ///< without ids
    Totals totals;
    Fulfilment fulfilment;
    PaymentMethod payment_method = PaymentMethod::cash;
    std::optional<std::string> guest_name;
    std::optional<std::string> notes;
    std::optional<Promise> promise = {};  ///< of a quote
};

/// Checks the whole request against the offer and prices it. 422 with every fault: those of
/// choose_lines, `/tip/currency` `field.currency`, `/fulfilment/pickup_at` `order.pickup-past` and
/// `order.pickup-too-far` (7 days), `/payment_method` `order.payment-method`, `/guest_name`
/// `field.required` (staff) and `field.not-allowed` (everybody else).
Result<Draft> draft_order(const OrderRequest& request, const Offer& offer, const Asking& asking);

/// What makes a draft an order.
struct Placing {
    OrderId id;
    std::string number;
    Date business_date{};
    std::optional<UserId> customer = {};
    Instant at{};
};

/// The order as it is placed: pending, unpaid, queued. Lines get their ids from `next_line_id`.
template <class NextLineId>
Order place(Draft draft, Placing placing, NextLineId next_line_id) {
    Order order;
    order.id = placing.id;
    order.number = std::move(placing.number);
    order.location = draft.location;
    order.business_date = placing.business_date;
    order.customer = placing.customer;
    order.guest_name = std::move(draft.guest_name);
    order.payment_method = draft.payment_method;
    order.fulfilment = draft.fulfilment;
    order.lines = std::move(draft.lines);
    for (auto& line : order.lines)
        line.id = next_line_id();
    order.totals = draft.totals;
    order.notes = std::move(draft.notes);
    order.placed_at = placing.at;
    order.updated_at = placing.at;
    return order;
}

}  // namespace beanq::orders

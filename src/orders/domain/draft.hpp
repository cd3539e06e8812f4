#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kernel/clock.hpp"
#include "kernel/money.hpp"
#include "kernel/result.hpp"
#include "orders/domain/order.hpp"
#include "orders/domain/selection.hpp"
#include "orders/domain/tax_rate.hpp"

namespace beanq::orders {

/// A discount given by hand.
struct GivenDiscount {
    std::optional<std::int64_t> rate_ppm;  ///< either a rate
    std::optional<Money> amount;           ///< or an amount, off each piece or off the order
    std::optional<LinePositions> lines;    ///< nothing: off the order as a whole
    std::string reason;
};

/// What somebody asks for. Lengths and counts are within the API's bounds already.
struct OrderRequest {
    std::vector<WantedLine> lines;
    Fulfilment fulfilment;
    PaymentMethod payment_method = PaymentMethod::cash;
    std::optional<Money> tip;
    std::optional<std::string> promotion_code;
    std::optional<GivenDiscount> discount;
    std::optional<std::string> guest_name;
    std::optional<std::string> notes;
};

/// Under what circumstances it is asked.
struct Asking {
    bool by_name = false;     ///< for a walk-in or a guest, who is called by the name they give
    bool quote_only = false;  ///< the name may still be missing
    bool is_change = false;   ///< of an order's items: the rest of it was asked before
    std::optional<UserId> discounter = {};  ///< who may give discounts by hand
    Moment moment;
};

/// A request that can be sold: chosen, priced, not yet an order.
struct Draft {
    LocationId location;
    std::vector<OrderLine> lines;  ///< without ids
    Totals totals;
    std::vector<OrderDiscount> discounts;
    std::vector<OrderTax> taxes;
    CashRounding rounding;
    Fulfilment fulfilment;
    PaymentMethod payment_method = PaymentMethod::cash;
    std::optional<std::string> guest_name;
    std::optional<std::string> notes;
    std::optional<Promise> promise = {};  ///< of a quote
};

/// Checks the whole request against the offer and prices it. 422 with every fault: those of
/// choose_lines, `/tip/currency` `field.currency`, `/fulfilment/pickup_at` `order.pickup-past` and
/// `order.pickup-too-far` (7 days), `/payment_method` `order.payment-method`, `/guest_name`
/// `field.required` (staff and guests) and `field.not-allowed` (clients), `/promotion_code`
/// `promotion.unknown` and those of promotions_for, `/discount/items/…` `order.no-such-item`,
/// `/discount/amount` `field.required`, `field.not-allowed` and `field.currency`.
/// 403 `order.not-yours-to-discount`.
Result<Draft> draft_order(const OrderRequest& request, const Offer& offer, const PriceRules& rules,
                          const Asking& asking);

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
    order.discounts = std::move(draft.discounts);
    order.taxes = std::move(draft.taxes);
    order.rounding = draft.rounding;
    order.notes = std::move(draft.notes);
    order.placed_at = placing.at;
    order.updated_at = placing.at;
    return order;
}

}  // namespace beanq::orders

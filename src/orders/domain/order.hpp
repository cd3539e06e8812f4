#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kernel/caller.hpp"
#include "kernel/clock.hpp"
#include "kernel/id.hpp"
#include "kernel/money.hpp"
#include "orders/domain/price_rules.hpp"
#include "orders/domain/promise.hpp"
#include "orders/domain/status.hpp"

namespace beanq::orders {

struct LineModifier {
    ModifierId modifier;
    std::string group_name;
    std::string name;
    Money price;                                      ///< of one
    int quantity = 1;                                 ///< in each piece of the line
    std::optional<std::int64_t> recipe_version = {};  ///< what it was made by, if by anything

    bool operator==(const LineModifier&) const = default;
};

/// A line keeps names and prices as they were when the order was placed.
struct OrderLine {
    OrderLineId id;  ///< nil in a quote
    ProductId product;
    VariationId variation;
    std::string name;
    std::string variation_name;
    int quantity = 1;
    Money unit_price;  ///< variation and modifiers together
    std::vector<LineModifier> modifiers;
    Money total;                          ///< before discounts and taxes on top
    std::int64_t discount_minor = 0;      ///< its share of the order's discounts
    std::int64_t tax_minor = 0;           ///< its share of the taxes
    std::int64_t tax_included_minor = 0;  ///< the part of that which is in its price
    std::optional<std::string> tax_class = {};
    bool voided = false;  ///< taken off the order after it was begun
    Preparation preparation = Preparation::queued;
    std::optional<std::string> notes;
    std::optional<std::int64_t> recipe_version = {};  ///< what it was made by, if by anything
    int preparation_s = 0;                            ///< all pieces, as the menu had it
    std::optional<Instant> started_at = {};
    std::optional<Instant> done_at = {};

    bool operator==(const OrderLine&) const = default;
};

struct Totals {
    Money subtotal;
    Money discount;
    Money tax;           ///< all of it
    Money tax_included;  ///< the part of it that is in the prices
    Money tip;
    Money rounding;  ///< to what can be paid in cash
    Money total;     ///< subtotal − discount + tax − tax_included + tip + rounding

    bool operator==(const Totals&) const = default;
};

struct Fulfilment {
    FulfilmentType type = FulfilmentType::pickup;
    std::optional<Instant> pickup_at;  ///< nothing: as soon as it is ready

    bool operator==(const Fulfilment&) const = default;
};

/// Pieces of a line that were refunded together.
struct RefundLine {
    int position = 0;  ///< of the line
    int quantity = 1;
    std::int64_t amount_minor = 0;

    bool operator==(const RefundLine&) const = default;
};

/// What the shop owes a guest of what an order cost.
struct OrderRefund {
    RefundId id;
    std::int64_t amount_minor = 0;
    std::string reason;
    Instant at{};
    UserId actor;
    std::vector<RefundLine> lines;

    bool operator==(const OrderRefund&) const = default;
};

/// An order belongs to a customer, or to a walk-in who left a name. It is never deleted.
struct Order {
    OrderId id;
    std::string number;  ///< what is called out, unique per location and business date
    LocationId location;
    Date business_date{};
    std::optional<UserId> customer;
    std::optional<std::string> guest_name;
    OrderStatus status = OrderStatus::pending;
    PaymentStatus payment_status = PaymentStatus::unpaid;
    PaymentMethod payment_method = PaymentMethod::cash;
    Fulfilment fulfilment;
    std::vector<OrderLine> lines;
    Totals totals;
    std::vector<OrderDiscount> discounts;
    std::vector<OrderTax> taxes;
    CashRounding rounding;
    std::int64_t refunded_minor = 0;  ///< all its refunds
    std::vector<OrderRefund> refunds;
    std::optional<std::string> notes;
    Instant placed_at{};
    std::optional<Promise> promise;            ///< nothing for orders from before there were any
    std::optional<Instant> first_promised_at;  ///< what the guest was told first
    std::optional<Instant> ready_at;
    std::optional<std::int64_t> pace_ppm;  ///< see measure()
    Instant updated_at{};
    std::int64_t version = 1;

    /// To the customer who placed it, or to the guest who shows its token.
    bool belongs_to(const Caller& caller) const {
        return customer == caller.user || caller.order == id;
    }
    bool operator==(const Order&) const = default;
};

/// One change of an order: who, when, from, to, why.
struct HistoryEntry {
    ChangeKind kind = ChangeKind::status;
    Instant at{};
    std::optional<UserId> actor;  ///< nothing: a guest
    std::string actor_role;
    std::optional<OrderStatus> from = {};  ///< nothing when the order was placed
    OrderStatus to = OrderStatus::pending;
    std::optional<std::string> reason = {};
    std::int64_t version = 1;  ///< of the order after the change

    bool operator==(const HistoryEntry&) const = default;
};

}  // namespace beanq::orders

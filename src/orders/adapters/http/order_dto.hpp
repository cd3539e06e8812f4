#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "kernel/page.hpp"
#include "orders/domain/draft.hpp"
#include "orders/domain/order.hpp"
#include "orders/domain/pricing.hpp"
#include "orders/ports.hpp"
#include "platform/http/fields.hpp"

/// What the orders' routes read and answer.
namespace beanq::orders {

BOOST_DESCRIBE_ENUM(OrderStatus, pending, confirmed, preparing, ready, completed, cancelled)
BOOST_DESCRIBE_ENUM(PaymentStatus, unpaid, authorized, paid, partially_refunded, refunded)
BOOST_DESCRIBE_ENUM(Preparation, queued, started, done)
BOOST_DESCRIBE_ENUM(PaymentMethod, cash, card, online)
BOOST_DESCRIBE_ENUM(FulfilmentType, pickup, dine_in, takeaway)
BOOST_DESCRIBE_ENUM(ChangeKind, placed, status, details)
BOOST_DESCRIBE_ENUM(DiscountKind, percent, fixed)
BOOST_DESCRIBE_ENUM(DiscountScope, item, order)
BOOST_DESCRIBE_ENUM(RoundingMode, nearest, down)

struct OrderModifierBody {
    ModifierId modifier_id;
    std::optional<http::Whole<1, max_modifier_quantity>> quantity;  ///< absent: 1
};
BOOST_DESCRIBE_STRUCT(OrderModifierBody, (), (modifier_id, quantity))

struct OrderLineBody {
    VariationId variation_id;
    http::Whole<1, max_line_quantity> quantity;
    /// Absent: the defaults of each group. A list, an empty one too, is exactly what is wanted.
    std::optional<http::List<OrderModifierBody, 0, max_line_modifiers>> modifiers;
    std::optional<http::Text<0, 200>> notes;
};
BOOST_DESCRIBE_STRUCT(OrderLineBody, (), (variation_id, quantity, modifiers, notes))

struct FulfilmentBody {
    FulfilmentType type = FulfilmentType::pickup;
    std::optional<Instant> pickup_at;
};
BOOST_DESCRIBE_STRUCT(FulfilmentBody, (), (type, pickup_at))

/// A discount given by hand: a rate or an amount, off the order or off each piece of some items.
struct GivenDiscountBody {
    std::optional<http::Whole<1, whole_ppm>> rate_ppm;
    std::optional<http::Price> amount;
    std::optional<http::List<http::Whole<0, max_lines - 1>, 1, max_lines>> items;  ///< by position
    http::Text<1, 200> reason;
};
BOOST_DESCRIBE_STRUCT(GivenDiscountBody, (), (rate_ppm, amount, items, reason))

struct PlaceOrderBody {
    std::optional<LocationId> location_id;
    http::List<OrderLineBody, 1, max_lines> items;
    std::optional<FulfilmentBody> fulfilment;     ///< absent: pickup as soon as it is ready
    std::optional<PaymentMethod> payment_method;  ///< absent: cash
    std::optional<http::Price> tip;
    std::optional<http::Text<1, 40>> promotion_code;
    std::optional<GivenDiscountBody> discount;
    std::optional<http::Text<1, 80>> guest_name;
    std::optional<http::Text<0, 500>> notes;
};
BOOST_DESCRIBE_STRUCT(PlaceOrderBody, (),
                      (location_id, items, fulfilment, payment_method, tip, promotion_code,
                       discount, guest_name, notes))

struct EditOrderBody {
    http::Change<http::Text<0, 500>> notes;
    std::optional<http::Text<1, 80>> guest_name;
};
BOOST_DESCRIBE_STRUCT(EditOrderBody, (), (notes, guest_name))

struct OrderStatusBody {
    OrderStatus status = OrderStatus::pending;
    std::optional<http::Text<0, 500>> reason;
};
BOOST_DESCRIBE_STRUCT(OrderStatusBody, (), (status, reason))

struct OrderPath {
    OrderId id;
};
BOOST_DESCRIBE_STRUCT(OrderPath, (), (id))

struct LinePreparationBody {
    Preparation preparation = Preparation::queued;
};
BOOST_DESCRIBE_STRUCT(LinePreparationBody, (), (preparation))

struct OrderLinePath {
    OrderId id;
    OrderLineId line_id;
};
BOOST_DESCRIBE_STRUCT(OrderLinePath, (), (id, line_id))

struct OrderListQuery {
    std::optional<http::List<OrderStatus, 1, 6>> status;
    std::optional<UserId> customer_id;
    std::optional<LocationId> location_id;
    std::optional<Instant> from;  ///< placed at or after
    std::optional<Instant> to;    ///< placed before
    std::optional<Date> business_date;
    http::WholeOr<1, 200, 50> limit;
    std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(OrderListQuery, (),
                      (status, customer_id, location_id, from, to, business_date, limit, cursor))

struct OrderStreamQuery {
    std::optional<LocationId> location_id;
};
BOOST_DESCRIBE_STRUCT(OrderStreamQuery, (), (location_id))

struct OrderModifierView {
    ModifierId modifier_id;
    std::string group_name;
    std::string name;
    int quantity = 1;
    Money price;
    std::optional<std::int64_t> recipe_version;
};
BOOST_DESCRIBE_STRUCT(OrderModifierView, (),
                      (modifier_id, group_name, name, quantity, price, recipe_version))

struct OrderLineView {
    OrderLineId id;
    ProductId product_id;
    VariationId variation_id;
    std::string name;
    std::string variation_name;
    int quantity = 1;
    Money unit_price;
    std::vector<OrderModifierView> modifiers;
    Money total;
    Money discount;
    Money tax;
    bool voided = false;
    Preparation preparation = Preparation::queued;
    std::optional<std::string> notes;
    std::optional<std::int64_t> recipe_version;
};
BOOST_DESCRIBE_STRUCT(OrderLineView, (),
                      (id, product_id, variation_id, name, variation_name, quantity, unit_price,
                       modifiers, total, discount, tax, voided, preparation, notes, recipe_version))

/// total = subtotal − discount + tax − tax_included + tip + rounding
struct OrderTotalsView {
    Money subtotal;
    Money discount;
    Money tax;
    Money tax_included;
    Money tip;
    Money rounding;
    Money total;
};
BOOST_DESCRIBE_STRUCT(OrderTotalsView, (),
                      (subtotal, discount, tax, tax_included, tip, rounding, total))

struct OrderDiscountView {
    std::string name;
    std::optional<PromotionId> promotion_id;
    std::optional<std::string> code;
    std::optional<UserId> given_by;
    std::optional<std::string> reason;
    Money amount;
};
BOOST_DESCRIBE_STRUCT(OrderDiscountView, (), (name, promotion_id, code, given_by, reason, amount))

struct OrderTaxView {
    TaxRateId tax_rate_id;
    std::string name;
    std::int64_t rate_ppm = 0;
    bool included = false;
    Money amount;
};
BOOST_DESCRIBE_STRUCT(OrderTaxView, (), (tax_rate_id, name, rate_ppm, included, amount))

struct FulfilmentView {
    FulfilmentType type = FulfilmentType::pickup;
    std::optional<Instant> pickup_at;
};
BOOST_DESCRIBE_STRUCT(FulfilmentView, (), (type, pickup_at))

/// What is promised: `p50` is as likely early as late, `p90` is `promised_at`.
struct OrderPromiseView {
    Instant p50{};
    Instant p90{};
    Instant first{};  ///< the p90 that was told first
};
BOOST_DESCRIBE_STRUCT(OrderPromiseView, (), (p50, p90, first))

struct QuotePromiseView {
    Instant p50{};
    Instant p90{};
};
BOOST_DESCRIBE_STRUCT(QuotePromiseView, (), (p50, p90))

struct OrderView {
    OrderId id;
    std::string number;
    LocationId location_id;
    std::optional<UserId> customer_id;
    std::optional<std::string> guest_name;
    OrderStatus status = OrderStatus::pending;
    PaymentStatus payment_status = PaymentStatus::unpaid;
    PaymentMethod payment_method = PaymentMethod::cash;
    std::vector<OrderLineView> items;
    OrderTotalsView totals;
    std::vector<OrderDiscountView> discounts;
    std::vector<OrderTaxView> taxes;
    Money refunded;
    FulfilmentView fulfilment;
    std::optional<std::string> notes;
    Date business_date{};
    Instant placed_at{};
    std::optional<Instant> promised_at;
    std::optional<OrderPromiseView> promise;
    std::optional<Instant> ready_at;
    Instant updated_at{};
    std::int64_t version = 1;
    std::optional<std::string> token;  ///< told once, to a guest without an account
};
BOOST_DESCRIBE_STRUCT(OrderView, (),
                      (id, number, location_id, customer_id, guest_name, status, payment_status,
                       payment_method, items, totals, discounts, taxes, refunded, fulfilment, notes,
                       business_date, placed_at, promised_at, promise, ready_at, updated_at,
                       version, token))

/// A line of a quote has no id and no preparation: nothing is being made.
struct QuoteLineView {
    ProductId product_id;
    VariationId variation_id;
    std::string name;
    std::string variation_name;
    int quantity = 1;
    Money unit_price;
    std::vector<OrderModifierView> modifiers;
    Money total;
    Money discount;
    Money tax;
    std::optional<std::string> notes;
};
BOOST_DESCRIBE_STRUCT(QuoteLineView, (),
                      (product_id, variation_id, name, variation_name, quantity, unit_price,
                       modifiers, total, discount, tax, notes))

struct QuoteView {
    LocationId location_id;
    PaymentMethod payment_method = PaymentMethod::cash;
    std::vector<QuoteLineView> items;
    OrderTotalsView totals;
    std::vector<OrderDiscountView> discounts;
    std::vector<OrderTaxView> taxes;
    FulfilmentView fulfilment;
    std::optional<std::string> notes;
    std::optional<Instant> promised_at;  ///< if it were ordered now
    std::optional<QuotePromiseView> promise;
};
BOOST_DESCRIBE_STRUCT(QuoteView, (),
                      (location_id, payment_method, items, totals, discounts, taxes, fulfilment,
                       notes, promised_at, promise))

struct OrderHistoryEntryView {
    ChangeKind kind = ChangeKind::status;
    Instant at{};
    std::optional<UserId> actor_id;  ///< nothing: a guest without an account
    std::string actor_role;
    std::optional<OrderStatus> from;
    OrderStatus to = OrderStatus::pending;
    std::optional<std::string> reason;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(OrderHistoryEntryView, (),
                      (kind, at, actor_id, actor_role, from, to, reason, version))

struct OrderHistoryView {
    std::vector<OrderHistoryEntryView> items;
};
BOOST_DESCRIBE_STRUCT(OrderHistoryView, (), (items))

std::optional<std::vector<WantedModifier>> to_modifiers(
    const std::optional<http::List<OrderModifierBody, 0, max_line_modifiers>>& body);
GivenDiscount to_discount(const GivenDiscountBody& body);
OrderRequest to_request(PlaceOrderBody body);
OrderFilter to_filter(const OrderListQuery& query);
PageRequest to_page(const OrderListQuery& query);

OrderTotalsView view_of(const Totals& totals);
OrderView view_of(const Order& order);
QuoteView view_of(const Draft& draft);
OrderHistoryView view_of(const std::vector<HistoryEntry>& entries);

/// Text, or nothing where it is missing or empty.
template <class Text>
std::optional<std::string> text_of(const std::optional<Text>& text) {
    if (!text || text->value.empty()) return std::nullopt;
    return text->value;
}

}  // namespace beanq::orders

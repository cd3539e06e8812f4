#include "orders/adapters/http/order_dto.hpp"

#include <utility>

namespace beanq::orders {

namespace {

std::vector<OrderModifierView> view_of(const std::vector<LineModifier>& modifiers) {
    std::vector<OrderModifierView> views;
    for (const auto& from : modifiers) {
        views.push_back({from.modifier, from.group_name, from.name, from.quantity, from.price,
                         from.recipe_version});
    }
    return views;
}

FulfilmentView view_of(const Fulfilment& fulfilment) {
    return {fulfilment.type, fulfilment.pickup_at};
}

Money in_currency_of(const OrderLine& line, std::int64_t minor) {
    return {minor, line.total.currency};
}

template <class Priced>
std::vector<OrderDiscountView> discount_views(const Priced& of) {
    std::vector<OrderDiscountView> views;
    for (const OrderDiscount& from : of.discounts) {
        views.push_back({from.name,
                         from.promotion,
                         from.code,
                         from.given_by,
                         from.reason,
                         {from.amount_minor, of.totals.total.currency}});
    }
    return views;
}

template <class Priced>
std::vector<OrderTaxView> tax_views(const Priced& of) {
    std::vector<OrderTaxView> views;
    for (const OrderTax& from : of.taxes) {
        views.push_back({from.rate,
                         from.name,
                         from.rate_ppm,
                         from.included,
                         {from.amount_minor, of.totals.total.currency}});
    }
    return views;
}

OrderLineView order_line_view(const OrderLine& line) {
    return {line.id,
            line.product,
            line.variation,
            line.name,
            line.variation_name,
            line.quantity,
            line.unit_price,
            view_of(line.modifiers),
            line.total,
            in_currency_of(line, line.discount_minor),
            in_currency_of(line, line.tax_minor),
            line.voided,
            line.preparation,
            line.notes,
            line.recipe_version};
}

QuoteLineView quote_line_view(const OrderLine& line) {
    return {line.product,
            line.variation,
            line.name,
            line.variation_name,
            line.quantity,
            line.unit_price,
            view_of(line.modifiers),
            line.total,
            in_currency_of(line, line.discount_minor),
            in_currency_of(line, line.tax_minor),
            line.notes};
}

}  // namespace

OrderTotalsView view_of(const Totals& totals) {
    return {totals.subtotal, totals.discount, totals.tax,  totals.tax_included,
            totals.tip,      totals.rounding, totals.total};
}

std::optional<std::vector<WantedModifier>> to_modifiers(
    const std::optional<http::List<OrderModifierBody, 0, max_line_modifiers>>& body) {
    if (!body) return std::nullopt;
    std::vector<WantedModifier> modifiers;
    modifiers.reserve(body->value.size());
    for (const auto& modifier : body->value) {
        const auto quantity = modifier.quantity ? modifier.quantity->value : 1;
        modifiers.push_back({modifier.modifier_id, static_cast<int>(quantity)});
    }
    return modifiers;
}

GivenDiscount to_discount(const GivenDiscountBody& body) {
    GivenDiscount given{.rate_ppm = {}, .amount = {}, .lines = {}, .reason = body.reason.value};
    if (body.rate_ppm) given.rate_ppm = body.rate_ppm->value;
    if (body.amount) given.amount = body.amount->value;
    if (!body.items) return given;
    auto& lines = given.lines.emplace();
    for (const auto& item : body.items->value)
        lines.push_back(static_cast<int>(item.value));
    return given;
}

OrderRequest to_request(PlaceOrderBody body) {
    OrderRequest request;
    for (const auto& line : body.items.value) {
        request.lines.push_back({.variation = line.variation_id,
                                 .quantity = static_cast<int>(line.quantity.value),
                                 .modifiers = to_modifiers(line.modifiers),
                                 .notes = text_of(line.notes)});
    }
    if (body.fulfilment) request.fulfilment = {body.fulfilment->type, body.fulfilment->pickup_at};
    request.payment_method = body.payment_method.value_or(PaymentMethod::cash);
    if (body.tip) request.tip = body.tip->value;
    request.promotion_code = text_of(body.promotion_code);
    if (body.discount) request.discount = to_discount(*body.discount);
    request.guest_name = text_of(body.guest_name);
    request.notes = text_of(body.notes);
    return request;
}

OrderFilter to_filter(const OrderListQuery& query) {
    return {.location = query.location_id,
            .customer = query.customer_id,
            .statuses = query.status ? query.status->value : std::vector<OrderStatus>{},
            .from = query.from,
            .to = query.to,
            .business_date = query.business_date};
}

PageRequest to_page(const OrderListQuery& query) {
    return {static_cast<int>(query.limit.value), query.cursor};
}

OrderView view_of(const Order& order) {
    OrderView view{.id = order.id,
                   .number = order.number,
                   .location_id = order.location,
                   .customer_id = order.customer,
                   .guest_name = order.guest_name,
                   .status = order.status,
                   .payment_status = order.payment_status,
                   .payment_method = order.payment_method,
                   .items = {},
                   .totals = view_of(order.totals),
                   .discounts = discount_views(order),
                   .taxes = tax_views(order),
                   .refunded = {order.refunded_minor, order.totals.total.currency},
                   .fulfilment = view_of(order.fulfilment),
                   .notes = order.notes,
                   .business_date = order.business_date,
                   .placed_at = order.placed_at,
                   .promised_at = std::nullopt,
                   .promise = std::nullopt,
                   .ready_at = order.ready_at,
                   .updated_at = order.updated_at,
                   .version = order.version,
                   .token = std::nullopt};
    if (order.promise) {
        const auto& [p50, p90] = *order.promise;
        view.promised_at = p90;
        view.promise = {p50, p90, order.first_promised_at.value_or(p90)};
    }
    for (const auto& line : order.lines)
        view.items.push_back(order_line_view(line));
    return view;
}

QuoteView view_of(const Draft& draft) {
    QuoteView view{.location_id = draft.location,
                   .payment_method = draft.payment_method,
                   .items = {},
                   .totals = view_of(draft.totals),
                   .discounts = discount_views(draft),
                   .taxes = tax_views(draft),
                   .fulfilment = view_of(draft.fulfilment),
                   .notes = draft.notes,
                   .promised_at = std::nullopt,
                   .promise = std::nullopt};
    if (draft.promise) {
        view.promised_at = draft.promise->p90;
        view.promise = {draft.promise->p50, draft.promise->p90};
    }
    for (const auto& line : draft.lines)
        view.items.push_back(quote_line_view(line));
    return view;
}

OrderHistoryView view_of(const std::vector<HistoryEntry>& entries) {
    OrderHistoryView view;
    for (const auto& entry : entries) {
        view.items.push_back({entry.kind, entry.at, entry.actor, entry.actor_role, entry.from,
                              entry.to, entry.reason, entry.version});
    }
    return view;
}

}  // namespace beanq::orders

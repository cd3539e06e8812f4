#include "orders/adapters/http/price_rule_dto.hpp"

#include <utility>

namespace beanq::orders {

namespace {

template <class Wrapped>
auto value_of(const std::optional<Wrapped>& from) {
    return from ? std::optional(from->value) : std::nullopt;
}

/// What was asked to be set, or to be nothing.
template <class Wrapped, class To>
void apply(const http::Change<Wrapped>& change, std::optional<To>& to) {
    if (change.present) to = value_of(change.value);
}
void apply(const http::Change<Instant>& change, std::optional<Instant>& to) {
    if (change.present) to = change.value;
}

/// A promotion with a rate is a percent one, any other takes an amount off.
DiscountKind kind_of(const Promotion& promotion) {
    return promotion.rate_ppm != 0 ? DiscountKind::percent : DiscountKind::fixed;
}

}  // namespace

TaxRateView view_of(const TaxRate& rate) {
    return {rate.id,        rate.location,    rate.name,   rate.rate_ppm, rate.included,
            rate.tax_class, rate.fulfilments, rate.active, rate.version};
}

CashRoundingView view_of(const LocationRounding& from) {
    return {from.location, from.rounding.step_minor, from.rounding.mode, from.version};
}

PromotionView view_of(const Promotion& promotion) {
    std::optional<std::int64_t> rate;
    if (promotion.kind == DiscountKind::percent) rate = promotion.rate_ppm;
    return {.id = promotion.id,
            .location_id = promotion.location,
            .name = promotion.name,
            .code = promotion.code,
            .target = promotion.target,
            .subjects = promotion.subjects,
            .rate_ppm = rate,
            .amount = promotion.amount,
            .min_subtotal = promotion.min_subtotal,
            .valid_from = promotion.valid_from,
            .valid_until = promotion.valid_until,
            .hours = http::to_view(promotion.hours),
            .max_uses = promotion.max_uses,
            .max_uses_per_customer = promotion.max_uses_per_customer,
            .used = promotion.used,
            .active = promotion.active,
            .version = promotion.version};
}

TaxRate to_rate(NewTaxRateBody body) {
    return {.id = {},
            .location = {},
            .name = std::move(body.name.value),
            .rate_ppm = body.rate_ppm.value,
            .included = body.included.value_or(true),
            .tax_class = value_of(body.tax_class),
            .fulfilments = body.fulfilments ? std::move(body.fulfilments->value)
                                            : std::vector<FulfilmentType>{}};
}

Promotion to_promotion(NewPromotionBody body) {
    Promotion promotion{
        .id = {},
        .location = {},
        .name = std::move(body.name.value),
        .code = value_of(body.code),
        .target = body.target.value_or(PromotionTarget::order),
        .subjects = body.subjects ? std::move(body.subjects->value) : std::vector<Uuid>{},
        .rate_ppm = body.rate_ppm ? body.rate_ppm->value : 0,
        .amount = value_of(body.amount),
        .min_subtotal = value_of(body.min_subtotal),
        .valid_from = body.valid_from,
        .valid_until = body.valid_until,
        .hours = body.hours ? http::to_hours(*body.hours) : WeeklyHours{},
        .max_uses = value_of(body.max_uses),
        .max_uses_per_customer = value_of(body.max_uses_per_customer)};
    promotion.kind = kind_of(promotion);
    return promotion;
}

std::function<void(TaxRate&)> to_edit(TaxRateChangeBody body) {
    return [body = std::move(body)](TaxRate& rate) {
        if (body.name) rate.name = body.name->value;
        if (body.rate_ppm) rate.rate_ppm = body.rate_ppm->value;
        if (body.included) rate.included = *body.included;
        apply(body.tax_class, rate.tax_class);
        if (body.fulfilments.present) {
            rate.fulfilments = body.fulfilments.value ? body.fulfilments.value->value
                                                      : std::vector<FulfilmentType>{};
        }
        if (body.active) rate.active = *body.active;
    };
}

std::function<void(Promotion&)> to_edit(PromotionChangeBody body) {
    return [body = std::move(body)](Promotion& promotion) {
        if (body.name) promotion.name = body.name->value;
        apply(body.code, promotion.code);
        if (body.target) promotion.target = *body.target;
        if (body.subjects.present) {
            promotion.subjects =
                body.subjects.value ? body.subjects.value->value : std::vector<Uuid>{};
        }
        if (body.rate_ppm.present)
            promotion.rate_ppm = body.rate_ppm.value ? body.rate_ppm.value->value : 0;
        apply(body.amount, promotion.amount);
        apply(body.min_subtotal, promotion.min_subtotal);
        apply(body.valid_from, promotion.valid_from);
        apply(body.valid_until, promotion.valid_until);
        if (body.hours) promotion.hours = http::to_hours(*body.hours);
        apply(body.max_uses, promotion.max_uses);
        apply(body.max_uses_per_customer, promotion.max_uses_per_customer);
        if (body.active) promotion.active = *body.active;
        promotion.kind = kind_of(promotion);
    };
}

}  // namespace beanq::orders

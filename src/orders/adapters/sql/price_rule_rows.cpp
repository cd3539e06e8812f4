#include "orders/adapters/sql/price_rule_rows.hpp"

#include "kernel/row_reader.hpp"
#include "orders/adapters/sql/order_rows.hpp"

namespace beanq::orders {

TaxRate tax_rate_from(const db::Row& row) {
    Cells cells(row);
    TaxRate rate;
    rate.id = cells.next<TaxRateId>();
    rate.location = cells.next<LocationId>();
    rate.name = cells.next<std::string>();
    rate.rate_ppm = cells.next<std::int64_t>();
    rate.included = cells.next<bool>();
    rate.tax_class = cells.next<std::optional<std::string>>();
    for (const std::string& name : split(cells.next<std::string>(), ','))
        rate.fulfilments.push_back(parse<FulfilmentType>(name).value());
    rate.active = cells.next<bool>();
    rate.version = cells.next<std::int64_t>();
    return rate;
}

Promotion promotion_from(const db::Row& row) {
    Cells cells(row);
    Promotion promotion;
    promotion.id = cells.next<PromotionId>();
    promotion.location = cells.next<LocationId>();
    promotion.name = cells.next<std::string>();
    promotion.code = cells.next<std::optional<std::string>>();
    promotion.target = cells.next_named<PromotionTarget>();
    for (const std::string& id : split(cells.next<std::string>(), '\n'))
        promotion.subjects.push_back(parse_uuid(id).value());
    promotion.kind = cells.next_named<DiscountKind>();
    promotion.rate_ppm = cells.next<std::int64_t>();
    const auto amount = cells.next<std::optional<std::int64_t>>();
    const auto min_subtotal = cells.next<std::optional<std::int64_t>>();
    const Currency currency = Currency::parse(cells.next<std::string>()).value();
    if (amount) promotion.amount = Money{*amount, currency};
    if (min_subtotal) promotion.min_subtotal = Money{*min_subtotal, currency};
    promotion.valid_from = cells.next<std::optional<Instant>>();
    promotion.valid_until = cells.next<std::optional<Instant>>();
    promotion.hours = weekly_hours_from(cells.next<std::string>());
    promotion.max_uses = cells.next<std::optional<std::int64_t>>();
    promotion.max_uses_per_customer = cells.next<std::optional<std::int64_t>>();
    promotion.used = cells.next<std::int64_t>();
    promotion.active = cells.next<bool>();
    promotion.version = cells.next<std::int64_t>();
    return promotion;
}

std::string to_text(const std::vector<FulfilmentType>& fulfilments) {
    std::string text;
    for (const FulfilmentType type : fulfilments)
        text += (text.empty() ? "" : ",") + std::string(to_string(type));
    return text;
}

std::string to_text(const std::vector<Uuid>& ids) {
    std::string text;
    for (const Uuid& id : ids)
        text += (text.empty() ? "" : "\n") + to_string(id);
    return text;
}

}  // namespace beanq::orders

#include "orders/adapters/sql/price_rule_rows.hpp"

#include <stdexcept>

#include "kernel/row_reader.hpp"

namespace beanq::orders {

namespace {

template <class E>
E named(const std::string& name) {
    if (const auto value = parse<E>(name)) return *value;
    throw std::logic_error("the database holds an unknown name: " + name);
}

}  // namespace

TaxRate tax_rate_from(const db::Row& row) {
    TaxRate rate{.id = row.get<TaxRateId>(0),
                 .location = row.get<LocationId>(1),
                 .name = row.get<std::string>(2),
                 .rate_ppm = row.get<std::int64_t>(3),
                 .included = row.get<bool>(4),
                 .tax_class = row.get<std::optional<std::string>>(5),
                 .fulfilments = {},
                 .active = row.get<bool>(7),
                 .version = row.get<std::int64_t>(8)};
    for (const std::string& name : split(row.get<std::string>(6), ','))
        rate.fulfilments.push_back(named<FulfilmentType>(name));
    return rate;
}

Promotion promotion_from(const db::Row& row) {
    const auto currency = Currency::parse(row.get<std::string>(10));
    if (!currency) throw std::logic_error("the database holds an unknown currency");
    const auto money = [&](std::size_t at) -> std::optional<Money> {
        const auto minor = row.get<std::optional<std::int64_t>>(at);
        return minor ? std::optional(Money{*minor, *currency}) : std::nullopt;
    };
    Promotion promotion{.id = row.get<PromotionId>(0),
                        .location = row.get<LocationId>(1),
                        .name = row.get<std::string>(2),
                        .code = row.get<std::optional<std::string>>(3),
                        .target = named<PromotionTarget>(row.get<std::string>(4)),
                        .subjects = {},
                        .kind = named<DiscountKind>(row.get<std::string>(6)),
                        .rate_ppm = row.get<std::int64_t>(7),
                        .amount = money(8),
                        .min_subtotal = money(9),
                        .valid_from = row.get<std::optional<Instant>>(11),
                        .valid_until = row.get<std::optional<Instant>>(12),
                        .hours = weekly_hours_from(row.get<std::string>(13)),
                        .max_uses = row.get<std::optional<std::int64_t>>(14),
                        .max_uses_per_customer = row.get<std::optional<std::int64_t>>(15),
                        .used = row.get<std::int64_t>(16),
                        .active = row.get<bool>(17),
                        .version = row.get<std::int64_t>(18)};
    for (const std::string& id : split(row.get<std::string>(5), '\n'))
        promotion.subjects.push_back(parse_uuid(id).value());
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

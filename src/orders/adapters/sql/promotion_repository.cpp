#include "orders/adapters/sql/promotion_repository.hpp"

#include "kernel/fault.hpp"
#include "orders/adapters/sql/order_rows.hpp"
#include "orders/adapters/sql/price_rule_rows.hpp"

namespace beanq::orders {

namespace {

constexpr db::Statement insert_promotion{"promotions.insert", R"(
    INSERT INTO promotions (id, location_id, name, code, target, subjects, kind, rate_ppm,
                            amount_minor, min_subtotal_minor, currency, valid_from, valid_until,
                            hours, max_uses, max_uses_per_customer, used, active, version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 0, $17, 1)
    ON CONFLICT (location_id, code) DO NOTHING RETURNING id)"};

constexpr std::string_view select = "SELECT ";
constexpr std::string_view by_id = " FROM promotions WHERE id = $1";
constexpr std::string_view page = R"( FROM promotions
    WHERE ($1 = FALSE OR location_id = $2) AND ($3 = FALSE OR id < $4) ORDER BY id DESC LIMIT $5)";
constexpr auto by_id_sql = joined<select, promotion_columns, by_id>;
constexpr auto page_sql = joined<select, promotion_columns, page>;
constexpr db::Statement select_promotion{"promotions.by_id", by_id_sql.view()};
constexpr db::Statement list_promotions{"promotions.list", page_sql.view()};

constexpr db::Statement code_of_another{
    "promotions.code_of_another",
    "SELECT 1 FROM promotions WHERE location_id = $1 AND code = $2 AND id <> $3"};

constexpr db::Statement update_promotion{"promotions.update", R"(
    UPDATE promotions
    SET name = $3, code = $4, target = $5, subjects = $6, kind = $7, rate_ppm = $8,
        amount_minor = $9, min_subtotal_minor = $10, currency = $11, valid_from = $12,
        valid_until = $13, hours = $14, max_uses = $15, max_uses_per_customer = $16, active = $17,
        version = version + 1
    WHERE id = $1 AND version = $2 AND (used <= $15 OR $15 IS NULL) RETURNING used)"};

std::optional<std::int64_t> minor(const std::optional<Money>& money) {
    return money ? std::optional(money->amount_minor) : std::nullopt;
}

/// Of the amount or the minimum; one that has neither is in no currency.
std::string currency_of(const Promotion& promotion) {
    if (promotion.amount) return promotion.amount->currency.text();
    if (promotion.min_subtotal) return promotion.min_subtotal->currency.text();
    return Currency{}.text();
}

}  // namespace

awaitable<bool> SqlPromotionRepository::add(Transaction& tx, const Promotion& promotion) {
    const auto rows = co_await db::sql(tx).run(
        insert_promotion, promotion.id, promotion.location, promotion.name, promotion.code,
        to_string(promotion.target), to_text(promotion.subjects), to_string(promotion.kind),
        promotion.rate_ppm, minor(promotion.amount), minor(promotion.min_subtotal),
        currency_of(promotion), promotion.valid_from, promotion.valid_until,
        to_text(promotion.hours), promotion.max_uses, promotion.max_uses_per_customer,
        promotion.active);
    co_return !rows.empty();
}

awaitable<std::optional<Promotion>> SqlPromotionRepository::find(Transaction& tx,
                                                                 const PromotionId& id) {
    const auto rows = co_await db::sql(tx).run(select_promotion, id);
    if (rows.empty()) co_return std::nullopt;
    co_return promotion_from(rows.front());
}

awaitable<std::vector<Promotion>> SqlPromotionRepository::list(Transaction& tx,
                                                               std::optional<LocationId> location,
                                                               std::optional<PromotionId> before,
                                                               int limit) {
    const auto rows = co_await db::sql(tx).run(list_promotions, location.has_value(),
                                               location.value_or(LocationId{}), before.has_value(),
                                               before.value_or(PromotionId{}), limit);
    std::vector<Promotion> promotions;
    for (const auto& row : rows)
        promotions.push_back(promotion_from(row));
    co_return promotions;
}

awaitable<bool> SqlPromotionRepository::update(Transaction& tx, Promotion& promotion) {
    if (promotion.code) {
        const auto taken = co_await db::sql(tx).run(code_of_another, promotion.location,
                                                    promotion.code, promotion.id);
        if (!taken.empty()) co_return false;
    }
    const auto rows = co_await db::sql(tx).run(
        update_promotion, promotion.id, promotion.version, promotion.name, promotion.code,
        to_string(promotion.target), to_text(promotion.subjects), to_string(promotion.kind),
        promotion.rate_ppm, minor(promotion.amount), minor(promotion.min_subtotal),
        currency_of(promotion), promotion.valid_from, promotion.valid_until,
        to_text(promotion.hours), promotion.max_uses, promotion.max_uses_per_customer,
        promotion.active);
    if (rows.empty()) throw TransientConflict("a promotion was changed meanwhile");
    promotion.used = rows.front().get<std::int64_t>(0);
    ++promotion.version;
    co_return true;
}

}  // namespace beanq::orders

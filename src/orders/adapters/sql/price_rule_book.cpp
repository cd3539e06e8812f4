#include "orders/adapters/sql/price_rule_book.hpp"

#include <utility>

#include "orders/adapters/sql/order_rows.hpp"
#include "orders/adapters/sql/price_rule_rows.hpp"

namespace beanq::orders {

namespace {

constexpr std::string_view select = "SELECT ";
constexpr std::string_view active_rates =
    " FROM tax_rates WHERE location_id = $1 AND active = TRUE ORDER BY id";
constexpr std::string_view without_code =
    " FROM promotions WHERE location_id = $1 AND code IS NULL AND active = TRUE ORDER BY id";
constexpr std::string_view with_code =
    " FROM promotions WHERE location_id = $1 AND code = $2 AND active = TRUE";

constexpr auto taxes_sql = joined<select, tax_rate_columns, active_rates>;
constexpr auto automatic_sql = joined<select, promotion_columns, without_code>;
constexpr auto coded_sql = joined<select, promotion_columns, with_code>;

constexpr db::Statement select_taxes{"prices.taxes", taxes_sql.view()};
constexpr db::Statement select_automatic{"prices.automatic_promotions", automatic_sql.view()};
constexpr db::Statement select_coded{"prices.promotion_by_code", coded_sql.view()};
constexpr db::Statement select_rounding{
    "prices.rounding", "SELECT step_minor, mode FROM cash_rounding WHERE location_id = $1"};

}  // namespace

std::vector<db::Query> price_rule_queries(const LocationId& location,
                                          const std::set<std::string>& codes) {
    std::vector<db::Query> queries{db::query(select_taxes, location),
                                   db::query(select_rounding, location),
                                   db::query(select_automatic, location)};
    for (const std::string& code : codes)
        queries.push_back(db::query(select_coded, location, code));
    return queries;
}

PriceRules price_rules_from(std::span<const db::Rows> answers) {
    PriceRules rules;
    for (const auto& row : answers[0])
        rules.taxes.push_back(tax_rate_from(row));
    for (const auto& row : answers[1])
        rules.rounding = {row.get<std::int64_t>(0), *parse<RoundingMode>(row.get<std::string>(1))};
    for (const db::Rows& promotions : answers.subspan(2)) {
        for (const auto& row : promotions)
            rules.promotions.push_back(promotion_from(row));
    }
    return rules;
}

awaitable<PriceRules> SqlPriceRuleBook::rules(Transaction& tx, const LocationId& location,
                                              const std::set<std::string>& codes) {
    const auto answers = co_await db::sql(tx).run_all(price_rule_queries(location, codes));
    co_return price_rules_from(answers);
}

}  // namespace beanq::orders

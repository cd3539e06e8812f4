#include "orders/adapters/sql/tax_rate_repository.hpp"

#include "kernel/fault.hpp"
#include "orders/adapters/sql/order_rows.hpp"
#include "orders/adapters/sql/price_rule_rows.hpp"

namespace beanq::orders {

namespace {

constexpr db::Statement insert_rate{"taxes.insert", R"(
    INSERT INTO tax_rates (id, location_id, name, rate_ppm, included, tax_class, fulfilments,
                           active, version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))"};

constexpr std::string_view select = "SELECT ";
constexpr std::string_view by_id = " FROM tax_rates WHERE id = $1";
constexpr std::string_view page = R"( FROM tax_rates
    WHERE ($1 = FALSE OR location_id = $2) AND ($3 = FALSE OR id < $4) ORDER BY id DESC LIMIT $5)";
constexpr auto by_id_sql = joined<select, tax_rate_columns, by_id>;
constexpr auto page_sql = joined<select, tax_rate_columns, page>;
constexpr db::Statement select_rate{"taxes.by_id", by_id_sql.view()};
constexpr db::Statement list_rates{"taxes.list", page_sql.view()};

constexpr db::Statement update_rate{"taxes.update", R"(
    UPDATE tax_rates SET name = $3, rate_ppm = $4, included = $5, tax_class = $6, fulfilments = $7,
                         active = $8, version = version + 1
    WHERE id = $1 AND version = $2 RETURNING version)"};

constexpr db::Statement select_rounding{
    "taxes.rounding", "SELECT step_minor, mode, version FROM cash_rounding WHERE location_id = $1"};

constexpr db::Statement put_rounding{"taxes.set_rounding", R"(
    INSERT INTO cash_rounding (location_id, step_minor, mode, version) VALUES ($1, $2, $3, 1)
    ON CONFLICT (location_id) DO UPDATE
    SET step_minor = excluded.step_minor, mode = excluded.mode, version = cash_rounding.version + 1
    WHERE cash_rounding.version = $4 RETURNING version)"};

}  // namespace

awaitable<void> SqlTaxRateRepository::add(Transaction& tx, const TaxRate& rate) {
    co_await db::sql(tx).run(insert_rate, rate.id, rate.location, rate.name, rate.rate_ppm,
                             rate.included, rate.tax_class, to_text(rate.fulfilments), rate.active,
                             rate.version);
}

awaitable<std::optional<TaxRate>> SqlTaxRateRepository::find(Transaction& tx, const TaxRateId& id) {
    const auto rows = co_await db::sql(tx).run(select_rate, id);
    if (rows.empty()) co_return std::nullopt;
    co_return tax_rate_from(rows.front());
}

awaitable<std::vector<TaxRate>> SqlTaxRateRepository::list(Transaction& tx,
                                                           std::optional<LocationId> location,
                                                           std::optional<TaxRateId> before,
                                                           int limit) {
    const auto rows =
        co_await db::sql(tx).run(list_rates, location.has_value(), location.value_or(LocationId{}),
                                 before.has_value(), before.value_or(TaxRateId{}), limit);
    std::vector<TaxRate> rates;
    for (const auto& row : rows)
        rates.push_back(tax_rate_from(row));
    co_return rates;
}

awaitable<void> SqlTaxRateRepository::update(Transaction& tx, TaxRate& rate) {
    const auto rows = co_await db::sql(tx).run(update_rate, rate.id, rate.version, rate.name,
                                               rate.rate_ppm, rate.included, rate.tax_class,
                                               to_text(rate.fulfilments), rate.active);
    if (rows.empty()) throw TransientConflict("a tax rate was changed meanwhile");
    ++rate.version;
}

awaitable<std::pair<CashRounding, std::int64_t>> SqlTaxRateRepository::rounding(
    Transaction& tx, const LocationId& location) {
    const auto rows = co_await db::sql(tx).run(select_rounding, location);
    if (rows.empty()) co_return std::pair{CashRounding{}, std::int64_t{0}};
    const auto& row = rows.front();
    co_return std::pair{
        CashRounding{row.get<std::int64_t>(0), *parse<RoundingMode>(row.get<std::string>(1))},
        row.get<std::int64_t>(2)};
}

awaitable<bool> SqlTaxRateRepository::set_rounding(Transaction& tx, const LocationId& location,
                                                   const CashRounding& rounding,
                                                   std::int64_t version) {
    const auto rows = co_await db::sql(tx).run(put_rounding, location, rounding.step_minor,
                                               to_string(rounding.mode), version);
    co_return !rows.empty();
}

}  // namespace beanq::orders

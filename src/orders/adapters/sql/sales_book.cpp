#include "orders/adapters/sql/sales_book.hpp"

#include <chrono>
#include <string_view>
#include <utility>

#include "orders/adapters/sql/order_rows.hpp"
#include "platform/db/sql.hpp"

namespace beanq::orders {

namespace {

// A full refund gives the tip back, too: then there is no revenue, and none to take away either.
constexpr std::string_view revenue =
    "CAST(COALESCE(SUM(CASE WHEN status = 'cancelled' THEN 0 "
    "WHEN total_minor - tip_minor > refunded_minor THEN total_minor - tip_minor - refunded_minor "
    "ELSE 0 END), 0) AS bigint)";

constexpr std::string_view of_day = " FROM orders WHERE location_id = $1 AND business_date = $2";

constexpr std::string_view counts =
    "SELECT COUNT(*), COUNT(*) FILTER (WHERE status = 'completed'), "
    "COUNT(*) FILTER (WHERE status = 'cancelled'), "
    "CAST(COALESCE(SUM(refunded_minor), 0) AS bigint), ";
constexpr auto counts_sql = joined<counts, revenue, of_day>;
constexpr db::Statement sum_orders{"sales.orders", counts_sql.view()};

// Time zones differ by quarters of an hour, so that quarters make hours anywhere.
constexpr std::string_view quarter_postgres =
    "SELECT CAST(floor(extract(epoch FROM placed_at) / 900) AS bigint), COUNT(*), ";
constexpr std::string_view quarter_sqlite = "SELECT placed_at / 900000, COUNT(*), ";
constexpr std::string_view by_quarter = " AND status <> 'cancelled' GROUP BY 1 ORDER BY 1";
constexpr auto quarters_postgres_sql = joined<quarter_postgres, revenue, of_day, by_quarter>;
constexpr auto quarters_sqlite_sql = joined<quarter_sqlite, revenue, of_day, by_quarter>;
constexpr db::Statement sum_quarters{"sales.quarters", quarters_postgres_sql.view(),
                                     quarters_sqlite_sql.view()};

constexpr db::Statement sum_products{
    "sales.products",
    "SELECT MAX(l.name), MAX(l.variation_name), CAST(SUM(l.quantity) AS bigint), "
    "CAST(SUM(l.total_minor - l.discount_minor + l.tax_minor - l.tax_included_minor) AS bigint) "
    "FROM orders o JOIN order_lines l ON l.order_id = o.id "
    "WHERE o.location_id = $1 AND o.business_date = $2 AND o.status <> 'cancelled' "
    "AND l.voided = FALSE GROUP BY l.product_id, l.variation_id ORDER BY 3 DESC, 4 DESC, 1, 2 "
    "LIMIT 10"};

constexpr std::chrono::minutes quarter{15};

}  // namespace

awaitable<DaySales> SqlSalesBook::of_day(Transaction& tx, const LocationId& location,
                                         Date business_date) {
    std::vector<db::Query> queries{db::query(sum_orders, location, business_date),
                                   db::query(sum_quarters, location, business_date),
                                   db::query(sum_products, location, business_date)};
    const auto results = co_await db::sql(tx).run_all(std::move(queries));
    const db::Row& all = results[0].front();
    DaySales sales{.placed = all.get<std::int64_t>(0),
                   .completed = all.get<std::int64_t>(1),
                   .cancelled = all.get<std::int64_t>(2),
                   .revenue_minor = all.get<std::int64_t>(4),
                   .refunded_minor = all.get<std::int64_t>(3),
                   .quarters = {},
                   .products = {}};
    sales.open = sales.placed - sales.completed - sales.cancelled;
    for (const auto& row : results[1]) {
        sales.quarters.push_back({Instant{row.get<std::int64_t>(0) * quarter},
                                  row.get<std::int64_t>(1), row.get<std::int64_t>(2)});
    }
    for (const auto& row : results[2]) {
        sales.products.push_back({row.get<std::string>(0), row.get<std::string>(1),
                                  row.get<std::int64_t>(2), row.get<std::int64_t>(3)});
    }
    co_return sales;
}

}  // namespace beanq::orders

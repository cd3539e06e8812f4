#include "orders/adapters/sql/kitchen_repository.hpp"

#include <stdexcept>
#include <string>
#include <utility>

#include "orders/adapters/sql/kitchen_rows.hpp"
#include "platform/db/sql.hpp"

namespace beanq::orders {

namespace {

constexpr db::Statement select_busy{"kitchens.busy",
                                    "SELECT DISTINCT location_id FROM orders WHERE "
                                    "status IN ('pending', 'confirmed', 'preparing')"};

constexpr db::Statement upsert_kitchen{
    "kitchens.upsert",
    "INSERT INTO kitchens (location_id, stations, version) VALUES ($1, $2, $3) "
    "ON CONFLICT (location_id) DO UPDATE SET stations = excluded.stations, "
    "version = excluded.version WHERE kitchens.version = $3 - 1 RETURNING version"};

// What is locked is being changed by somebody and left alone, so that this never waits, and nobody
// waits in a circle with it.
constexpr db::Statement update_promises{
    "kitchens.promise",
    "UPDATE orders SET promised_p50_at = free.p50, promised_at = free.p90 FROM ("
    "SELECT o.id, new.p50, new.p90 FROM unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], "
    "$4::timestamptz[], $5::bigint[]) AS new (id, p50, p90, was, version) "
    "JOIN orders AS o ON o.id = new.id AND o.promised_at = new.was AND o.version = new.version "
    "WHERE o.status IN ('pending', 'confirmed', 'preparing') ORDER BY o.id "
    "FOR UPDATE OF o SKIP LOCKED) AS free WHERE orders.id = free.id "
    "RETURNING orders.id, number, location_id, status, promised_p50_at, promised_at, version",
    "UPDATE orders SET promised_p50_at = $2, promised_at = $3 WHERE id = $1 AND promised_at = $4 "
    "AND version = $5 AND status IN ('pending', 'confirmed', 'preparing') "
    "RETURNING id, number, location_id, status, promised_p50_at, promised_at, version"};

constexpr db::Statement count_promises{
    "kitchens.count_promises",
    "SELECT COALESCE(SUM(CASE WHEN ready_at <= first_promised_at THEN 1 ELSE 0 END), 0), "
    "COALESCE(SUM(CASE WHEN ready_at > first_promised_at THEN 1 ELSE 0 END), 0) FROM orders "
    "WHERE location_id = $1 AND business_date = $2 AND ready_at IS NOT NULL "
    "AND first_promised_at IS NOT NULL"};

}  // namespace

awaitable<Kitchen> SqlKitchenRepository::find(Transaction& tx, const LocationId& location,
                                              Instant now) {
    auto queries = kitchen_queries(location, now, QueueEnd::oldest);
    const auto rows = co_await db::sql(tx).run_all(std::move(queries));
    co_return kitchen_from(location, rows, QueueEnd::oldest);
}

awaitable<std::vector<LocationId>> SqlKitchenRepository::busy(Transaction& tx) {
    const auto rows = co_await db::sql(tx).run(select_busy);
    std::vector<LocationId> locations;
    for (const auto& row : rows)
        locations.push_back(row.get<LocationId>(0));
    co_return locations;
}

awaitable<bool> SqlKitchenRepository::save(Transaction& tx, const Kitchen& kitchen) {
    const auto rows = co_await db::sql(tx).run(upsert_kitchen, kitchen.location, kitchen.stations,
                                               kitchen.version);
    co_return !rows.empty();
}

awaitable<std::vector<PromisedOrder>> SqlKitchenRepository::promise(
    Transaction& tx, std::vector<NewPromise> promises, Instant at) {
    std::vector<PromisedOrder> promised;
    if (promises.empty()) co_return promised;
    db::RowByRow updates(update_promises);
    for (const auto& each : promises)
        updates.add(each.order, each.now.p50, each.now.p90, each.was.p90, each.version);
    const auto rows = co_await db::sql(tx).execute(std::move(updates).query());
    for (const auto& row : rows) {
        const auto status = parse<OrderStatus>(row.get<std::string>(3));
        if (!status) throw std::logic_error("the database holds an unknown status");
        promised.push_back({.order = row.get<OrderId>(0),
                            .number = row.get<std::string>(1),
                            .location = row.get<LocationId>(2),
                            .status = *status,
                            .promise = {row.get<Instant>(4), row.get<Instant>(5)},
                            .version = row.get<std::int64_t>(6),
                            .at = at});
    }
    co_return promised;
}

awaitable<PromiseCount> SqlKitchenRepository::count(Transaction& tx, const LocationId& location,
                                                    Date business_date) {
    const auto rows = co_await db::sql(tx).run(count_promises, location, business_date);
    co_return PromiseCount{rows.front().get<std::int64_t>(0), rows.front().get<std::int64_t>(1)};
}

}  // namespace beanq::orders

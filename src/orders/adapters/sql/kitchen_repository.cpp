#include "orders/adapters/sql/kitchen_repository.hpp"

#include <cstddef>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>

#include "orders/adapters/sql/order_rows.hpp"
#include "platform/db/sql.hpp"

namespace beanq::orders {

namespace {

constexpr db::Statement select_kitchen{
    "kitchens.select", "SELECT stations, version FROM kitchens WHERE location_id = $1"};

constexpr db::Statement select_measured{
    "kitchens.measured",
    "SELECT pace_ppm FROM orders WHERE location_id = $1 AND pace_ppm IS NOT NULL "
    "ORDER BY ready_at DESC LIMIT $2"};

// The statuses are written as the index orders_waiting has them.
constexpr std::string_view waiting_part =
    "SELECT o.id, o.placed_at, o.pickup_at, o.promised_p50_at, o.promised_at, o.version, "
    "l.preparation_s, l.started_at FROM (SELECT id, placed_at, pickup_at, promised_p50_at, "
    "promised_at, version FROM orders WHERE location_id = $1 "
    "AND status IN ('pending', 'confirmed', 'preparing') "
    "AND COALESCE(pickup_at, placed_at) BETWEEN $2 AND $3 ORDER BY id ";
// Their limits are written out, so that PostgreSQL plans for so few.
constexpr std::string_view newest_part = "DESC LIMIT 51";
constexpr std::string_view oldest_part = "ASC LIMIT 200";
constexpr std::string_view lines_part =
    ") AS o LEFT JOIN order_lines AS l ON l.order_id = o.id AND l.preparation <> 'done' "
    "AND l.voided = FALSE "
    "ORDER BY o.id, l.position";
constexpr auto newest_sql = joined<waiting_part, newest_part, lines_part>;
constexpr auto oldest_sql = joined<waiting_part, oldest_part, lines_part>;
constexpr db::Statement select_newest{"kitchens.newest_waiting", newest_sql.view()};
constexpr db::Statement select_oldest{"kitchens.oldest_waiting", oldest_sql.view()};

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

/// A queue that is longer is known by what was promised to the order before: a café that is flooded
/// goes on placing at the same speed. As many as newest_part reads, but for that one.
constexpr std::size_t newest_read = 50;

constexpr std::size_t queries_each = 3;

std::optional<Promise> promise_in(const db::Row& row, std::size_t p50, std::size_t p90) {
    const auto early = row.get<std::optional<Instant>>(p50);
    const auto late = row.get<std::optional<Instant>>(p90);
    if (!early || !late) return std::nullopt;
    return Promise{*early, *late};
}

std::vector<WaitingOrder> queue_in(const db::Rows& rows) {
    std::vector<WaitingOrder> queue;
    for (const auto& row : rows) {
        const auto id = row.get<OrderId>(0);
        if (queue.empty() || queue.back().id != id) {
            queue.push_back({.id = id,
                             .placed_at = row.get<Instant>(1),
                             .pickup_at = row.get<std::optional<Instant>>(2),
                             .promise = promise_in(row, 3, 4),
                             .version = row.get<std::int64_t>(5)});
        }
        const auto preparation_s = row.get<std::optional<std::int64_t>>(6);
        if (!preparation_s) continue;
        queue.back().lines.push_back(
            {work_of(std::chrono::seconds{*preparation_s}), row.get<std::optional<Instant>>(7)});
    }
    return queue;
}

Kitchen kitchen_in(const LocationId& location, std::span<const db::Rows> rows, QueueEnd end) {
    Kitchen kitchen{.location = location};
    if (!rows[0].empty()) {
        kitchen.stations = rows[0].front().get<int>(0);
        kitchen.version = rows[0].front().get<std::int64_t>(1);
    }
    std::vector<std::int64_t> measured_ppm;
    for (const auto& row : rows[1])
        measured_ppm.push_back(row.get<std::int64_t>(0));
    kitchen.pace = pace_of(std::move(measured_ppm));
    kitchen.queue = queue_in(rows[2]);
    if (end == QueueEnd::newest && kitchen.queue.size() > newest_read) {
        const auto& before = kitchen.queue.front().promise;
        if (before) kitchen.busy_until = before->p50;
        kitchen.queue.erase(kitchen.queue.begin());
    }
    return kitchen;
}

}  // namespace

awaitable<std::vector<Kitchen>> SqlKitchenRepository::find(Transaction& tx,
                                                           std::vector<LocationId> locations,
                                                           Instant now, QueueEnd end) {
    const bool newest = end == QueueEnd::newest;
    std::vector<db::Query> queries;
    for (const auto& location : locations) {
        queries.push_back(db::query(select_kitchen, location));
        queries.push_back(db::query(select_measured, location, most_measured));
        queries.push_back(db::query(newest ? select_newest : select_oldest, location,
                                    now - waited_for, now + waited_for));
    }
    const auto rows = co_await db::sql(tx).run_all(std::move(queries));
    std::vector<Kitchen> kitchens;
    for (std::size_t i = 0; i < locations.size(); ++i) {
        const auto mine = std::span(rows).subspan(i * queries_each, queries_each);
        kitchens.push_back(kitchen_in(locations[i], mine, end));
    }
    co_return kitchens;
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

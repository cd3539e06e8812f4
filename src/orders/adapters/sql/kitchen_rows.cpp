#include "orders/adapters/sql/kitchen_rows.hpp"

#include <cstddef>
#include <string_view>
#include <utility>

#include "orders/adapters/sql/order_rows.hpp"

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
constexpr std::string_view newest_part = "DESC LIMIT 21";
constexpr std::string_view oldest_part = "ASC LIMIT 200";
constexpr std::string_view lines_part =
    ") AS o LEFT JOIN order_lines AS l ON l.order_id = o.id AND l.preparation <> 'done' "
    "AND l.voided = FALSE "
    "ORDER BY o.id, l.position";
constexpr auto newest_sql = joined<waiting_part, newest_part, lines_part>;
constexpr auto oldest_sql = joined<waiting_part, oldest_part, lines_part>;
constexpr db::Statement select_newest{"kitchens.newest_waiting", newest_sql.view()};
constexpr db::Statement select_oldest{"kitchens.oldest_waiting", oldest_sql.view()};

/// A queue that is longer is known by what was promised to the order before: a café that is flooded
/// goes on placing at the same speed. As many as newest_part reads, but for that one.
constexpr std::size_t newest_read = 20;

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

}  // namespace

std::vector<db::Query> kitchen_queries(const LocationId& location, Instant now, QueueEnd end) {
    const bool newest = end == QueueEnd::newest;
    return {db::query(select_kitchen, location),
            db::query(select_measured, location, most_measured),
            db::query(newest ? select_newest : select_oldest, location, now - waited_for,
                      now + waited_for)};
}

Kitchen kitchen_from(const LocationId& location, std::span<const db::Rows> rows, QueueEnd end) {
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

}  // namespace beanq::orders

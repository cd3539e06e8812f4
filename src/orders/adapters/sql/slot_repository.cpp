#include "orders/adapters/sql/slot_repository.hpp"

#include <algorithm>
#include <utility>

#include "kernel/fault.hpp"
#include "platform/db/sql.hpp"

namespace beanq::orders {

namespace {

using db::sql;

constexpr db::Statement select_settings{"orders.pickup_settings", R"(
    SELECT enabled, slot_minutes, capacity, hours, lead_minutes, days_ahead, version
    FROM pickup_settings WHERE location_id = $1)"};

constexpr db::Statement put_settings{"orders.put_pickup_settings", R"(
    INSERT INTO pickup_settings AS s (location_id, enabled, slot_minutes, capacity, hours,
                                      lead_minutes, days_ahead, version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, 1)
    ON CONFLICT (location_id) DO UPDATE
    SET enabled = excluded.enabled, slot_minutes = excluded.slot_minutes,
        capacity = excluded.capacity, hours = excluded.hours,
        lead_minutes = excluded.lead_minutes, days_ahead = excluded.days_ahead,
        version = s.version + 1
    WHERE s.version = $8 RETURNING version)"};

constexpr db::Statement select_taken{"orders.taken_slots", R"(
    SELECT starts_at, taken FROM pickup_slots
    WHERE location_id = $1 AND starts_at >= $2 AND starts_at < $3 ORDER BY starts_at)"};

// Answers a row if there was a place. Those that began within the slot under another grid can only
// become fewer, so that counting them as they were refuses too much at worst.
constexpr db::Statement take_slot{"orders.take_slot", R"(
    INSERT INTO pickup_slots AS s (location_id, starts_at, taken)
    SELECT $1, $2, 1
    WHERE (SELECT COALESCE(sum(w.taken), 0) FROM pickup_slots AS w
           WHERE w.location_id = $1 AND w.starts_at > $2 AND w.starts_at < $3) < $4
    ON CONFLICT (location_id, starts_at) DO UPDATE SET taken = s.taken + 1
    WHERE s.taken + (SELECT COALESCE(sum(w.taken), 0) FROM pickup_slots AS w
                     WHERE w.location_id = $1 AND w.starts_at > $2 AND w.starts_at < $3) < $4
    RETURNING taken)"};

constexpr db::Statement give_slot_back{
    "orders.give_slot_back",
    "UPDATE pickup_slots SET taken = taken - 1 WHERE location_id = $1 AND starts_at = $2"};

constexpr db::Statement note_holder{
    "orders.note_slot_holder",
    "UPDATE orders SET slot_at = pickup_at "
    "FROM unnest($1::uuid[]) AS holder (order_id) WHERE orders.id = holder.order_id",
    "UPDATE orders SET slot_at = pickup_at WHERE id = $1"};

constexpr db::Statement release_slot{"orders.release_slot", R"(
    UPDATE pickup_slots SET taken = taken - 1
    WHERE (location_id, starts_at) = (SELECT location_id, slot_at FROM orders WHERE id = $1))"};

}  // namespace

awaitable<PickupSettings> SqlSlotRepository::settings(Transaction& tx, const LocationId& location) {
    const auto rows = co_await sql(tx).run(select_settings, location);
    if (rows.empty()) co_return PickupSettings{.location = location};
    const db::Row& row = rows.front();
    co_return PickupSettings{.location = location,
                             .enabled = row.get<bool>(0),
                             .slot_minutes = row.get<int>(1),
                             .capacity = row.get<int>(2),
                             .hours = weekly_hours_from(row.get<std::string>(3)),
                             .lead_minutes = row.get<int>(4),
                             .days_ahead = row.get<int>(5),
                             .version = row.get<std::int64_t>(6)};
}

awaitable<std::int64_t> SqlSlotRepository::put(Transaction& tx, const PickupSettings& settings) {
    const auto rows = co_await sql(tx).run(
        put_settings, settings.location, settings.enabled, settings.slot_minutes, settings.capacity,
        to_text(settings.hours), settings.lead_minutes, settings.days_ahead, settings.version);
    if (rows.empty()) throw TransientConflict("the pickup settings were changed meanwhile");
    co_return rows.front().get<std::int64_t>(0);
}

awaitable<std::vector<TakenSlot>> SqlSlotRepository::taken(Transaction& tx,
                                                           const LocationId& location, Instant from,
                                                           Instant to) {
    const auto rows = co_await sql(tx).run(select_taken, location, from, to);
    std::vector<TakenSlot> slots;
    for (const auto& row : rows)
        slots.push_back({row.get<Instant>(0), row.get<int>(1)});
    co_return slots;
}

awaitable<std::vector<bool>> SqlSlotRepository::take_all(Transaction& tx,
                                                         const std::vector<WantedSlot>& wanted) {
    std::vector<db::Query> queries;
    queries.reserve(wanted.size());
    for (const auto& slot : wanted) {
        queries.push_back(
            db::query(take_slot, slot.location, slot.starts_at, slot.ends_at, slot.capacity));
    }
    const auto answers = co_await sql(tx).run_all(std::move(queries));
    std::vector<bool> there;
    for (const auto& rows : answers)
        there.push_back(!rows.empty());
    co_return there;
}

awaitable<void> SqlSlotRepository::give_back_all(Transaction& tx,
                                                 const std::vector<WantedSlot>& taken) {
    for (const auto& slot : taken)
        sql(tx).run_later(db::query(give_slot_back, slot.location, slot.starts_at));
    co_return;
}

awaitable<void> SqlSlotRepository::note_holders(Transaction& tx,
                                                const std::vector<OrderId>& orders) {
    db::RowByRow rows(note_holder);
    for (const auto& order : orders)
        rows.add(order);
    if (!rows.empty()) sql(tx).run_later(std::move(rows).query());
    co_return;
}

awaitable<void> SqlSlotRepository::release_all(Transaction& tx, std::vector<const Order*> orders) {
    std::erase_if(orders, [](const Order* order) { return !order->fulfilment.pickup_at; });
    std::ranges::sort(orders, {}, [](const Order* order) {
        return std::pair(order->location, order->fulfilment.pickup_at);
    });
    for (const Order* order : orders)
        sql(tx).run_later(db::query(release_slot, order->id));
    co_return;
}

}  // namespace beanq::orders

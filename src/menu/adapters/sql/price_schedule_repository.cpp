#include "menu/adapters/sql/price_schedule_repository.hpp"

#include <utility>

#include "menu/adapters/sql/row_readers.hpp"
#include "platform/db/sql.hpp"

namespace beanq::menu {

namespace {

using db::sql;

constexpr db::Statement insert_schedule{"menu.insert_schedule", R"(
    INSERT INTO price_schedules (id, location_id, name, valid_from, valid_until, active, version,
                                 hours)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8))"};

constexpr db::Statement insert_price{"menu.insert_scheduled_price", R"(
    INSERT INTO price_schedule_prices (price_schedule_id, variation_id, price_minor, currency)
    VALUES ($1, $2, $3, $4))"};

constexpr db::Statement schedule_by_id{"menu.schedule_by_id", R"(
    SELECT id, location_id, name, valid_from, valid_until, active, version, hours
    FROM price_schedules WHERE id = $1)"};

constexpr db::Statement prices_of_schedule{"menu.prices_of_schedule", R"(
    SELECT variation_id, price_minor, currency FROM price_schedule_prices
    WHERE price_schedule_id = $1 ORDER BY variation_id)"};

constexpr db::Statement list_schedules{"menu.list_schedules", R"(
    SELECT id, location_id, name, valid_from, valid_until, active, version, hours
    FROM price_schedules
    WHERE ($1 = FALSE OR location_id = $2) AND ($3 = FALSE OR id < $4)
    ORDER BY id DESC LIMIT $5)"};

constexpr db::Statement update_schedule{"menu.update_schedule", R"(
    UPDATE price_schedules
    SET name = $3, valid_from = $4, valid_until = $5, active = $6, hours = $7,
        version = version + 1
    WHERE id = $1 AND version = $2)"};

constexpr db::Statement delete_prices{
    "menu.delete_scheduled_prices",
    "DELETE FROM price_schedule_prices WHERE price_schedule_id = $1"};

constexpr db::Statement delete_schedule{
    "menu.delete_schedule", "DELETE FROM price_schedules WHERE id = $1 AND version = $2"};

void insert_prices(const PriceSchedule& schedule, std::vector<db::Query>& queries) {
    for (const auto& [variation, price] : schedule.prices) {
        queries.push_back(db::query(insert_price, schedule.id, variation, price.amount_minor,
                                    price.currency.text()));
    }
}

awaitable<void> read_prices(Transaction& tx, std::vector<PriceSchedule>& schedules) {
    std::vector<db::Query> queries;
    queries.reserve(schedules.size());
    for (const PriceSchedule& schedule : schedules)
        queries.push_back(db::query(prices_of_schedule, schedule.id));
    const auto answers = co_await sql(tx).run_all(std::move(queries));
    for (std::size_t i = 0; i < schedules.size(); ++i)
        schedules[i].prices = read_all(answers[i], read_scheduled_price);
}

}  // namespace

awaitable<void> SqlPriceScheduleRepository::add(Transaction& tx, const PriceSchedule& schedule) {
    std::vector<db::Query> queries{db::query(
        insert_schedule, schedule.id, schedule.location, schedule.name, schedule.valid_from,
        schedule.valid_until, schedule.active, schedule.version, to_text(schedule.hours))};
    insert_prices(schedule, queries);
    co_await sql(tx).run_all(std::move(queries));
}

awaitable<std::optional<PriceSchedule>> SqlPriceScheduleRepository::find(Transaction& tx,
                                                                         PriceScheduleId id) {
    const auto rows = co_await sql(tx).run(schedule_by_id, id);
    auto found = read_all(rows, read_schedule);
    if (found.empty()) co_return std::nullopt;
    co_await read_prices(tx, found);
    co_return std::move(found.front());
}

awaitable<std::vector<PriceSchedule>> SqlPriceScheduleRepository::list(
    Transaction& tx, std::optional<LocationId> location, std::optional<PriceScheduleId> before,
    int limit) {
    const auto rows =
        co_await sql(tx).run(list_schedules, location.has_value(), location.value_or(LocationId{}),
                             before.has_value(), before.value_or(PriceScheduleId{}), limit);
    auto found = read_all(rows, read_schedule);
    co_await read_prices(tx, found);
    co_return found;
}

awaitable<void> SqlPriceScheduleRepository::update(Transaction& tx, PriceSchedule& schedule) {
    const auto rows = co_await sql(tx).run(update_schedule, schedule.id, schedule.version,
                                           schedule.name, schedule.valid_from, schedule.valid_until,
                                           schedule.active, to_text(schedule.hours));
    expect_changed(rows);
    std::vector<db::Query> queries{db::query(delete_prices, schedule.id)};
    insert_prices(schedule, queries);
    co_await sql(tx).run_all(std::move(queries));
    ++schedule.version;
}

awaitable<void> SqlPriceScheduleRepository::remove(Transaction& tx, PriceScheduleId id,
                                                   std::int64_t version) {
    const auto rows = co_await sql(tx).run(delete_schedule, id, version);
    expect_changed(rows);
}

}  // namespace beanq::menu

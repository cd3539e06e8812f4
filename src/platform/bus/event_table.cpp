#include "platform/bus/event_table.hpp"

#include "platform/db/sql.hpp"

namespace beanq::bus {
namespace {

using db::Row;
using db::Rows;
using db::Statement;

constexpr Statement select_events{
    "outbox.read",
    "SELECT sequence, id, type, aggregate, aggregate_id, version, location_id, at, payload "
    "FROM outbox_events WHERE sequence > $1 AND sequence <= $2 ORDER BY sequence LIMIT $3"};

constexpr Statement select_events_of_aggregate{
    "outbox.read_aggregate",
    "SELECT sequence, id, type, aggregate, aggregate_id, version, location_id, at, payload "
    "FROM outbox_events WHERE aggregate_id = $4 AND sequence > $1 AND sequence <= $2 "
    "ORDER BY sequence LIMIT $3"};

constexpr Statement select_end{"outbox.end",
                               "SELECT coalesce(max(sequence), 0) FROM outbox_events "
                               "WHERE sequence <= $1"};

EventPtr to_event(const Row& row) {
    return std::make_shared<const Event>(Event{.sequence = row.get<std::int64_t>(0),
                                               .id = row.get<Uuid>(1),
                                               .type = row.get<std::string>(2),
                                               .aggregate = row.get<std::string>(3),
                                               .aggregate_id = row.get<Uuid>(4),
                                               .version = row.get<std::int64_t>(5),
                                               .location = row.get<LocationId>(6),
                                               .at = row.get<Instant>(7),
                                               .payload = row.get<std::string>(8)});
}

}  // namespace

awaitable<Events> read_events(Store& store, EventRange range) {
    auto query = db::query(select_events, range.after, range.up_to, range.limit);
    if (range.aggregate) {
        query = db::query(select_events_of_aggregate, range.after, range.up_to, range.limit,
                          *range.aggregate);
    }
    const auto tx = co_await store.begin_look();
    const Rows rows = co_await db::sql(*tx).execute(std::move(query));
    Events events;
    events.reserve(rows.size());
    for (const Row& row : rows)
        events.push_back(to_event(row));
    co_return events;
}

awaitable<std::int64_t> read_end(Store& store, std::int64_t up_to) {
    const auto tx = co_await store.begin_look();
    const Rows rows = co_await db::sql(*tx).run(select_end, up_to);
    co_return rows.front().get<std::int64_t>(0);
}

}  // namespace beanq::bus

#include "platform/bus/outbox.hpp"

#include <utility>

#include "platform/bus/feed.hpp"
#include "platform/db/sql.hpp"

namespace beanq::bus {
namespace {

constexpr db::Statement insert_event{
    "outbox.append",
    "INSERT INTO outbox_events "
    "(id, type, aggregate, aggregate_id, version, location_id, at, payload) "
    "SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::bigint[], "
    "$6::uuid[], $7::timestamptz[], $8::json[])",
    "INSERT INTO outbox_events "
    "(id, type, aggregate, aggregate_id, version, location_id, at, payload) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"};

void add_row(db::RowByRow& rows, const Event& event) {
    rows.add(event.id, event.type, event.aggregate, event.aggregate_id, event.version,
             event.location, event.at, db::Json{event.payload});
}

}  // namespace

awaitable<void> Outbox::append(Transaction& tx, const Event& event) {
    db::RowByRow row(insert_event);
    add_row(row, event);
    co_await db::sql(tx).execute(std::move(row).query());
    tx.after_commit([&feed = feed_] { feed.wake(); });
}

void Outbox::append_later(Transaction& tx, const std::vector<Event>& events) {
    if (events.empty()) return;
    db::RowByRow rows(insert_event);
    for (const Event& event : events)
        add_row(rows, event);
    db::sql(tx).run_later(std::move(rows).query());
    tx.after_commit([&feed = feed_] { feed.wake(); });
}

}  // namespace beanq::bus

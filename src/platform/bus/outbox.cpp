#include "platform/bus/outbox.hpp"

#include "platform/bus/feed.hpp"
#include "platform/db/sql.hpp"

namespace beanq::bus {
namespace {

constexpr db::Statement insert_event{
    "outbox.append",
    "INSERT INTO outbox_events "
    "(id, type, aggregate, aggregate_id, version, location_id, at, payload) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"};

}  // namespace

awaitable<void> Outbox::append(Transaction& tx, const Event& event) {
    co_await db::sql(tx).run(insert_event, event.id, event.type, event.aggregate,
                             event.aggregate_id, event.version, event.location, event.at,
                             db::Json{event.payload});
    tx.after_commit([&feed = feed_] { feed.wake(); });
}

}  // namespace beanq::bus

#include "platform/bus/horizon.hpp"

#include "platform/db/sql.hpp"

namespace beanq::bus {
namespace {

/// The last sequence handed out, the oldest transaction in flight, and, where it is asked for, a
/// transaction id of our own: every transaction that has one already has a lower one. Nothing older
/// than that serves: a snapshot's xmax knows only of transactions that have ended. PostgreSQL takes
/// the snapshot first, then reads the sequence, then gives the id.
constexpr db::Statement select_horizon{"outbox.horizon",
                                       "SELECT CASE WHEN is_called THEN last_value ELSE 0 END,"
                                       " pg_snapshot_xmin(pg_current_snapshot())::text::bigint,"
                                       " CASE WHEN $1 THEN pg_current_xact_id()::text::bigint END"
                                       " FROM outbox_events_sequence_seq"};

/// To see a new sequence; to learn the bound, and that nobody below it is left.
constexpr int looks_of_a_quiet_shop = 2;

}  // namespace

Horizon::Horizon(db::Database& database) : database_(database) {
    if (database.engine() == db::Engine::sqlite) decided_ = INT64_MAX;
}

awaitable<void> Horizon::look(bool expects_news) {
    if (decided_ == INT64_MAX) co_return;
    for (int i = 0; i < looks_of_a_quiet_shop; ++i) {
        co_await look_once(expects_news);
        if (!candidate_) co_return;
    }
}

// Each look has a transaction of its own. An event's transaction has its id before it takes a
// sequence (see migrations/postgres/0001), and we learn the bound after we saw the sequence. Who
// was below the bound and had not ended when the snapshot was taken is in flight there; who began
// since holds it back too, until the next look.
awaitable<void> Horizon::look_once(bool expects_news) {
    const bool wants_bound = candidate_ ? !candidate_->transactions_below : expects_news;
    const auto tx = co_await database_.begin_look();
    const db::Rows rows = co_await db::sql(*tx).run(select_horizon, wants_bound);
    const db::Row& row = rows.front();
    const auto last = row.get<std::int64_t>(0);
    const auto oldest_in_flight = row.get<std::int64_t>(1);
    if (last > decided_ && (wants_bound || !candidate_))
        candidate_ = Candidate{last, row.get<std::optional<std::int64_t>>(2)};
    if (!candidate_ || !candidate_->transactions_below) co_return;
    if (oldest_in_flight < *candidate_->transactions_below) co_return;
    decided_ = candidate_->sequence;
    candidate_.reset();
    if (last > decided_) candidate_ = Candidate{last};
}

}  // namespace beanq::bus

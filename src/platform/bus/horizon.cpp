#include "platform/bus/horizon.hpp"

#include "platform/db/sql.hpp"

namespace beanq::bus {
namespace {

/// The last sequence handed out, the oldest transaction in flight, and, where it is asked for, a
/// transaction id of our own: every transaction that has one already has a lower one. Nothing older
/// than that serves: a snapshot's xmax knows only of transactions that have ended.
constexpr db::Statement select_horizon{"outbox.horizon",
                                       "SELECT CASE WHEN is_called THEN last_value ELSE 0 END,"
                                       " pg_snapshot_xmin(pg_current_snapshot())::text::bigint,"
                                       " CASE WHEN $1 THEN pg_current_xact_id()::text::bigint END"
                                       " FROM outbox_events_sequence_seq"};

/// To see a new sequence, to learn the bound, to see everybody below the bound gone.
constexpr int looks_of_a_quiet_shop = 3;

}  // namespace

Horizon::Horizon(db::Database& database) : database_(database) {
    if (database.engine() == db::Engine::sqlite) decided_ = INT64_MAX;
}

awaitable<void> Horizon::look() {
    if (decided_ == INT64_MAX) co_return;
    for (int i = 0; i < looks_of_a_quiet_shop; ++i) {
        co_await look_once();
        if (!candidate_) co_return;
    }
}

// Each look has a transaction of its own. An event's transaction has its id before it takes a
// sequence (see migrations/postgres/0001), and we learn the bound after we saw the sequence.
awaitable<void> Horizon::look_once() {
    const bool wants_bound = candidate_ && !candidate_->transactions_below;
    const auto tx = co_await database_.begin_look();
    const db::Rows rows = co_await db::sql(*tx).run(select_horizon, wants_bound);
    const db::Row& row = rows.front();
    const auto last = row.get<std::int64_t>(0);
    const auto oldest_in_flight = row.get<std::int64_t>(1);
    if (wants_bound) {
        candidate_->transactions_below = row.get<std::int64_t>(2);
    } else if (candidate_ && oldest_in_flight >= *candidate_->transactions_below) {
        decided_ = candidate_->sequence;
        candidate_.reset();
    }
    if (!candidate_ && last > decided_) candidate_ = Candidate{last};
}

}  // namespace beanq::bus

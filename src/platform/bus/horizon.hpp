#pragma once

#include <cstdint>
#include <optional>

#include "kernel/awaitable.hpp"
#include "platform/db/database.hpp"

namespace beanq::bus {

/// How far the outbox may be read: no event up to there can still appear. SQLite's single writer
/// gives that for nothing. In PostgreSQL a sequence number is taken before its transaction commits,
/// so what is newer than the oldest transaction in flight has to wait.
class Horizon {
public:
    explicit Horizon(db::Database& database);

    /// Brings it up to date, as far as the transactions in flight let it come. Who knows that
    /// there is something new spares a look.
    awaitable<void> look(bool expects_news = false);

    /// Everything up to this sequence is decided.
    std::int64_t decided() const { return decided_; }

    /// Something newer has been written, or is being written: look again soon.
    bool is_behind() const { return candidate_.has_value(); }

private:
    /// A sequence that had been handed out when we looked.
    struct Candidate {
        std::int64_t sequence;
        /// Who took it or an earlier one has a transaction id below this; nothing: not learnt yet.
        std::optional<std::int64_t> transactions_below = {};
    };

    awaitable<void> look_once(bool expects_news);

    db::Database& database_;
    std::int64_t decided_ = 0;
    std::optional<Candidate> candidate_;
};

}  // namespace beanq::bus

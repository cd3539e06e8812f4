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

    /// Brings it up to date, as far as the transactions in flight let it come.
    awaitable<void> look();

    /// Everything up to this sequence is decided.
    std::int64_t decided() const { return decided_; }

    /// Something newer has been written, or is being written: look again soon.
    bool is_behind() const { return candidate_.has_value(); }

private:
    /// A sequence that had been handed out when we looked.
    struct Candidate {
        std::int64_t sequence;
        /// Who took it or an earlier one has a transaction id below this; learnt in a later look.
        std::optional<std::int64_t> transactions_below = {};
    };

    awaitable<void> look_once();

    db::Database& database_;
    std::int64_t decided_ = 0;
    std::optional<Candidate> candidate_;
};

}  // namespace beanq::bus

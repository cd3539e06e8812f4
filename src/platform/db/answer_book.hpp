#pragma once

#include "kernel/clock.hpp"
#include "kernel/once.hpp"

namespace beanq::db {

/// Idempotency keys in the `idempotency_keys` table.
class SqlAnswerBook final : public AnswerBook {
public:
    explicit SqlAnswerBook(const Clock& clock) : clock_(clock) {}

    awaitable<Result<void>> claim(Transaction& tx, const RequestKey& key) override;
    awaitable<void> settle(Transaction& tx, const RequestKey& key, const Answer& answer) override;

    /// Forgets keys older than a day; answers how many went.
    awaitable<std::int64_t> forget_old(Transaction& tx);

private:
    const Clock& clock_;
};

}  // namespace beanq::db

#pragma once

#include <vector>

#include "kernel/clock.hpp"
#include "kernel/once.hpp"

namespace beanq::db {

/// Idempotency keys in the `idempotency_keys` table.
class SqlAnswerBook final : public AnswerBook {
public:
    explicit SqlAnswerBook(const Clock& clock) : clock_(clock) {}

    awaitable<std::vector<Result<void>>> claim_all(Transaction& tx,
                                                   std::vector<RequestKey> keys) override;
    awaitable<void> settle_all(Transaction& tx, std::vector<KeptAnswer> answers) override;
    awaitable<void> release_all(Transaction& tx, std::vector<RequestKey> keys) override;

    /// Forgets keys older than a day; answers how many went.
    awaitable<std::int64_t> forget_old(Transaction& tx);

private:
    const Clock& clock_;
};

}  // namespace beanq::db

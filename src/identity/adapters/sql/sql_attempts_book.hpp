#pragma once

#include "identity/ports.hpp"

namespace beanq::identity {

/// Wrong passwords in the `login_attempts` table.
class SqlAttemptsBook final : public AttemptsBook {
public:
    awaitable<LoginAttempts> read(Transaction& tx, Digest email) override;
    awaitable<LoginAttempts> hold(Transaction& tx, Digest email) override;
    awaitable<void> store(Transaction& tx, Digest email, const LoginAttempts& attempts) override;
    awaitable<void> clear(Transaction& tx, Digest email) override;
    awaitable<void> sweep(Transaction& tx, Instant older_than) override;
};

}  // namespace beanq::identity

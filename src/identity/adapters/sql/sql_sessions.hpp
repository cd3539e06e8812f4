#pragma once

#include "identity/ports.hpp"

namespace beanq::identity {

/// Sessions in the `sessions` and `refresh_tokens` tables.
class SqlSessions final : public Sessions {
public:
    awaitable<void> add(Transaction& tx, const Session& session, Digest refresh_token) override;
    awaitable<std::optional<SessionState>> state(Transaction& tx, SessionId id) override;
    awaitable<std::optional<TakenToken>> take(Transaction& tx, Digest token, Instant now) override;
    awaitable<std::optional<SessionId>> family(Transaction& tx, Digest token) override;
    awaitable<std::optional<UserId>> extend(Transaction& tx, SessionId id, Digest token,
                                            Instant now, Instant expires_at) override;
    awaitable<std::vector<Session>> list(Transaction& tx, UserId user, Instant now,
                                         std::optional<SessionId> after, int limit) override;
    awaitable<bool> end(Transaction& tx, UserId user, SessionId id) override;
    awaitable<void> end_family(Transaction& tx, SessionId id) override;
    awaitable<void> end_all(Transaction& tx, UserId user, std::optional<SessionId> but) override;
    awaitable<void> sweep(Transaction& tx, Instant now) override;
};

}  // namespace beanq::identity

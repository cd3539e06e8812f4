#include "identity/adapters/sql/sql_sessions.hpp"

#include <utility>

#include "platform/db/sql.hpp"

namespace beanq::identity {

namespace {

constexpr db::Statement insert_session{"identity.insert_session",
                                       "INSERT INTO sessions (id, user_id, device, remote_address, "
                                       "created_at, last_used_at, expires_at)"
                                       " VALUES ($1, $2, $3, $4, $5, $6, $7)"};

constexpr db::Statement insert_token{
    "identity.insert_token",
    "INSERT INTO refresh_tokens (digest, session_id, expires_at) VALUES ($1, $2, $3)"};

// One row per permission of the user's role, or one with none.
constexpr db::Statement select_state{
    "identity.select_state",
    "SELECT s.id, s.user_id, u.role, u.permissions_version, u.is_active, s.expires_at, p.permission"
    " FROM sessions s JOIN users u ON u.id = s.user_id"
    " LEFT JOIN role_permissions p ON p.role = u.role WHERE s.id = $1"};

// The session first, then its token, as whoever ends a session does. An UPDATE that finds its row
// taken meanwhile keeps that row locked, though it changes nothing.
constexpr db::Statement take_token{
    "identity.take_token",
    "WITH family AS (SELECT id FROM sessions"
    " WHERE id = (SELECT session_id FROM refresh_tokens WHERE digest = $1) FOR UPDATE)"
    " UPDATE refresh_tokens SET used_at = $2 FROM family"
    " WHERE digest = $1 AND session_id = family.id AND used_at IS NULL"
    " RETURNING session_id, expires_at",
    "UPDATE refresh_tokens SET used_at = $2 WHERE digest = $1 AND used_at IS NULL"
    " RETURNING session_id, expires_at"};

constexpr db::Statement select_family{"identity.select_family",
                                      "SELECT session_id FROM refresh_tokens WHERE digest = $1"};

constexpr db::Statement extend_session{
    "identity.extend_session",
    "UPDATE sessions SET last_used_at = $2, expires_at = $3 WHERE id = $1 RETURNING user_id"};

constexpr db::Statement list_sessions{
    "identity.list_sessions",
    "SELECT id, user_id, device, remote_address, created_at, last_used_at, expires_at FROM sessions"
    " WHERE user_id = $1 AND id < $2 AND expires_at > $3 ORDER BY id DESC LIMIT $4"};

constexpr db::Statement delete_own_session{
    "identity.delete_own_session",
    "DELETE FROM sessions WHERE id = $1 AND user_id = $2 RETURNING id"};

constexpr db::Statement delete_session{"identity.delete_session",
                                       "DELETE FROM sessions WHERE id = $1"};

constexpr db::Statement delete_sessions_but{"identity.delete_sessions_but",
                                            "DELETE FROM sessions WHERE user_id = $1 AND id <> $2"};

constexpr db::Statement delete_expired_sessions{"identity.delete_expired_sessions",
                                                "DELETE FROM sessions WHERE expires_at <= $1"};

constexpr db::Statement delete_expired_tokens{"identity.delete_expired_tokens",
                                              "DELETE FROM refresh_tokens WHERE expires_at <= $1"};

Session to_session(const db::Row& row) {
    return {.id = row.get<SessionId>(0),
            .user = row.get<UserId>(1),
            .device = row.get<std::string>(2),
            .remote_address = row.get<std::string>(3),
            .created_at = row.get<Instant>(4),
            .last_used_at = row.get<Instant>(5),
            .expires_at = row.get<Instant>(6)};
}

db::Bytes to_bytes(Digest digest) { return {std::move(digest.bytes)}; }

}  // namespace

awaitable<void> SqlSessions::add(Transaction& tx, const Session& session, Digest refresh_token) {
    auto queries = std::vector{
        db::query(insert_session, session.id, session.user, session.device, session.remote_address,
                  session.created_at, session.last_used_at, session.expires_at),
        db::query(insert_token, to_bytes(std::move(refresh_token)), session.id,
                  session.expires_at)};
    co_await db::sql(tx).run_all(std::move(queries));
}

awaitable<std::optional<SessionState>> SqlSessions::state(Transaction& tx, SessionId id) {
    const auto rows = co_await db::sql(tx).run(select_state, id);
    if (rows.empty()) co_return std::nullopt;
    const auto& first = rows.front();
    SessionState state{.session = first.get<SessionId>(0),
                       .user = first.get<UserId>(1),
                       .role = first.get<std::string>(2),
                       .permissions = {},
                       .permissions_version = first.get<std::int64_t>(3),
                       .is_active = first.get<bool>(4),
                       .expires_at = first.get<Instant>(5)};
    for (const auto& row : rows) {
        const auto permission = row.get<std::optional<std::string>>(6);
        const auto known = parse_permission(permission.value_or(""));
        if (known) state.permissions.add(*known);
    }
    co_return state;
}

awaitable<std::optional<TakenToken>> SqlSessions::take(Transaction& tx, Digest token, Instant now) {
    const auto rows = co_await db::sql(tx).run(take_token, to_bytes(std::move(token)), now);
    if (rows.empty()) co_return std::nullopt;
    co_return TakenToken{rows.front().get<SessionId>(0), rows.front().get<Instant>(1)};
}

awaitable<std::optional<SessionId>> SqlSessions::family(Transaction& tx, Digest token) {
    const auto rows = co_await db::sql(tx).run(select_family, to_bytes(std::move(token)));
    if (rows.empty()) co_return std::nullopt;
    co_return rows.front().get<SessionId>(0);
}

awaitable<std::optional<UserId>> SqlSessions::extend(Transaction& tx, SessionId id, Digest token,
                                                     Instant now, Instant expires_at) {
    const auto rows = co_await db::sql(tx).run(extend_session, id, now, expires_at);
    if (rows.empty()) co_return std::nullopt;
    co_await db::sql(tx).run(insert_token, to_bytes(std::move(token)), id, expires_at);
    co_return rows.front().get<UserId>(0);
}

awaitable<std::vector<Session>> SqlSessions::list(Transaction& tx, UserId user, Instant now,
                                                  std::optional<SessionId> after, int limit) {
    Uuid below;
    below.bytes.fill(0xff);
    if (after) below = after->value;
    const auto rows = co_await db::sql(tx).run(list_sessions, user, below, now, limit);
    std::vector<Session> sessions;
    for (const auto& row : rows)
        sessions.push_back(to_session(row));
    co_return sessions;
}

awaitable<bool> SqlSessions::end(Transaction& tx, UserId user, SessionId id) {
    const auto rows = co_await db::sql(tx).run(delete_own_session, id, user);
    co_return !rows.empty();
}

awaitable<void> SqlSessions::end_family(Transaction& tx, SessionId id) {
    co_await db::sql(tx).run(delete_session, id);
}

awaitable<void> SqlSessions::end_all(Transaction& tx, UserId user, std::optional<SessionId> but) {
    co_await db::sql(tx).run(delete_sessions_but, user, but.value_or(SessionId{}));
}

awaitable<void> SqlSessions::sweep(Transaction& tx, Instant now) {
    auto queries =
        std::vector{db::query(delete_expired_sessions, now), db::query(delete_expired_tokens, now)};
    co_await db::sql(tx).run_all(std::move(queries));
}

}  // namespace beanq::identity

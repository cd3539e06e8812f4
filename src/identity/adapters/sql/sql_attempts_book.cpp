#include "identity/adapters/sql/sql_attempts_book.hpp"

#include <utility>

#include "platform/db/sql.hpp"

namespace beanq::identity {

namespace {

constexpr db::Statement select_attempts{
    "identity.select_attempts",
    "SELECT failures, last_failure_at, locked_until FROM login_attempts WHERE email_digest = $1"};

// The update changes nothing: it locks the row, in PostgreSQL, and lets RETURNING show it.
constexpr db::Statement hold_attempts{
    "identity.hold_attempts",
    "INSERT INTO login_attempts (email_digest, failures, last_failure_at, locked_until)"
    " VALUES ($1, 0, $2, $2) ON CONFLICT (email_digest)"
    " DO UPDATE SET failures = login_attempts.failures"
    " RETURNING failures, last_failure_at, locked_until"};

constexpr db::Statement update_attempts{
    "identity.update_attempts",
    "UPDATE login_attempts SET failures = $2, last_failure_at = $3, locked_until = $4"
    " WHERE email_digest = $1"};

constexpr db::Statement delete_attempts{"identity.delete_attempts",
                                        "DELETE FROM login_attempts WHERE email_digest = $1"};

constexpr db::Statement delete_old_attempts{
    "identity.delete_old_attempts", "DELETE FROM login_attempts WHERE last_failure_at < $1"};

LoginAttempts to_attempts(const db::Rows& rows) {
    if (rows.empty()) return {};
    const auto& row = rows.front();
    return {row.get<int>(0), row.get<Instant>(1), row.get<Instant>(2)};
}

db::Bytes to_bytes(Digest digest) { return {std::move(digest.bytes)}; }

}  // namespace

awaitable<LoginAttempts> SqlAttemptsBook::read(Transaction& tx, Digest email) {
    const auto rows = co_await db::sql(tx).run(select_attempts, to_bytes(std::move(email)));
    co_return to_attempts(rows);
}

awaitable<LoginAttempts> SqlAttemptsBook::hold(Transaction& tx, Digest email) {
    const auto rows =
        co_await db::sql(tx).run(hold_attempts, to_bytes(std::move(email)), Instant{});
    co_return to_attempts(rows);
}

awaitable<void> SqlAttemptsBook::store(Transaction& tx, Digest email,
                                       const LoginAttempts& attempts) {
    co_await db::sql(tx).run(update_attempts, to_bytes(std::move(email)), attempts.failures,
                             attempts.last_failure_at, attempts.locked_until);
}

awaitable<void> SqlAttemptsBook::clear(Transaction& tx, Digest email) {
    co_await db::sql(tx).run(delete_attempts, to_bytes(std::move(email)));
}

awaitable<void> SqlAttemptsBook::sweep(Transaction& tx, Instant older_than) {
    co_await db::sql(tx).run(delete_old_attempts, older_than);
}

}  // namespace beanq::identity

// What identity needs from outside, in its own words.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "identity/domain/login_attempts.hpp"
#include "identity/domain/role.hpp"
#include "identity/domain/session.hpp"
#include "identity/domain/user.hpp"
#include "kernel/awaitable.hpp"
#include "kernel/location.hpp"
#include "kernel/result.hpp"
#include "kernel/unit_of_work.hpp"

namespace beanq::identity {

/// Which users a list shows.
struct UserFilter {
    std::optional<std::string> role;
    std::optional<bool> is_active;
    std::optional<std::string> text;  ///< found in the name, e-mail or telephone, in any case
};

class Users {
public:
    virtual ~Users() = default;

    /// False, and nothing stored, when the e-mail address is taken.
    virtual awaitable<bool> add(Transaction& tx, const User& user, std::string password_hash) = 0;

    virtual awaitable<std::optional<User>> find(Transaction& tx, UserId id) = 0;
    virtual awaitable<std::optional<Account>> account(Transaction& tx, UserId id) = 0;
    /// The same, and nobody else changes it until `tx` ends.
    virtual awaitable<std::optional<Account>> hold(Transaction& tx, UserId id) = 0;
    virtual awaitable<std::optional<Account>> account_of(Transaction& tx, std::string email) = 0;

    /// Newest first, after the user `after`; at most `limit`.
    virtual awaitable<std::vector<User>> list(Transaction& tx, UserFilter filter,
                                              std::optional<UserId> after, int limit) = 0;

    /// Stores name, phone, role, activity and permissions version of a user that was read at
    /// `user.version`; answers it with the next version, or nothing when it is past that already.
    virtual awaitable<std::optional<User>> update(Transaction& tx, const User& user) = 0;

    virtual awaitable<void> set_password(Transaction& tx, UserId id, std::string password_hash) = 0;

    /// How many active admins there are besides `id`. Holds off, until `tx` ends, everyone else who
    /// asks the same: two admins who demote each other take turns.
    virtual awaitable<int> other_admins(Transaction& tx, UserId id) = 0;

    virtual awaitable<bool> any(Transaction& tx) = 0;
};

class Roles {
public:
    virtual ~Roles() = default;

    /// Holds off, until `tx` ends, everyone else who asks the same or changes a role.
    virtual awaitable<void> hold(Transaction& tx) = 0;

    virtual awaitable<std::optional<Role>> find(Transaction& tx, std::string name) = 0;
    virtual awaitable<std::vector<Role>> list(Transaction& tx) = 0;

    /// Creates the role or replaces its permissions.
    virtual awaitable<void> put(Transaction& tx, const Role& role) = 0;
};

/// A refresh token that was good and is used up now.
struct TakenToken {
    SessionId session;
    Instant expires_at;
};

class Sessions {
public:
    virtual ~Sessions() = default;

    virtual awaitable<void> add(Transaction& tx, const Session& session, Digest refresh_token) = 0;

    /// With its user's present role; nothing when there is no such session (any more).
    virtual awaitable<std::optional<SessionState>> state(Transaction& tx, SessionId id) = 0;

    /// Uses the token up: exactly one of several callers gets it, the others wait and get nothing.
    virtual awaitable<std::optional<TakenToken>> take(Transaction& tx, Digest token,
                                                      Instant now) = 0;

    /// The session a token belongs to, used up or not.
    virtual awaitable<std::optional<SessionId>> family(Transaction& tx, Digest token) = 0;

    /// Continues the session with the next token until `expires_at`; answers its user, or nothing
    /// when it has ended.
    virtual awaitable<std::optional<UserId>> extend(Transaction& tx, SessionId id, Digest token,
                                                    Instant now, Instant expires_at) = 0;

    /// Those not expired, newest first.
    virtual awaitable<std::vector<Session>> list(Transaction& tx, UserId user, Instant now,
                                                 std::optional<SessionId> after, int limit) = 0;

    /// False when the user has no such session.
    virtual awaitable<bool> end(Transaction& tx, UserId user, SessionId id) = 0;
    virtual awaitable<void> end_family(Transaction& tx, SessionId id) = 0;
    virtual awaitable<void> end_all(Transaction& tx, UserId user, std::optional<SessionId> but) = 0;

    /// Deletes expired sessions and used-up tokens that are past their time.
    virtual awaitable<void> sweep(Transaction& tx, Instant now) = 0;
};

/// Wrong passwords, kept by the digest of the e-mail address, known or not.
class AttemptsBook {
public:
    virtual ~AttemptsBook() = default;

    virtual awaitable<LoginAttempts> read(Transaction& tx, Digest email) = 0;

    /// The same, and nobody else's until `tx` ends.
    virtual awaitable<LoginAttempts> hold(Transaction& tx, Digest email) = 0;
    virtual awaitable<void> store(Transaction& tx, Digest email, const LoginAttempts& attempts) = 0;
    virtual awaitable<void> clear(Transaction& tx, Digest email) = 0;

    /// Forgets those whose last failure is older.
    virtual awaitable<void> sweep(Transaction& tx, Instant older_than) = 0;
};

/// The shops, with what only identity does with them.
class LocationBook : public Locations {
public:
    /// Oldest first.
    virtual awaitable<std::vector<Location>> list(Transaction& tx) = 0;
    virtual awaitable<void> add(Transaction& tx, const Location& location, Instant now) = 0;
};

/// Slow password hashing, away from the event loop. Never called inside a transaction.
class Passwords {
public:
    virtual ~Passwords() = default;

    virtual awaitable<std::string> hash(std::string password) = 0;
    virtual awaitable<bool> matches(std::string password, std::string hash) = 0;
    /// Takes as long as `matches`, for a user that does not exist.
    virtual awaitable<void> waste_time(std::string password) = 0;
};

/// Randomness and digests.
class Secrets {
public:
    virtual ~Secrets() = default;

    virtual std::string refresh_token() = 0;      ///< 256 random bits as text
    virtual std::string readable_password() = 0;  ///< 100 random bits, easy to type
    virtual Digest digest(std::string_view secret) const = 0;
};

/// What an access token says; see `Sessions` for what it allows.
struct AccessClaims {
    UserId user;
    SessionId session;
    std::string role;
    std::int64_t permissions_version = 1;
};

class AccessTokens {
public:
    virtual ~AccessTokens() = default;

    virtual std::string issue(const AccessClaims& claims, Instant now) const = 0;

    /// Never throws: 401 `auth.token-expired` for one of ours that is too old, `auth.token-invalid`
    /// for anything else that is not ours, unaltered.
    virtual Result<AccessClaims> verify(std::string_view token, Instant now) const = 0;
};

/// What sessions allow, remembered for a while so that most requests ask no database. It may lose
/// what it remembers, and it never fails: what it cannot tell is asked of the database.
class SessionCache {
public:
    virtual ~SessionCache() = default;

    /// When a `find` looked, and what had been forgotten by then.
    struct Ticket {
        Instant at{};
        std::uint64_t here = 0;                   ///< by this process
        std::optional<std::uint64_t> everywhere;  ///< by all; nothing when it did not look there
    };
    struct Lookup {
        std::shared_ptr<const SessionState> state;  ///< null: ask the database
        Ticket ticket;                              ///< for `store`
    };
    virtual awaitable<Lookup> find(SessionId id) = 0;

    /// Remembers what was read after the `find` that gave the ticket; does not when something was
    /// forgotten since, for then it may have been read before the change.
    virtual awaitable<void> store(std::shared_ptr<const SessionState> state, Ticket ticket) = 0;

    /// After a change was committed: by all instances of the shop, within a second.
    virtual awaitable<void> forget(SessionId id) = 0;
    virtual awaitable<void> forget_all_of(UserId user) = 0;
    virtual awaitable<void> forget_everyone() = 0;
};

}  // namespace beanq::identity

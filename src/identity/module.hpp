// Identity's public face: who somebody is, what they may do, and which shops there are.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "identity/adapters/crypto/jwt_access_tokens.hpp"
#include "identity/use_cases/first_start.hpp"
#include "kernel/awaitable.hpp"
#include "kernel/clock.hpp"
#include "kernel/id.hpp"
#include "kernel/location.hpp"
#include "kernel/result.hpp"
#include "kernel/unit_of_work.hpp"
#include "kernel/uuid.hpp"

namespace beanq::http {
class Authenticator;
class Routes;
}  // namespace beanq::http
namespace beanq::crypto {
class PasswordHasher;
}
namespace beanq::cache {
class Announcements;
}
namespace beanq::redis {
class Client;
}

namespace beanq::identity {

struct Needs {
    Store& store;
    const Clock& clock;
    UuidSource& ids;
    crypto::PasswordHasher& passwords;
    std::vector<SigningKey> keys;  ///< the first signs, all verify; at least one
    cache::Announcements& announcements;
    redis::Client* redis = nullptr;  ///< null: sessions are remembered in this process alone
    std::vector<std::string> cors_origins = {};  ///< whose pages may keep a session in a cookie
};

/// An account whose password was hashed before.
struct ReadyUser {
    std::string email;
    std::string name;
    std::string role;
    std::string password_hash;
};

class Module {
public:
    /// Everything in `needs` outlives the module.
    explicit Module(Needs needs);
    ~Module();
    Module(const Module&) = delete;
    Module& operator=(const Module&) = delete;

    /// Brings roles up to date, makes the first location and, when there is no user at all, the
    /// first administrator: print its password, it is nowhere else.
    awaitable<std::optional<FirstAdmin>> prepare(FirstStart start);

    /// The routes refer to this module: it outlives them.
    void add_routes(http::Routes& routes);

    http::Authenticator& authenticator();
    Locations& locations();

    /// For the command line; refusals say in one sentence what is wrong. Without a name the
    /// e-mail's first part is taken.
    awaitable<Result<UserId>> add_user(std::string email, std::string role, std::string password,
                                       std::string name = {});
    /// Ends all sessions of the user and opens a locked address.
    awaitable<Result<void>> set_password(std::string email, std::string password);

    /// Whether somebody has this e-mail address, in the form in which it is stored.
    awaitable<bool> has_user(Transaction& tx, std::string email);

    /// Adds all in `tx`; answers their ids in order. 409 `user.email-taken`, 422 for a bad e-mail
    /// or name.
    awaitable<Result<std::vector<UserId>>> add_ready_users(Transaction& tx,
                                                           std::vector<ReadyUser> users);

    /// Deletes expired sessions, tokens and failed logins. Now and then.
    awaitable<void> sweep();

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace beanq::identity

#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "identity/ports.hpp"
#include "kernel/caller.hpp"

namespace beanq::identity {

/// What changes about a user; what is absent stays.
struct UserChange {
    std::optional<std::string> name = {};
    bool changes_phone = false;
    std::optional<std::string> phone = {};  ///< with changes_phone: nothing clears it
    std::optional<std::string> role = {};
    std::optional<bool> is_active = {};
};

/// Changes a user: their own profile, or by staff also role and activity. Nobody changes a user
/// whose role holds more than their own or gives a role that does, and one active admin always
/// stays. Takes effect on the user's next request; deactivation ends their sessions.
class EditUser {
public:
    struct Needs {
        Store& store;
        Users& users;
        Roles& roles;
        Sessions& sessions;
        SessionCache& cache;
    };
    explicit EditUser(Needs needs) : needs_(needs) {}

    /// `if_match`: the version the change starts from; nothing for any. 404 `user.not-found`,
    /// 403 `user.outranks-you`, 412 `version.stale`, 409 `user.last-admin`, 422.
    awaitable<Result<User>> run(Caller by, UserId id, std::optional<std::int64_t> if_match,
                                UserChange change) const;

private:
    awaitable<Result<void>> check_rank(Transaction& tx, const Caller& by, const User& user,
                                       const UserChange& change) const;
    awaitable<Result<void>> check_admin_stays(Transaction& tx, const User& before,
                                              const User& after) const;

    Needs needs_;
};

/// The user after the change, its version not yet raised; 422 with every faulty field.
Result<User> changed(User user, const UserChange& change);

}  // namespace beanq::identity

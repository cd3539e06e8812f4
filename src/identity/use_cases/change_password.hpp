#pragma once

#include <optional>
#include <string>

#include "identity/ports.hpp"
#include "identity/use_cases/login_guard.hpp"

namespace beanq::identity {

struct ChangePasswordCommand {
    UserId user;
    SessionId session;  ///< the one that stays
    std::string current_password;
    std::string new_password;
};

/// Gives an account another password and ends the sessions that began with the old one.
class ChangePassword {
public:
    struct Needs {
        Store& store;
        Users& users;
        Sessions& sessions;
        Passwords& passwords;
        const LoginGuard& guard;
        SessionCache& cache;
    };
    explicit ChangePassword(Needs needs) : needs_(needs) {}

    /// By the user. 422 `field.wrong-password` (counted as a failed login: 429 `auth.locked`),
    /// `field.same-password`.
    awaitable<Result<void>> run(ChangePasswordCommand command) const;

    /// By the operator, without the old one; ends every session and opens a locked address.
    /// 404 `user.not-found`, 422 for a bad password.
    awaitable<Result<void>> force(std::string email, std::string new_password) const;

private:
    awaitable<std::optional<Account>> account(UserId user) const;

    Needs needs_;
};

}  // namespace beanq::identity

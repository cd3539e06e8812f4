#pragma once

#include <optional>
#include <string>

#include "identity/ports.hpp"
#include "identity/use_cases/login_guard.hpp"
#include "identity/use_cases/signed_in.hpp"
#include "kernel/clock.hpp"
#include "kernel/uuid.hpp"

namespace beanq::identity {

struct LogInCommand {
    std::string email;
    std::string password;
    std::string device;
    std::string remote_address;
};

/// Starts a session for whoever knows the password.
class LogIn {
public:
    struct Needs {
        Store& store;
        const Clock& clock;
        UuidSource& ids;
        Users& users;
        Sessions& sessions;
        const LoginGuard& guard;
        Secrets& secrets;
        const AccessTokens& tokens;
    };
    explicit LogIn(Needs needs) : needs_(needs) {}

    /// 401 `auth.bad-credentials`, 429 `auth.locked`; 403 `auth.user-inactive` only to somebody
    /// with the right password.
    awaitable<Result<SignedIn>> run(LogInCommand command) const;

private:
    awaitable<std::optional<Account>> look_up(std::string email) const;

    Needs needs_;
};

}  // namespace beanq::identity

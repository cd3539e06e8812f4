#pragma once

#include <optional>
#include <string>

#include "identity/ports.hpp"
#include "kernel/clock.hpp"

namespace beanq::identity {

/// Checks passwords and slows down who guesses them. Takes as long for an address without an
/// account.
class LoginGuard {
public:
    struct Needs {
        Store& store;
        const Clock& clock;
        AttemptsBook& attempts;
        Passwords& passwords;
        const Secrets& secrets;
    };
    explicit LoginGuard(Needs needs) : needs_(needs) {}

    /// Whether `password` is the account's; no account, no password is right. A wrong one is
    /// counted. 429 `auth.locked` with the time to wait, also when the lock closed meanwhile:
    /// guesses sent all at once are no way around it.
    awaitable<Result<bool>> prove(std::string email, std::optional<Account> account,
                                  std::string password) const;

    /// Forgets the failures of this address.
    awaitable<void> forgive(Transaction& tx, std::string email) const;

private:
    awaitable<Result<void>> check_open(std::string email) const;
    awaitable<bool> compare(std::optional<Account> account, std::string password) const;
    awaitable<Result<void>> count_failure(std::string email) const;

    Needs needs_;
};

}  // namespace beanq::identity

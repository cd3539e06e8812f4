#include "identity/use_cases/login_guard.hpp"

#include <utility>

#include "identity/domain/refusals.hpp"

namespace beanq::identity {

awaitable<Result<bool>> LoginGuard::prove(std::string email, std::optional<Account> account,
                                          std::string password) const {
    auto open = co_await check_open(email);
    if (!open) co_return std::unexpected(open.error());
    const bool is_right = co_await compare(std::move(account), std::move(password));
    auto verdict = is_right ? check_open(email) : count_failure(email);
    auto still_open = co_await std::move(verdict);
    if (!still_open) co_return std::unexpected(still_open.error());
    co_return is_right;
}

awaitable<Result<void>> LoginGuard::check_open(std::string email) const {
    auto tx = co_await needs_.store.begin_read();
    const auto attempts = co_await needs_.attempts.read(*tx, needs_.secrets.digest(email));
    if (const auto wait = attempts.wait(needs_.clock.now())) co_return locked(*wait);
    co_return Result<void>{};
}

awaitable<bool> LoginGuard::compare(std::optional<Account> account, std::string password) const {
    if (account && is_password(password)) {
        const bool is_right = co_await needs_.passwords.matches(std::move(password),
                                                                std::move(account->password_hash));
        co_return is_right;
    }
    co_await needs_.passwords.waste_time("a password of fair length");
    co_return false;
}

awaitable<Result<void>> LoginGuard::count_failure(std::string email) const {
    const auto key = needs_.secrets.digest(email);
    const auto now = needs_.clock.now();
    auto tx = co_await needs_.store.begin();
    auto attempts = co_await needs_.attempts.hold(*tx, key);
    if (const auto wait = attempts.wait(now)) co_return locked(*wait);
    attempts.fail(now);
    co_await needs_.attempts.store(*tx, key, attempts);
    co_await tx->commit();
    co_return Result<void>{};
}

awaitable<void> LoginGuard::forgive(Transaction& tx, std::string email) const {
    const auto key = needs_.secrets.digest(email);
    const auto attempts = co_await needs_.attempts.read(tx, key);
    if (attempts.failures > 0) co_await needs_.attempts.clear(tx, key);
}

}  // namespace beanq::identity

#include "identity/use_cases/log_in.hpp"

#include <utility>

#include "identity/domain/refusals.hpp"

namespace beanq::identity {

awaitable<Result<SignedIn>> LogIn::run(LogInCommand command) const {
    const auto email = parse_email(command.email);
    if (!email) co_return bad_credentials();
    const auto account = co_await look_up(*email);
    auto proof = co_await needs_.guard.prove(*email, account, std::move(command.password));
    if (!proof) co_return std::unexpected(proof.error());
    if (!*proof) co_return bad_credentials();

    auto tx = co_await needs_.store.begin();
    const auto current = co_await needs_.users.hold(*tx, account->user.id);
    if (!current || current->password_hash != account->password_hash) co_return bad_credentials();
    if (!current->user.is_active) co_return user_inactive();

    const auto now = needs_.clock.now();
    const Session session{.id = SessionId(needs_.ids.next()),
                          .user = current->user.id,
                          .device = std::move(command.device),
                          .remote_address = std::move(command.remote_address),
                          .created_at = now,
                          .last_used_at = now,
                          .expires_at = now + refresh_lifetime};
    auto refresh_token = needs_.secrets.refresh_token();
    co_await needs_.sessions.add(*tx, session, needs_.secrets.digest(refresh_token));
    co_await needs_.guard.forgive(*tx, *email);
    co_await tx->commit();
    co_return sign_in(needs_.tokens, current->user, session.id, std::move(refresh_token), now);
}

awaitable<std::optional<Account>> LogIn::look_up(std::string email) const {
    auto tx = co_await needs_.store.begin_read();
    auto account = co_await needs_.users.account_of(*tx, std::move(email));
    co_return account;
}

}  // namespace beanq::identity

#include "identity/use_cases/refresh_session.hpp"

#include <utility>

#include "identity/domain/refusals.hpp"

namespace beanq::identity {

awaitable<Result<SignedIn>> RefreshSession::run(std::string refresh_token) const {
    const auto now = needs_.clock.now();
    const auto digest = needs_.secrets.digest(refresh_token);
    auto tx = co_await needs_.store.begin();
    const auto taken = co_await needs_.sessions.take(*tx, digest, now);
    if (!taken) {
        auto refusal = co_await refuse_unusable(*tx, digest);
        co_return std::unexpected(std::move(refusal));
    }
    if (taken->expires_at <= now) co_return refresh_invalid();

    auto next_token = needs_.secrets.refresh_token();
    const auto owner = co_await needs_.sessions.extend(
        *tx, taken->session, needs_.secrets.digest(next_token), now, now + refresh_lifetime);
    if (!owner) co_return refresh_invalid();
    const auto user = co_await needs_.users.find(*tx, *owner);
    if (!user) co_return refresh_invalid();
    if (!user->is_active) co_return user_inactive();
    co_await tx->commit();
    co_return sign_in(needs_.tokens, *user, taken->session, std::move(next_token), now);
}

awaitable<Error> RefreshSession::refuse_unusable(Transaction& tx, Digest token) const {
    const auto session = co_await needs_.sessions.family(tx, std::move(token));
    if (!session) co_return refresh_invalid().error();
    co_await needs_.sessions.end_family(tx, *session);
    tx.after_attempt([this, id = *session] { needs_.cache.forget(id); });
    co_await tx.commit();
    co_return refresh_reused().error();
}

}  // namespace beanq::identity

#include "identity/use_cases/authenticate.hpp"

#include <utility>

#include "identity/domain/refusals.hpp"

namespace beanq::identity {

awaitable<Result<Caller>> Authenticate::run(std::string_view token) const {
    const auto now = needs_.clock.now();
    const auto claims = needs_.tokens.verify(token, now);
    if (!claims) co_return std::unexpected(claims.error());

    auto [state, ticket] = co_await needs_.cache.find(claims->session);
    // Both can be out of date in memory: a refresh prolongs a session, a role change raises this.
    if (!state || state->expires_at <= now ||
        state->permissions_version < claims->permissions_version) {
        auto loaded = co_await load(claims->session, ticket);
        state = std::move(loaded);
    }
    if (!state || state->user != claims->user || state->expires_at <= now)
        co_return session_ended();
    if (!state->is_active) co_return inactive_session();
    co_return Caller{state->user, state->session, state->role, state->permissions};
}

awaitable<std::shared_ptr<const SessionState>> Authenticate::load(
    SessionId id, SessionCache::Ticket ticket) const {
    auto tx = co_await needs_.store.begin_look();
    auto found = co_await needs_.sessions.state(*tx, id);
    if (!found) co_return nullptr;
    auto state = std::make_shared<const SessionState>(std::move(*found));
    co_await needs_.cache.store(state, ticket);
    co_return state;
}

}  // namespace beanq::identity

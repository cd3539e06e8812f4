#include "identity/use_cases/end_sessions.hpp"

#include "identity/domain/refusals.hpp"
#include "identity/use_cases/paging.hpp"

namespace beanq::identity {

awaitable<Result<Page<Session>>> EndSessions::list(UserId user, PageRequest page) const {
    const auto after = id_after<SessionId>(page);
    if (!after) co_return std::unexpected(after.error());
    auto tx = co_await needs_.store.begin_read();
    auto sessions =
        co_await needs_.sessions.list(*tx, user, needs_.clock.now(), *after, page.limit + 1);
    co_return page_of(std::move(sessions), page.limit);
}

awaitable<Result<void>> EndSessions::end(UserId user, SessionId session) const {
    auto tx = co_await needs_.store.begin();
    const bool ended = co_await needs_.sessions.end(*tx, user, session);
    if (!ended) co_return session_unknown();
    tx->after_attempt([this, session] { needs_.cache.forget(session); });
    co_await tx->commit();
    co_return Result<void>{};
}

awaitable<void> EndSessions::end_all(UserId user) const {
    auto tx = co_await needs_.store.begin();
    co_await needs_.sessions.end_all(*tx, user, std::nullopt);
    tx->after_attempt([this, user] { needs_.cache.forget_all_of(user); });
    co_await tx->commit();
}

}  // namespace beanq::identity

#include "identity/adapters/redis/redis_session_cache.hpp"

#include <utility>

#include "identity/adapters/redis/session_text.hpp"
#include "kernel/fault.hpp"
#include "platform/log/log.hpp"

namespace beanq::identity {

awaitable<SessionCache::Lookup> RedisSessionCache::find(SessionId id) {
    Lookup here = co_await memory_.find(id);
    if (here.state) co_return here;
    try {
        Lookup found = co_await find_shared(id, here.ticket);
        co_return found;
    } catch (const Unavailable& away) {
        log::debug("a session is looked up without Redis", {{"cause", away.what()}});
    }
    co_return here;
}

awaitable<SessionCache::Lookup> RedisSessionCache::find_shared(SessionId id, Ticket ticket) {
    const auto found = co_await shared_.find(to_string(id));
    Lookup lookup{nullptr, ticket};
    lookup.ticket.everywhere = found.ticket;
    if (found.value) lookup.state = parse_session(*found.value, id);
    if (lookup.state) co_await memory_.store(lookup.state, ticket);
    co_return lookup;
}

awaitable<void> RedisSessionCache::store(std::shared_ptr<const SessionState> state, Ticket ticket) {
    if (ticket.everywhere) {
        shared_.keep(to_string(state->session), to_string(state->user), to_text(*state),
                     *ticket.everywhere, lifetime);
    }
    co_await memory_.store(std::move(state), ticket);
}

awaitable<void> RedisSessionCache::forget(SessionId id) {
    memory_.drop(id);
    shared_.forget(to_string(id), MemorySessionCache::session_topic);
    co_return;
}

awaitable<void> RedisSessionCache::forget_all_of(UserId user) {
    memory_.drop_all_of(user);
    shared_.forget_group(to_string(user), MemorySessionCache::user_topic);
    co_return;
}

awaitable<void> RedisSessionCache::forget_everyone() {
    memory_.drop_everyone();
    shared_.forget_everything();
    co_return;
}

}  // namespace beanq::identity

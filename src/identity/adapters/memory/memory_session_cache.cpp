#include "identity/adapters/memory/memory_session_cache.hpp"

#include <utility>

namespace beanq::identity {

awaitable<SessionCache::Lookup> MemorySessionCache::find(SessionId id) {
    const auto now = clock_.now();
    const std::scoped_lock lock(mutex_);
    const auto found = entries_.find(id);
    if (found == entries_.end() || found->second.until <= now)
        co_return Lookup{nullptr, forgotten_};
    co_return Lookup{found->second.state, forgotten_};
}

awaitable<void> MemorySessionCache::store(std::shared_ptr<const SessionState> state,
                                          std::uint64_t ticket) {
    const auto now = clock_.now();
    const std::scoped_lock lock(mutex_);
    if (ticket != forgotten_) co_return;
    if (entries_.size() >= capacity_) make_room(now);
    const SessionId id = state->session;
    entries_.insert_or_assign(id, Entry{std::move(state), now + lifetime});
}

awaitable<void> MemorySessionCache::forget(SessionId id) {
    const std::scoped_lock lock(mutex_);
    ++forgotten_;
    entries_.erase(id);
    co_return;
}

awaitable<void> MemorySessionCache::forget_all_of(UserId user) {
    const std::scoped_lock lock(mutex_);
    ++forgotten_;
    std::erase_if(entries_, [&](const auto& entry) { return entry.second.state->user == user; });
    co_return;
}

void MemorySessionCache::make_room(Instant now) {
    std::erase_if(entries_, [&](const auto& entry) { return entry.second.until <= now; });
    if (entries_.size() >= capacity_) entries_.clear();
}

}  // namespace beanq::identity

#include "identity/adapters/memory/memory_session_cache.hpp"

#include <utility>

namespace beanq::identity {

MemorySessionCache::MemorySessionCache(const Clock& clock, cache::Announcements& announcements,
                                       std::size_t capacity)
    : clock_(clock),
      announcements_(announcements),
      capacity_(capacity),
      listening_(announcements.listen(
          {[this](std::string_view topic, std::string_view key) { hear(topic, key); },
           [this] { drop_everyone(); }})) {}

awaitable<SessionCache::Lookup> MemorySessionCache::find(SessionId id) {
    const auto now = clock_.now();
    const std::scoped_lock lock(mutex_);
    const Ticket ticket{.at = now, .here = forgotten_, .everywhere = {}};
    const auto found = entries_.find(id);
    if (found == entries_.end() || !holds(found->second, now)) co_return Lookup{nullptr, ticket};
    co_return Lookup{found->second.state, ticket};
}

awaitable<void> MemorySessionCache::store(std::shared_ptr<const SessionState> state,
                                          Ticket ticket) {
    const auto now = clock_.now();
    const std::scoped_lock lock(mutex_);
    if (ticket.here != forgotten_) co_return;
    if (entries_.size() >= capacity_) make_room(now);
    const SessionId id = state->session;
    entries_.insert_or_assign(id, Entry{std::move(state), ticket.at});
}

awaitable<void> MemorySessionCache::forget(SessionId id) {
    drop(id);
    announcements_.announce(session_topic, to_string(id));
    co_return;
}

awaitable<void> MemorySessionCache::forget_all_of(UserId user) {
    drop_all_of(user);
    announcements_.announce(user_topic, to_string(user));
    co_return;
}

awaitable<void> MemorySessionCache::forget_everyone() {
    drop_everyone();
    announcements_.announce(everyone_topic, "");
    co_return;
}

void MemorySessionCache::hear(std::string_view topic, std::string_view key) {
    const auto id = parse_uuid(key);
    if (topic == session_topic && id) drop(SessionId(*id));
    if (topic == user_topic && id) drop_all_of(UserId(*id));
    if (topic == everyone_topic) drop_everyone();
}

void MemorySessionCache::drop(SessionId id) {
    const std::scoped_lock lock(mutex_);
    ++forgotten_;
    entries_.erase(id);
}

void MemorySessionCache::drop_all_of(UserId user) {
    const std::scoped_lock lock(mutex_);
    ++forgotten_;
    std::erase_if(entries_, [&](const auto& entry) { return entry.second.state->user == user; });
}

void MemorySessionCache::drop_everyone() {
    const std::scoped_lock lock(mutex_);
    ++forgotten_;
    entries_.clear();
}

bool MemorySessionCache::holds(const Entry& entry, Instant now) const {
    return now < entry.read_at + lifetime && announcements_.still_holds(entry.read_at, now);
}

void MemorySessionCache::make_room(Instant now) {
    std::erase_if(entries_, [&](const auto& entry) { return !holds(entry.second, now); });
    if (entries_.size() >= capacity_) entries_.clear();
}

}  // namespace beanq::identity

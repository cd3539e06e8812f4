#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string_view>
#include <unordered_map>

#include "identity/ports.hpp"
#include "kernel/clock.hpp"
#include "platform/cache/announcements.hpp"

namespace beanq::identity {

/// The session cache of one process, which tells the others what to forget. What it remembers holds
/// for `lifetime` as long as it hears of the others' changes, and for less when it may not.
/// Safe from any thread.
class MemorySessionCache final : public SessionCache {
public:
    static constexpr std::chrono::seconds lifetime{10};
    static constexpr std::string_view session_topic = "session";
    static constexpr std::string_view user_topic = "user";
    static constexpr std::string_view everyone_topic = "everyone";

    MemorySessionCache(const Clock& clock, cache::Announcements& announcements,
                       std::size_t capacity = 50'000);

    awaitable<Lookup> find(SessionId id) override;
    awaitable<void> store(std::shared_ptr<const SessionState> state, Ticket ticket) override;
    awaitable<void> forget(SessionId id) override;
    awaitable<void> forget_all_of(UserId user) override;
    awaitable<void> forget_everyone() override;

    /// In this process alone.
    void drop(SessionId id);
    void drop_all_of(UserId user);
    void drop_everyone();

private:
    struct Entry {
        std::shared_ptr<const SessionState> state;
        Instant read_at;
    };
    void hear(std::string_view topic, std::string_view key);
    bool holds(const Entry& entry, Instant now) const;
    void make_room(Instant now);

    const Clock& clock_;
    cache::Announcements& announcements_;
    const std::size_t capacity_;
    std::mutex mutex_;  ///< for what is remembered
    std::unordered_map<SessionId, Entry> entries_;
    std::uint64_t forgotten_ = 0;
    std::unique_ptr<cache::Listening> listening_;  ///< ends first
};

}  // namespace beanq::identity

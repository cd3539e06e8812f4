#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <unordered_map>

#include "identity/ports.hpp"
#include "kernel/clock.hpp"

namespace beanq::identity {

/// The session cache of one process. What another process changes shows after `lifetime`. Safe
/// from any thread.
class MemorySessionCache final : public SessionCache {
public:
    static constexpr std::chrono::seconds lifetime{10};

    explicit MemorySessionCache(const Clock& clock, std::size_t capacity = 50'000)
        : clock_(clock), capacity_(capacity) {}

    awaitable<Lookup> find(SessionId id) override;
    awaitable<void> store(std::shared_ptr<const SessionState> state, std::uint64_t ticket) override;
    awaitable<void> forget(SessionId id) override;
    awaitable<void> forget_all_of(UserId user) override;

private:
    struct Entry {
        std::shared_ptr<const SessionState> state;
        Instant until;
    };
    void make_room(Instant now);

    const Clock& clock_;
    const std::size_t capacity_;
    std::mutex mutex_;
    std::unordered_map<SessionId, Entry> entries_;
    std::uint64_t forgotten_ = 0;
};

}  // namespace beanq::identity

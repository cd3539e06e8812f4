#pragma once

#include <chrono>
#include <memory>

#include "identity/adapters/memory/memory_session_cache.hpp"
#include "identity/ports.hpp"
#include "platform/cache/redis/shared_cache.hpp"

namespace beanq::identity {

/// The session cache of many processes: each has its memory in front, and behind it they share what
/// Redis keeps, so that the database is asked once for all. Without Redis the memory is left.
class RedisSessionCache final : public SessionCache {
public:
    /// In Redis; also how long a change may go unheard when the one who made it cannot reach Redis
    /// while the others can, or dies before it has told them.
    static constexpr std::chrono::seconds lifetime{30};

    RedisSessionCache(MemorySessionCache& memory, redis::Client& client)
        : memory_(memory), shared_(client, "session") {}

    awaitable<Lookup> find(SessionId id) override;
    awaitable<void> store(std::shared_ptr<const SessionState> state, Ticket ticket) override;
    awaitable<void> forget(SessionId id) override;
    awaitable<void> forget_all_of(UserId user) override;
    awaitable<void> forget_everyone() override;

private:
    awaitable<Lookup> find_shared(SessionId id, Ticket ticket);

    MemorySessionCache& memory_;
    redis::SharedCache shared_;
};

}  // namespace beanq::identity

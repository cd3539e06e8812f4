#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kernel/awaitable.hpp"
#include "platform/cache/redis/client.hpp"

namespace beanq::redis {

/// Values that all instances of a shop keep together for a while. Each belongs to a group, which
/// can be forgotten as one. What is forgotten stays so, whoever was about to keep it; what could
/// not be forgotten because Redis was away does not count once it is back.
class SharedCache {
public:
    /// Its keys begin with `kind`.
    SharedCache(Client& client, std::string_view kind) : client_(client), kind_(client.key(kind)) {}

    struct Found {
        std::optional<std::string> value;
        std::uint64_t ticket = 0;  ///< for `keep`
    };
    /// Throws Unavailable.
    awaitable<Found> find(std::string key);

    /// Keeps what was read after the `find` that gave the ticket, unless anything was announced
    /// since: then it may have been read before that change. Does not wait.
    void keep(std::string_view key, std::string_view group, std::string value, std::uint64_t ticket,
              std::chrono::milliseconds lifetime);

    /// After a change was committed; in one step with announcing it. Does not wait.
    void forget(std::string_view key, std::string_view topic);
    void forget_group(std::string_view group, std::string_view topic);
    /// Of every kind; all instances take everything they remember for missed.
    void forget_everything();

private:
    std::string value_key(std::string_view key) const { return kind_ + ":" + std::string(key); }
    std::string group_key(std::string_view group) const {
        return kind_ + "s:" + std::string(group);
    }

    Client& client_;
    std::string kind_;
};

}  // namespace beanq::redis

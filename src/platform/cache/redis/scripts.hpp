// What BeanQ does in Redis in one step each. One number counts everything that instances must hear
// of. A connection begins an era: what was kept before it does not count any more, because somebody
// may have been away while it should have been forgotten.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/cache/redis/reply.hpp"

namespace beanq::redis {

/// The names under which one shop's instances meet.
struct Names {
    Names(const std::string& prefix, int database);

    std::string number;   ///< of the latest announcement
    std::string era;      ///< the announcement that began it
    std::string channel;  ///< channels ignore which database was chosen, so the name has it
};

/// The topic of the announcement that a connection begins with: everything may have changed.
inline constexpr std::string_view everything = "everything";

/// Counts and announces a new era.
Command begin_era(const Names& names);

/// Deletes keys, and of those that are sets the keys that they list, too; counts and announces.
Command announce(const Names& names, std::string_view topic, std::string_view key,
                 const std::vector<std::string>& doomed);

/// Keeps the value and lists its key in the set `group`, unless something was announced since the
/// number was `ticket`.
struct Kept {
    std::string key;
    std::string group;
    std::string value;
    std::uint64_t ticket = 0;
    std::chrono::milliseconds lifetime{};
};
Command keep(const Names& names, const Kept& kept);

/// Reads what `keep` kept: the number, the era, and the ticket, a line feed and the value.
Command look_up(const Names& names, const std::string& key);

/// A message of the channel.
struct Announcement {
    std::uint64_t number = 0;
    std::string_view topic;
    std::string_view key;
};
/// Views into `message`; number 0 when it is none.
Announcement read_announcement(std::string_view message);

}  // namespace beanq::redis

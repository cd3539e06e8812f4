#include "platform/cache/redis/shared_cache.hpp"

#include <charconv>
#include <utility>

#include "kernel/fault.hpp"

namespace beanq::redis {

namespace {

std::uint64_t number_in(std::string_view text) {
    std::uint64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

}  // namespace

awaitable<SharedCache::Found> SharedCache::find(std::string key) {
    Reply reply = co_await client_.ask(look_up(client_.names(), value_key(key)));
    if (reply.list.size() != 3) throw Unavailable("Redis answers another question");
    const std::uint64_t era = number_in(reply.list[1].text);
    Found found{.value = {}, .ticket = number_in(reply.list[0].text)};
    const std::string& kept = reply.list[2].text;
    const auto end = kept.find('\n');
    if (end != std::string::npos && number_in(kept) >= era) found.value = kept.substr(end + 1);
    co_return found;
}

void SharedCache::keep(std::string_view key, std::string_view group, std::string value,
                       std::uint64_t ticket, std::chrono::milliseconds lifetime) {
    const Kept kept{value_key(key), group_key(group), std::move(value), ticket, lifetime};
    client_.tell(redis::keep(client_.names(), kept), Delivery::best_effort);
}

void SharedCache::forget(std::string_view key, std::string_view topic) {
    client_.tell(announce(client_.names(), topic, key, {value_key(key)}), Delivery::assured);
}

void SharedCache::forget_group(std::string_view group, std::string_view topic) {
    client_.tell(announce(client_.names(), topic, group, {group_key(group)}), Delivery::assured);
}

void SharedCache::forget_everything() {
    client_.tell(begin_era(client_.names()), Delivery::assured);
}

}  // namespace beanq::redis

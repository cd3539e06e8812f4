#include "platform/cache/redis/scripts.hpp"

#include <charconv>

#include <fmt/format.h>

namespace beanq::redis {

namespace {

// A Redis that has lost its data counts on from the time of day, so that no number comes twice.
constexpr std::string_view count = R"(
local function count(number)
    local n = redis.call('INCR', number)
    if n == 1 then
        local now = redis.call('TIME')
        n = now[1] * 1000 + math.floor(now[2] / 1000)
        redis.call('SET', number, string.format('%.0f', n))
    end
    return string.format('%.0f', n)
end
)";

constexpr std::string_view begin_era_script = R"(
local n = count(KEYS[1])
redis.call('SET', KEYS[2], n)
redis.call('PUBLISH', ARGV[1], n .. ' ' .. ARGV[2])
return 1
)";

constexpr std::string_view announce_script = R"(
for i = 2, #KEYS do
    if redis.call('TYPE', KEYS[i]).ok == 'set' then
        for _, key in ipairs(redis.call('SMEMBERS', KEYS[i])) do redis.call('DEL', key) end
    end
    redis.call('DEL', KEYS[i])
end
redis.call('PUBLISH', ARGV[1], count(KEYS[1]) .. ' ' .. ARGV[2])
return 1
)";

constexpr std::string_view keep_script = R"(
if (redis.call('GET', KEYS[1]) or '0') ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[2], ARGV[1] .. '\n' .. ARGV[2], 'PX', ARGV[3])
redis.call('SADD', KEYS[3], KEYS[2])
redis.call('PEXPIRE', KEYS[3], ARGV[3])
return 1
)";

std::string script(std::string_view text) { return std::string(count) + std::string(text); }

}  // namespace

Names::Names(const std::string& prefix, int database)
    : number(prefix + "number"),
      era(prefix + "era"),
      channel(fmt::format("{}announcements:{}", prefix, database)) {}

Command begin_era(const Names& names) {
    static const std::string text = script(begin_era_script);
    return {
        "EVAL", text, "2", names.number, names.era, names.channel, fmt::format("{} -", everything)};
}

Command announce(const Names& names, std::string_view topic, std::string_view key,
                 const std::vector<std::string>& doomed) {
    static const std::string text = script(announce_script);
    Command command{"EVAL", text, std::to_string(1 + doomed.size()), names.number};
    command.insert(command.end(), doomed.begin(), doomed.end());
    command.push_back(names.channel);
    command.push_back(fmt::format("{} {}", topic, key));
    return command;
}

Command keep(const Names& names, const Kept& kept) {
    return {"EVAL",
            std::string(keep_script),
            "3",
            names.number,
            kept.key,
            kept.group,
            std::to_string(kept.ticket),
            kept.value,
            std::to_string(kept.lifetime.count())};
}

Command look_up(const Names& names, const std::string& key) {
    return {"MGET", names.number, names.era, key};
}

Announcement read_announcement(std::string_view message) {
    Announcement announcement;
    const char* const begin = message.data();
    const char* const end = begin + message.size();
    const auto [rest, fault] = std::from_chars(begin, end, announcement.number);
    if (fault != std::errc{} || rest == end || *rest != ' ') return {};
    const std::string_view said(rest + 1, end);
    const auto space = said.find(' ');
    if (space == std::string_view::npos) return {};
    announcement.topic = said.substr(0, space);
    announcement.key = said.substr(space + 1);
    return announcement;
}

}  // namespace beanq::redis

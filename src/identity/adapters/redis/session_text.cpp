#include "identity/adapters/redis/session_text.hpp"

#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace beanq::identity {

namespace {

constexpr std::string_view format = "1";  ///< what another release writes must not be misread

/// Takes words from the front of a line of them.
class Words {
public:
    explicit Words(std::string_view text) : rest_(text) {}

    bool is_empty() const { return rest_.empty(); }

    std::string_view next() {
        const auto end = rest_.find(' ');
        const auto word = rest_.substr(0, end);
        rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
        return word;
    }

    std::optional<std::int64_t> number() {
        const auto word = next();
        std::int64_t value = 0;
        const char* const begin = word.data();
        const char* const end = begin + word.size();
        const auto [rest, fault] = std::from_chars(begin, end, value);
        if (fault != std::errc{} || rest != end) return std::nullopt;
        return value;
    }

private:
    std::string_view rest_;
};

}  // namespace

// The role is a user's choice of words and stands in a line of its own.
std::string to_text(const SessionState& state) {
    std::string text =
        fmt::format("{} {} {} {} {} {}", format, to_string(state.session), to_string(state.user),
                    state.permissions_version, state.is_active ? 1 : 0,
                    state.expires_at.time_since_epoch().count());
    for (const std::string_view name : permission_names) {
        if (state.permissions.has(*parse_permission(name))) text += fmt::format(" {}", name);
    }
    return text + '\n' + state.role;
}

std::shared_ptr<const SessionState> parse_session(std::string_view text, SessionId id) {
    const auto line = text.find('\n');
    if (line == std::string_view::npos) return nullptr;
    Words words(text.substr(0, line));
    if (words.next() != format || words.next() != to_string(id)) return nullptr;
    const auto user = parse_uuid(words.next());
    const auto permissions_version = words.number();
    const auto is_active = words.number();
    const auto expires_at = words.number();
    if (!user || !permissions_version || !is_active || !expires_at) return nullptr;

    SessionState state{.session = id,
                       .user = UserId(*user),
                       .role = std::string(text.substr(line + 1)),
                       .permissions = {},
                       .permissions_version = *permissions_version,
                       .is_active = *is_active != 0,
                       .expires_at = Instant(std::chrono::milliseconds(*expires_at))};
    while (!words.is_empty()) {
        if (const auto permission = parse_permission(words.next()))
            state.permissions.add(*permission);
    }
    return std::make_shared<const SessionState>(std::move(state));
}

}  // namespace beanq::identity

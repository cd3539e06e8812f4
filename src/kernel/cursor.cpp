#include "kernel/cursor.hpp"

#include <charconv>

#include "kernel/base64url.hpp"

namespace beanq {

// Each part is `length:bytes`, so that a part may hold anything.
std::string encode_cursor(const std::vector<std::string>& parts) {
    std::string packed;
    for (const auto& part : parts) {
        packed += std::to_string(part.size());
        packed += ':';
        packed += part;
    }
    return encode_base64url(packed);
}

std::optional<std::vector<std::string>> decode_cursor(std::string_view cursor, std::size_t count) {
    const auto packed = decode_base64url(cursor);
    if (!packed) return std::nullopt;
    std::vector<std::string> parts;
    for (std::string_view rest = *packed; !rest.empty();) {
        std::size_t length = 0;
        const auto [end, fault] = std::from_chars(rest.data(), rest.data() + rest.size(), length);
        if (fault != std::errc{}) return std::nullopt;
        rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
        if (!rest.starts_with(':') || length > rest.size() - 1) return std::nullopt;
        parts.emplace_back(rest.substr(1, length));
        rest.remove_prefix(1 + length);
    }
    if (parts.size() != count) return std::nullopt;
    return parts;
}

}  // namespace beanq

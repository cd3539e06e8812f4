#include "platform/log/line.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <type_traits>
#include <variant>

#include <fmt/format.h>

#include "kernel/time_text.hpp"

namespace beanq::log {

namespace {

constexpr std::array<std::string_view, 4> level_names{"debug", "info", "warn", "error"};

std::string_view name_of(Level level) { return level_names[static_cast<std::size_t>(level)]; }

constexpr unsigned char byte_at(std::string_view text, std::size_t i) {
    return static_cast<unsigned char>(text[i]);
}

/// How many bytes the UTF-8 character at `i` takes; 0 when there is none (RFC 3629).
std::size_t character_length(std::string_view text, std::size_t i) {
    const unsigned char lead = byte_at(text, i);
    if (lead < 0x80) return 1;
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || i + length > text.size()) return 0;
    for (std::size_t k = 1; k < length; ++k) {
        if ((byte_at(text, i + k) & 0xC0U) != 0x80) return 0;
    }
    const unsigned char second = byte_at(text, i + 1);
    const bool is_overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
    const bool is_surrogate = lead == 0xED && second > 0x9F;
    const bool is_beyond_unicode = lead == 0xF4 && second > 0x8F;
    return is_overlong || is_surrogate || is_beyond_unicode ? 0 : length;
}

/// How many bytes from `i` on need no escape: nearly always all of them.
std::size_t plain_length(std::string_view text, std::size_t i) {
    const auto rest = text.substr(i);
    const auto end = std::ranges::find_if(rest, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte >= 0x7F || c == '"' || c == '\\';
    });
    return static_cast<std::size_t>(end - rest.begin());
}

void append_quoted(std::string& line, std::string_view text) {
    line += '"';
    for (std::size_t i = 0; i < text.size();) {
        if (const std::size_t plain = plain_length(text, i); plain > 0) {
            line.append(text, i, plain);
            i += plain;
            continue;
        }
        const std::size_t length = character_length(text, i);
        const unsigned char c = byte_at(text, i);
        if (length == 0) {
            line += "\xEF\xBF\xBD";
        } else if (c == '"' || c == '\\') {
            line += '\\';
            line += text[i];
        } else if (c == '\n') {
            line += "\\n";
        } else if (c < 0x20 || c == 0x7F) {
            fmt::format_to(std::back_inserter(line), "\\u{:04x}", c);
        } else {
            line += text.substr(i, length);
        }
        i += std::max<std::size_t>(length, 1);
    }
    line += '"';
}

bool is_plain_word(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return c > ' ' && c < 0x7F && c != '"' && c != '=' && c != '\\';
    });
}

void append_value(std::string& line, const Value& value, Format format) {
    std::visit(
        [&](const auto& held) {
            using T = std::remove_cvref_t<decltype(held)>;
            if constexpr (std::is_same_v<T, std::string_view>) {
                if (format == Format::text && is_plain_word(held)) {
                    line += held;
                } else {
                    append_quoted(line, held);
                }
            } else if constexpr (std::is_same_v<T, double>) {
                if (std::isfinite(held)) {
                    fmt::format_to(std::back_inserter(line), "{:.3f}", held);
                } else {
                    line += "null";
                }
            } else {
                fmt::format_to(std::back_inserter(line), "{}", held);
            }
        },
        value.held());
}

}  // namespace

std::string json_line(Instant at, Level level, std::string_view message,
                      std::span<const Field> fields) {
    std::string line;
    line.reserve(512);
    line.append(R"({"time":")").append(to_rfc3339(at));
    line.append(R"(","level":")").append(name_of(level)).append(R"(","message":)");
    append_quoted(line, message);
    for (const Field& field : fields) {
        line += ',';
        append_quoted(line, field.key);
        line += ':';
        append_value(line, field.value, Format::json);
    }
    line += "}\n";
    return line;
}

std::string text_line(Instant at, Level level, std::string_view message,
                      std::span<const Field> fields) {
    std::string line = fmt::format("{} {:<5} {}", to_rfc3339(at), name_of(level), message);
    for (char& c : line) {
        if (c == '\n' || c == '\r') c = ' ';
    }
    for (const Field& field : fields) {
        line.append(" ").append(field.key).append("=");
        append_value(line, field.value, Format::text);
    }
    line += '\n';
    return line;
}

}  // namespace beanq::log

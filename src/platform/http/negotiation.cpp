#include "platform/http/negotiation.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "platform/http/wire.hpp"

namespace beanq::http {

namespace {

/// A `q=` weight in thousandths; 1000 when there is none, 0 when it is not one.
int weight(std::string_view parameters) {
    const std::size_t at = parameters.find_first_of("qQ");
    if (at == std::string_view::npos) return 1000;
    std::string_view text = trim(parameters.substr(at + 1));
    if (!text.starts_with('=')) return 0;
    text = trim(text.substr(1));
    if (text.starts_with('1')) return 1000;
    if (!text.starts_with('0')) return 0;
    int thousandths = 0;
    for (const std::size_t digit : {2U, 3U, 4U}) {
        const bool is_digit = digit < text.size() && text[digit] >= '0' && text[digit] <= '9';
        thousandths = thousandths * 10 + (is_digit ? text[digit] - '0' : 0);
    }
    return thousandths;
}

/// `ru` and `ru-RU` are of language `ru`.
bool is_of_language(std::string_view range, std::string_view language) {
    return same_token(range.substr(0, range.find('-')), language);
}

constexpr bool is_alphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr bool is_lower_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

std::string_view opaque_tag(std::string_view etag) {
    if (etag.starts_with("W/")) etag.remove_prefix(2);
    return etag;
}

}  // namespace

Language preferred_language(std::string_view accept_language) {
    int best = 0;
    Language language = Language::en;
    while (const auto element = next_element(accept_language)) {
        const std::size_t semicolon = std::min(element->find(';'), element->size());
        const std::string_view range = trim(element->substr(0, semicolon));
        const int q = weight(element->substr(semicolon));
        if (q <= best) continue;
        if (is_of_language(range, "ru")) {
            language = Language::ru;
        } else if (range == "*" || is_of_language(range, "en")) {
            language = Language::en;
        } else {
            continue;
        }
        best = q;
    }
    return language;
}

bool none_match_has(std::string_view if_none_match, std::string_view etag) {
    if (trim(if_none_match) == "*") return true;
    while (const auto element = next_element(if_none_match)) {
        if (opaque_tag(*element) == opaque_tag(etag)) return true;
    }
    return false;
}

bool is_traceparent(std::string_view text) {
    if (text.size() != 55) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_hyphen_place = i == 2 || i == 35 || i == 52;
        if (is_hyphen_place ? text[i] != '-' : !is_lower_hex(text[i])) return false;
    }
    return true;
}

bool is_request_id(std::string_view text) {
    return !text.empty() && text.size() <= 128 && std::ranges::all_of(text, [](char c) {
        return is_alphanumeric(c) || c == '.' || c == '_' || c == '-';
    });
}

}  // namespace beanq::http

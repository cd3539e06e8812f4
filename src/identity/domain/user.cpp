#include "identity/domain/user.hpp"

#include <algorithm>

namespace beanq::identity {

namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_domain(std::string_view domain) {
    const auto dot = domain.rfind('.');
    if (dot == std::string_view::npos || domain.size() - dot < 3) return false;
    return domain.front() != '.' && domain.find("..") == std::string_view::npos;
}

}  // namespace

std::optional<std::string> parse_email(std::string_view text) {
    text = trimmed(text);
    const auto at = text.find('@');
    if (at == std::string_view::npos || at == 0 || at != text.rfind('@') || text.size() > 254) {
        return std::nullopt;
    }
    const bool is_printable = std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7f; });
    if (!is_printable || !is_domain(text.substr(at + 1))) return std::nullopt;
    std::string email(text);
    for (char& c : email) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return email;
}

std::optional<std::string> parse_phone(std::string_view text) {
    std::string phone;
    for (const char c : trimmed(text)) {
        if (is_digit(c) || (c == '+' && phone.empty())) {
            phone += c;
        } else if (std::string_view(" -.()").find(c) == std::string_view::npos) {
            return std::nullopt;
        }
    }
    const auto digits = std::ranges::count_if(phone, is_digit);
    if (digits < 5 || digits > 15) return std::nullopt;
    return phone;
}

std::optional<std::string> parse_name(std::string_view text) {
    text = trimmed(text);
    if (text.empty() || text.size() > 480) return std::nullopt;
    return std::string(text);
}

bool is_password(std::string_view text) {
    return text.size() >= 8 && text.size() <= 72 && text.find('\0') == std::string_view::npos;
}

}  // namespace beanq::identity

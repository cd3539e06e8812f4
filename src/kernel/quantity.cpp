#include "kernel/quantity.hpp"

#include <algorithm>
#include <charconv>

namespace beanq {

namespace {

constexpr std::size_t max_decimals = 3;

bool all_digits(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string to_string(Quantity quantity) {
    // Never negated: the lowest int64 has no opposite.
    const bool negative = quantity.thousandths < 0;
    const std::int64_t whole = quantity.thousandths / 1000;
    const std::int64_t rest = quantity.thousandths % 1000 * (negative ? -1 : 1);
    std::string text = whole == 0 && negative ? "-0" : std::to_string(whole);
    if (rest == 0) return text;
    const std::string digits = std::to_string(rest);
    text += '.' + std::string(max_decimals - digits.size(), '0') + digits;
    text.erase(text.find_last_not_of('0') + 1);
    return text;
}

std::optional<Quantity> parse_quantity(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    const auto point = text.find('.');
    const auto whole = text.substr(0, point);
    const bool has_decimals = point != std::string_view::npos;
    const auto decimals = has_decimals ? text.substr(point + 1) : std::string_view{};
    if (whole.empty() || (whole.size() > 1 && whole.starts_with('0'))) return std::nullopt;
    if (has_decimals && (decimals.empty() || decimals.size() > max_decimals)) return std::nullopt;
    if (!all_digits(whole) || !all_digits(decimals)) return std::nullopt;

    // In thousandths the text is the same digits without the point.
    const std::string digits = std::string(whole) + std::string(decimals) +
                               std::string(max_decimals - decimals.size(), '0');
    Quantity quantity;
    const char* const end = digits.data() + digits.size();
    const auto [rest, fault] = std::from_chars(digits.data(), end, quantity.thousandths);
    if (fault != std::errc{} || rest != end || quantity > max_quantity) return std::nullopt;
    return negative ? -quantity : quantity;
}

}  // namespace beanq

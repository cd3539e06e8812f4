#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace beanq {

/// An ISO 4217 code: three capital letters.
class Currency {
public:
    constexpr Currency() = default;

    /// Nothing unless `code` is three capital Latin letters.
    static constexpr std::optional<Currency> parse(std::string_view code) {
        if (code.size() != 3) return std::nullopt;
        Currency currency;
        for (std::size_t i = 0; i < 3; ++i) {
            if (code[i] < 'A' || code[i] > 'Z') return std::nullopt;
            currency.letters_[i] = code[i];
        }
        return currency;
    }

    std::string text() const { return {letters_.begin(), letters_.end()}; }
    constexpr auto operator<=>(const Currency&) const = default;

private:
    std::array<char, 3> letters_{'X', 'X', 'X'};
};

/// An amount in the currency's minor unit (kopeck, cent). Never a fraction, never floating point.
struct Money {
    std::int64_t amount_minor = 0;
    Currency currency{};

    auto operator<=>(const Money&) const = default;
};

/// The largest amount the API takes for one price: 10 million of a two-digit currency. Sums of
/// 50 lines × 999 × (price + modifiers) stay far inside int64.
inline constexpr std::int64_t max_price_minor = 1'000'000'000;

/// Both in one currency: the caller has checked.
constexpr Money operator+(Money a, Money b) {
    return {a.amount_minor + b.amount_minor, a.currency};
}
constexpr Money operator-(Money a, Money b) {
    return {a.amount_minor - b.amount_minor, a.currency};
}
constexpr Money operator*(Money a, std::int64_t times) {
    return {a.amount_minor * times, a.currency};
}

}  // namespace beanq

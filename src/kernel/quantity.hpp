#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace beanq {

/// What an ingredient is counted in: grams, millilitres, pieces.
enum class Unit : unsigned char { g, ml, pcs };

inline constexpr std::array<std::string_view, 3> unit_names{"g", "ml", "pcs"};

constexpr std::string_view to_string(Unit unit) {
    return unit_names[static_cast<std::size_t>(unit)];
}

constexpr std::optional<Unit> parse_unit(std::string_view name) {
    for (std::size_t i = 0; i < unit_names.size(); ++i) {
        if (unit_names[i] == name) return static_cast<Unit>(i);
    }
    return std::nullopt;
}

/// An amount in thousandths of a unit that is known from elsewhere. Never floating point.
struct Quantity {
    std::int64_t thousandths = 0;

    auto operator<=>(const Quantity&) const = default;
};

/// The largest amount that is read: a thousand tonnes. 50 order lines × 999 × 50 modifiers of it
/// stay inside int64.
inline constexpr Quantity max_quantity{1'000'000'000'000};

constexpr Quantity operator+(Quantity a, Quantity b) { return {a.thousandths + b.thousandths}; }
constexpr Quantity operator-(Quantity a, Quantity b) { return {a.thousandths - b.thousandths}; }
constexpr Quantity operator-(Quantity a) { return {-a.thousandths}; }
constexpr Quantity operator*(Quantity a, std::int64_t times) { return {a.thousandths * times}; }

/// As decimal text, exactly and without needless zeros: `18`, `0.5`, `-200`.
std::string to_string(Quantity quantity);

/// Reads decimal text as JSON writes numbers, without an exponent: `18`, `0.5`, `-200`, `1.250`.
/// Nothing for any other text, more than three decimals, or more than max_quantity either way.
std::optional<Quantity> parse_quantity(std::string_view text);

}  // namespace beanq

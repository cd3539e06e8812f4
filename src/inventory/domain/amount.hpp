// Amounts as people say them, and what they are in an ingredient's base unit.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/quantity.hpp"

namespace beanq::inventory {

inline constexpr std::size_t max_packs = 20;
inline constexpr std::size_t max_unit_name = 40;

/// `2 kg`, `3 box`: a number and a unit that the ingredient knows.
struct Amount {
    Quantity value;
    std::string unit;
};

/// A unit of an ingredient's own: a box is 12 l. `size` is in the base unit.
struct Pack {
    std::string name;
    Quantity size;

    bool operator==(const Pack&) const = default;
};

/// Whether `unit` is a base unit or one that converts to one everywhere: g, kg, oz, ml, l, pcs.
bool is_common_unit(std::string_view unit);

/// In the base unit, rounded half away from zero to a thousandth of it. `oz` is the avoirdupois
/// ounce (28.349523125 g) by mass and the US fluid ounce (29.5735295625 ml) by volume. Nothing when
/// the unit is neither a pack nor one of the base unit's kind, or beyond max_quantity.
std::optional<Quantity> in_base_unit(const Amount& amount, Unit base,
                                     const std::vector<Pack>& packs);

}  // namespace beanq::inventory

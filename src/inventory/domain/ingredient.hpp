#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "inventory/domain/amount.hpp"
#include "kernel/id.hpp"
#include "kernel/money.hpp"
#include "kernel/quantity.hpp"
#include "kernel/result.hpp"

namespace beanq::inventory {

inline constexpr std::size_t max_ingredient_name = 120;
inline constexpr std::size_t max_ingredient_allergens = 30;

/// What happens when more is ordered than there is: the order is refused, or the level goes below
/// zero until somebody counts.
enum class Shortage : unsigned char { block, warn };

/// What so much of an ingredient costs: 89.90 for 1000 ml. Kept as it was said.
struct Cost {
    Money price;
    Quantity per;

    bool operator==(const Cost&) const = default;
};

/// Something the shop buys and uses up. No two have names that differ in case only.
struct Ingredient {
    IngredientId id;
    std::string name;
    Unit unit = Unit::g;
    std::int64_t version = 1;
    Shortage shortage = Shortage::block;
    bool active = true;
    std::vector<std::string> allergens = {};
    std::optional<Cost> cost = {};  ///< what it usually costs; deliveries say what it did
    std::vector<Pack> packs = {};

    bool operator==(const Ingredient&) const = default;
};

/// That amount in the ingredient's base unit.
inline std::optional<Quantity> in_base_unit(const Amount& amount, const Ingredient& ingredient) {
    return in_base_unit(amount, ingredient.unit, ingredient.packs);
}

/// `field.duplicate` at `/allergens/<n>`; `field.format` there and at `/packs/<n>/name` for one
/// with a semicolon; at `/packs/<n>/name` `field.duplicate` and, for the name of a common unit,
/// `field.reserved`; `field.range` at `/packs/<n>/quantity` and `/cost/per` unless positive;
/// `field.currency` at `/cost/price/currency`.
std::vector<FieldError> faults_in(const Ingredient& ingredient, Currency currency);

/// `field.unit` at `<at>/unit`: what an amount has when its unit means nothing for the ingredient.
FieldError bad_unit(const Ingredient& ingredient, const std::string& at);

}  // namespace beanq::inventory

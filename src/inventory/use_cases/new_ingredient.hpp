// Packs and costs as they are entered, with units that are still to be understood.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "inventory/domain/ingredient.hpp"

namespace beanq::inventory {

/// `box` = `12 l`, or as many of a pack that stands before it.
struct EnteredPack {
    std::string name;
    Amount size;
};

struct EnteredCost {
    Money price;
    std::optional<Amount> per = {};  ///< empty: of one base unit
};

/// Gives the ingredient these packs; `field.unit` at `/packs/<n>/quantity/unit`.
void set_packs(Ingredient& ingredient, const std::vector<EnteredPack>& packs,
               std::vector<FieldError>& faults);

/// Gives the ingredient this cost, after its packs; `field.unit` at `/cost/per/unit`.
void set_cost(Ingredient& ingredient, const std::optional<EnteredCost>& cost,
              std::vector<FieldError>& faults);

}  // namespace beanq::inventory

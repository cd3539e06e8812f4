// Recipes as people enter them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "inventory/domain/amount.hpp"
#include "inventory/domain/ingredient.hpp"
#include "inventory/domain/recipe.hpp"
#include "kernel/id.hpp"
#include "kernel/result.hpp"

namespace beanq::inventory {

struct EnteredRecipeLine {
    IngredientId ingredient;
    std::optional<Amount> quantity = {};  ///< empty: as much as is replaced
    std::optional<IngredientId> replaces = {};
};

/// The line in its ingredient's base unit. Below `at`: `field.unknown-id` for an ingredient that is
/// not among those `known`, `field.unit` at `/quantity/unit` and at `/replaces_ingredient_id` for
/// one of another unit, `field.required` at `/quantity` and `field.not-allowed` there when the line
/// replaces.
RecipeLine read_line(const EnteredRecipeLine& entered, const std::vector<Ingredient>& known,
                     const std::string& at, std::vector<FieldError>& faults);

}  // namespace beanq::inventory

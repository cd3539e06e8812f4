// Ingredients and recipes as plain data: what the demo café, or a file from another system, brings
// in at once.
#pragma once

#include <vector>

#include "inventory/domain/ingredient.hpp"
#include "inventory/domain/recipe.hpp"
#include "kernel/result.hpp"

namespace beanq::inventory {

/// New ingredients, their ids made by the caller, and recipes that use them. A variation or
/// modifier has one recipe at most.
struct InventoryImport {
    std::vector<Ingredient> ingredients;
    std::vector<Recipe> recipes;
};

/// `field.too-short` at `/ingredients/<n>/name`; as for each recipe below `/recipes/<n>`;
/// `field.unknown-id` at `/recipes/<n>/lines/<m>/ingredient_id` for one that is not in the import.
std::vector<FieldError> faults_in(const InventoryImport& import);

}  // namespace beanq::inventory

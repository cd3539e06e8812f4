// Recipes as rows of text: what is exported, and what comes back.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "inventory/domain/demand.hpp"
#include "inventory/domain/ingredient.hpp"
#include "inventory/domain/recipe.hpp"
#include "kernel/result.hpp"
#include "kernel/row_reader.hpp"

namespace beanq::inventory {

/// One line of a recipe. What it is the recipe of is named by `product` and `variation`, or by
/// `modifier_group` and `modifier`; a variation or modifier may be named by its id alone. The rows
/// of one owner are its whole recipe; a row without an ingredient says that nothing is taken.
struct RecipeRow {
    Cell product = {};
    Cell variation = {};
    Cell modifier_group = {};
    Cell modifier = {};
    Cell ingredient = {};
    Cell quantity = {};  ///< none where the ingredient stands in for another
    Cell unit = {};
    Cell replaces = {};

    bool operator==(const RecipeRow&) const = default;
};

/// The recipes of `owners`, in that order; by names where they are unique, else by ids.
std::vector<RecipeRow> to_rows(const RecipeBook& book, const std::vector<NamedOwner>& owners,
                               const std::vector<Ingredient>& ingredients);

/// Ingredients as cells call them: by name or id.
using NamedIngredients = std::map<std::string, Ingredient>;

/// The recipes in the rows. Faults at `/items/<row>/<column>`: `field.required`, for an owner or
/// ingredient that is not there `field.unknown-id`, `field.ambiguous` for a name that several have,
/// and as read_line and faults_in(Recipe).
std::vector<Recipe> read_rows(const std::vector<RecipeRow>& rows,
                              const std::vector<NamedOwner>& owners,
                              const NamedIngredients& ingredients, std::vector<FieldError>& faults);

}  // namespace beanq::inventory

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "inventory/domain/ingredient.hpp"
#include "kernel/id.hpp"
#include "kernel/quantity.hpp"
#include "kernel/result.hpp"

namespace beanq::inventory {

inline constexpr std::size_t max_recipe_lines = 100;

/// What has a recipe: one size of a product, or a choice that changes how it is made.
using RecipeOwner = std::variant<VariationId, ModifierId>;

/// What a recipe is for, as people call it: a variation of a product, a modifier of a group.
struct NamedOwner {
    RecipeOwner owner;
    std::string of;
    std::string name;
};

/// How much of one ingredient one portion takes, in the ingredient's unit. In a modifier's recipe
/// it is what the choice adds, or takes away when negative: oat milk is −200 ml milk, +200 ml oat
/// drink. A line without a quantity puts its ingredient in the place of another one, in whatever
/// quantity the portion takes of that: oat drink instead of milk, for every size.
struct RecipeLine {
    IngredientId ingredient;
    Quantity quantity;
    std::optional<IngredientId> replaces = {};

    bool operator==(const RecipeLine&) const = default;
};

/// An ingredient stands in a recipe once at most.
struct Recipe {
    RecipeOwner owner;
    std::vector<RecipeLine> lines;
};

/// A line with the whole of its ingredients.
struct RecipePart {
    Ingredient ingredient;
    Quantity quantity;
    std::optional<Ingredient> replaces = {};

    bool operator==(const RecipePart&) const = default;
};

/// What an owner is made by now, or was once. Version 0 has no recipe: nothing is taken for it.
struct VersionedRecipe {
    std::int64_t version = 0;
    std::vector<RecipePart> parts = {};
};

/// `field.too-many` at `<at>/lines`; at `<at>/lines/<n>`: `field.duplicate` at `/ingredient_id`,
/// `field.range` at `/quantity` when it is zero, beyond max_quantity, or taken away by a variation,
/// `field.not-allowed` at `/replaces_ingredient_id` in a variation, `field.range` there when it
/// replaces itself.
std::vector<FieldError> faults_in(const Recipe& recipe, const std::string& at = "");

}  // namespace beanq::inventory

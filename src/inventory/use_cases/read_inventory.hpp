#pragma once

#include <cstdint>
#include <optional>

#include "inventory/ports.hpp"
#include "kernel/awaitable.hpp"
#include "kernel/page.hpp"
#include "kernel/result.hpp"
#include "kernel/unit_of_work.hpp"

namespace beanq::inventory {

/// Shows what the shop works with.
class ReadInventory {
public:
    struct Needs {
        Store& store;
        IngredientRepository& ingredients;
        RecipeRepository& recipes;
    };
    explicit ReadInventory(Needs needs) : needs_(needs) {}

    /// By name without regard to case. 422 `field.cursor`.
    awaitable<Result<Page<Ingredient>>> ingredients(IngredientFilter filter,
                                                    PageRequest page) const;

    /// 404 `ingredient.unknown`.
    awaitable<Result<Ingredient>> ingredient(IngredientId id) const;

    /// The present recipe, or an earlier version. Version 0 without a recipe, and for what the menu
    /// does not know. 404 `recipe.unknown` for a version that there is not.
    awaitable<Result<VersionedRecipe>> recipe(RecipeOwner owner,
                                              std::optional<std::int64_t> version) const;

private:
    Needs needs_;
};

}  // namespace beanq::inventory

#pragma once

#include <vector>

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
    awaitable<Result<Page<Ingredient>>> ingredients(PageRequest page) const;

    /// 404 `ingredient.unknown`.
    awaitable<Result<Ingredient>> ingredient(IngredientId id) const;

    /// By the ingredients' names. Empty without a recipe, and for what the menu does not know.
    awaitable<std::vector<RecipePart>> recipe(RecipeOwner owner) const;

private:
    Needs needs_;
};

}  // namespace beanq::inventory

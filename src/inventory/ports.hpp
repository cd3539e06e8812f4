// What the inventory needs from outside, in its own words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "inventory/domain/ingredient.hpp"
#include "inventory/domain/recipe.hpp"
#include "kernel/awaitable.hpp"
#include "kernel/id.hpp"
#include "kernel/unit_of_work.hpp"

namespace beanq::inventory {

class IngredientRepository {
public:
    virtual ~IngredientRepository() = default;

    /// False, with only some of them stored, when a name is taken in any case: do not commit then.
    virtual awaitable<bool> add_all(Transaction& tx,
                                    const std::vector<Ingredient>& ingredients) = 0;

    virtual awaitable<std::optional<Ingredient>> find(Transaction& tx, IngredientId id) = 0;

    /// At most `limit`, by name without regard to case; only those after the name `after`.
    virtual awaitable<std::vector<Ingredient>> list(Transaction& tx,
                                                    std::optional<std::string> after,
                                                    int limit) = 0;
};

class RecipeRepository {
public:
    virtual ~RecipeRepository() = default;

    /// Their owners have none yet; the ingredients exist.
    virtual awaitable<void> add_all(Transaction& tx, const std::vector<Recipe>& recipes) = 0;

    /// By the ingredients' names; empty when the owner has no recipe.
    virtual awaitable<std::vector<RecipePart>> find(Transaction& tx, RecipeOwner owner) = 0;
};

}  // namespace beanq::inventory

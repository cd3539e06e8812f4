#pragma once

#include "inventory/ports.hpp"

namespace beanq::inventory {

/// Recipes in the `recipe_lines` table; one without lines leaves nothing there.
class SqlRecipeRepository final : public RecipeRepository {
public:
    awaitable<void> add_all(Transaction& tx, const std::vector<Recipe>& recipes) override;
    awaitable<std::vector<RecipePart>> find(Transaction& tx, RecipeOwner owner) override;
};

}  // namespace beanq::inventory

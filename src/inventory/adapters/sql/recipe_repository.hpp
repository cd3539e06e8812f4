#pragma once

#include "inventory/ports.hpp"

namespace beanq::inventory {

/// Recipes in the `recipes` table, the lines of all their versions in `recipe_lines`.
class SqlRecipeRepository final : public RecipeRepository {
public:
    awaitable<void> put_all(Transaction& tx, const std::vector<Recipe>& recipes) override;
    awaitable<VersionedRecipe> find(Transaction& tx, RecipeOwner owner,
                                    std::optional<std::int64_t> version) override;
    awaitable<RecipeBook> book_of(Transaction& tx, std::vector<RecipeOwner> owners) override;
    awaitable<RecipeBook> whole_book(Transaction& tx) override;
};

}  // namespace beanq::inventory

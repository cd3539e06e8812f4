#pragma once

#include "inventory/ports.hpp"

namespace beanq::inventory {

/// Ingredients in the `ingredients` table, their packs in `ingredient_packs`.
class SqlIngredientRepository final : public IngredientRepository {
public:
    awaitable<bool> add_all(Transaction& tx, const std::vector<Ingredient>& ingredients) override;
    awaitable<std::optional<Ingredient>> find(Transaction& tx, IngredientId id) override;
    awaitable<std::optional<Ingredient>> find_named(Transaction& tx, std::string name) override;
    awaitable<std::vector<Ingredient>> find_all(Transaction& tx,
                                                std::vector<IngredientId> ids) override;
    awaitable<std::vector<Ingredient>> list(Transaction& tx, const IngredientFilter& filter,
                                            int limit) override;
    awaitable<std::vector<std::string>> corrected(Transaction& tx,
                                                  std::vector<std::string> words) override;
    awaitable<bool> update(Transaction& tx, Ingredient& ingredient) override;
    awaitable<bool> is_used(Transaction& tx, IngredientId id) override;
    awaitable<void> remove(Transaction& tx, IngredientId id) override;
};

}  // namespace beanq::inventory

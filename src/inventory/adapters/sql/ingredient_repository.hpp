#pragma once

#include "inventory/ports.hpp"

namespace beanq::inventory {

/// Ingredients in the `ingredients` table.
class SqlIngredientRepository final : public IngredientRepository {
public:
    awaitable<bool> add_all(Transaction& tx, const std::vector<Ingredient>& ingredients) override;
    awaitable<std::optional<Ingredient>> find(Transaction& tx, IngredientId id) override;
    awaitable<std::vector<Ingredient>> list(Transaction& tx, std::optional<std::string> after,
                                            int limit) override;
};

}  // namespace beanq::inventory

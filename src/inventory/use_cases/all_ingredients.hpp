#pragma once

#include <vector>

#include "inventory/ports.hpp"
#include "kernel/awaitable.hpp"
#include "kernel/unit_of_work.hpp"

namespace beanq::inventory {

/// Every ingredient, by name.
awaitable<std::vector<Ingredient>> all_ingredients(Transaction& tx,
                                                   IngredientRepository& ingredients);

}  // namespace beanq::inventory

#pragma once

#include "inventory/use_cases/edit_ingredients.hpp"
#include "inventory/use_cases/exchange_ingredients.hpp"
#include "inventory/use_cases/exchange_recipes.hpp"
#include "inventory/use_cases/read_inventory.hpp"
#include "inventory/use_cases/set_targets.hpp"
#include "inventory/use_cases/write_recipe.hpp"
#include "platform/http/route.hpp"

namespace beanq::inventory {

struct IngredientRoutesNeeds {
    const ReadInventory& read;
    const EditIngredients& edit;
    const WriteRecipe& write_recipe;
    const SetTargets& set_targets;
    const ExchangeIngredients& exchange;
    const ExchangeRecipes& exchange_recipes;
};

/// The use cases outlive the routes.
void add_ingredient_routes(http::Routes& routes, IngredientRoutesNeeds needs);

}  // namespace beanq::inventory

#pragma once

#include "inventory/use_cases/read_inventory.hpp"
#include "platform/http/route.hpp"

namespace beanq::inventory {

struct IngredientRoutesNeeds {
    const ReadInventory& read;
};

/// The use cases outlive the routes.
void add_ingredient_routes(http::Routes& routes, IngredientRoutesNeeds needs);

}  // namespace beanq::inventory

#include "inventory/module.hpp"

#include <utility>

#include "inventory/adapters/http/ingredient_routes.hpp"
#include "inventory/adapters/sql/ingredient_repository.hpp"
#include "inventory/adapters/sql/recipe_repository.hpp"
#include "inventory/use_cases/import_inventory.hpp"
#include "inventory/use_cases/read_inventory.hpp"

namespace beanq::inventory {

struct Module::Parts {
    Needs needs;
    SqlIngredientRepository ingredients = {};
    SqlRecipeRepository recipes = {};
    ReadInventory read{{needs.store, ingredients, recipes}};
    ImportInventory import{{ingredients, recipes}};
};

Module::Module(Needs needs) : parts_(std::make_unique<Parts>(needs)) {}

Module::~Module() = default;

void Module::add_routes(http::Routes& routes) { add_ingredient_routes(routes, {parts_->read}); }

awaitable<Result<void>> Module::import_all(Transaction& tx, InventoryImport import) {
    return parts_->import.run(tx, std::move(import));
}

}  // namespace beanq::inventory

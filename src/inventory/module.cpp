#include "inventory/module.hpp"

#include <utility>

#include "inventory/adapters/bus/outbox_stock_events.hpp"
#include "inventory/adapters/http/ingredient_routes.hpp"
#include "inventory/adapters/http/stock_routes.hpp"
#include "inventory/adapters/sql/ingredient_repository.hpp"
#include "inventory/adapters/sql/ledger.hpp"
#include "inventory/adapters/sql/level_repository.hpp"
#include "inventory/adapters/sql/recipe_repository.hpp"
#include "inventory/adapters/sql/stock_rules.hpp"
#include "inventory/use_cases/exchange_ingredients.hpp"
#include "inventory/use_cases/exchange_recipes.hpp"
#include "inventory/use_cases/import_inventory.hpp"

namespace beanq::inventory {

struct Module::Parts {
    explicit Parts(const Needs& needs)
        : events(needs.outbox, needs.ids, needs.clock),
          read({needs.store, ingredients, recipes}),
          import({ingredients, recipes}),
          edit_ingredients(
              {needs.store, needs.ids, needs.locations, ingredients, needs.assortment}),
          write_recipe({needs.store, ingredients, recipes, needs.assortment}),
          exchange({needs.store, needs.ids, needs.locations, ingredients, needs.assortment}),
          exchange_recipes({needs.store, ingredients, recipes, needs.assortment}),
          set_targets({needs.store, needs.locations, ingredients, levels}),
          read_stock({needs.store, needs.locations, ingredients, levels, ledger}),
          post_movements({needs.store, needs.clock, needs.ids, needs.locations, ingredients, levels,
                          ledger, events, needs.assortment}),
          sales({needs.clock, needs.ids, ingredients, recipes, levels, ledger, events,
                 needs.assortment}) {}

    SqlIngredientRepository ingredients;
    SqlRecipeRepository recipes;
    SqlLevelRepository levels;
    SqlLedger ledger;
    OutboxStockEvents events;
    ReadInventory read;
    ImportInventory import;
    EditIngredients edit_ingredients;
    WriteRecipe write_recipe;
    ExchangeIngredients exchange;
    ExchangeRecipes exchange_recipes;
    SetTargets set_targets;
    ReadStock read_stock;
    PostMovements post_movements;
    SellFromStock sales;
};

Module::Module(Needs needs) : parts_(std::make_unique<Parts>(needs)) {}

Module::~Module() = default;

void Module::add_routes(http::Routes& routes) {
    add_ingredient_routes(
        routes, {parts_->read, parts_->edit_ingredients, parts_->write_recipe, parts_->set_targets,
                 parts_->exchange, parts_->exchange_recipes});
    add_stock_routes(routes, {parts_->read_stock, parts_->post_movements});
}

awaitable<Result<void>> Module::import_all(Transaction& tx, InventoryImport import) {
    return parts_->import.run(tx, std::move(import));
}

awaitable<Result<PostedMovements>> Module::post(Transaction& tx, PostMovementsCommand command) {
    return parts_->post_movements.run_in(tx, std::move(command));
}

awaitable<Shelves> Module::shelves(Transaction& tx, LocationId location,
                                   std::shared_ptr<const Cookbook> cookbook) {
    if (!cookbook) {
        auto book = co_await parts_->recipes.whole_book(tx);
        cookbook = std::make_shared<const Cookbook>(std::move(book));
    }
    const auto levels = co_await parts_->levels.limiting(tx, location);
    co_return Shelves(std::move(cookbook), levels);
}

const SellFromStock& Module::sales() const { return parts_->sales; }

awaitable<std::vector<db::Finding>> Module::audit(Transaction& tx) {
    return db::audit(tx, stock_rules);
}

}  // namespace beanq::inventory

// The inventory's use cases over one database, for tests: a shop, and what the menu would say.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "inventory/adapters/sql/ingredient_repository.hpp"
#include "inventory/adapters/sql/ledger.hpp"
#include "inventory/adapters/sql/level_repository.hpp"
#include "inventory/adapters/sql/recipe_repository.hpp"
#include "inventory/use_cases/edit_ingredients.hpp"
#include "inventory/use_cases/post_movements.hpp"
#include "inventory/use_cases/read_stock.hpp"
#include "inventory/use_cases/sell_from_stock.hpp"
#include "inventory/use_cases/set_targets.hpp"
#include "inventory/use_cases/write_recipe.hpp"
#include "platform/db/sql.hpp"
#include "tests/support/database.hpp"
#include "tests/support/fakes.hpp"
#include "tests/support/run.hpp"

namespace beanq::inventory {

/// Two shops of one chain; the first one is the oldest.
class TwoShops final : public Locations {
public:
    explicit TwoShops(UuidSource& ids)
        : first{LocationId(ids.next()), "Centre", "Europe/Moscow", *Currency::parse("RUB")},
          second{LocationId(ids.next()), "Station", "Europe/Moscow", *Currency::parse("RUB")} {}

    awaitable<Result<Location>> find(Transaction&, std::optional<LocationId> id) override {
        if (!id || *id == first.id) co_return first;
        if (*id == second.id) co_return second;
        co_return refuse(ErrorKind::invalid, "location.unknown", {"no", "нет"});
    }

    const Location first;
    const Location second;
};

/// Has everything, and counts how often it was told of a change.
class FakeAssortment final : public Assortment {
public:
    awaitable<bool> knows(Transaction&, RecipeOwner) override { co_return knows_all; }
    awaitable<std::vector<NamedOwner>> owners(Transaction&) override { co_return named; }
    awaitable<void> changed(Transaction&, std::optional<LocationId>) override {
        ++changes;
        co_return;
    }

    bool knows_all = true;
    std::vector<NamedOwner> named;
    std::atomic<int> changes = 0;
};

class RecordedLows final : public StockEvents {
public:
    awaitable<void> low(Transaction&, const Ingredient& ingredient, const Taken& taken) override {
        const std::scoped_lock lock(mutex_);
        told.push_back(ingredient.name + ' ' + to_string(taken.level.on_hand));
        co_return;
    }

    std::vector<std::string> told;

private:
    std::mutex mutex_;
};

struct StockRoom {
    explicit StockRoom(std::unique_ptr<db::Database> opened = fresh_database())
        : database(std::move(opened)) {
        beanq::run(open());
    }

    awaitable<void> open() {
        static constexpr db::Statement location{
            "test.location",
            "INSERT INTO locations (id, name, time_zone, currency, created_at) "
            "VALUES ($1, $2, 'Europe/Moscow', 'RUB', $3)"};
        auto tx = co_await database->begin();
        for (const auto* shop : {&shops.first, &shops.second})
            co_await db::sql(*tx).run(location, shop->id, shop->name, clock.now());
        co_await tx->commit();
    }

    Ingredient stocked(std::string name, Unit unit = Unit::pcs,
                       Shortage shortage = Shortage::block) {
        return beanq::run(
                   edit.create({.name = std::move(name), .unit = unit, .shortage = shortage}, {}))
            .value();
    }
    Result<PostedMovements> post(MovementKind kind, const Ingredient& ingredient,
                                 std::int64_t thousandths,
                                 std::optional<std::string> reason = "test") {
        return beanq::run(post_movements.run(
            {.kind = kind,
             .reason = std::move(reason),
             .lines = {{ingredient.id, {{thousandths}, std::string(to_string(ingredient.unit))}}}},
            {}));
    }
    VersionedRecipe recipe(RecipeOwner owner,
                           const std::vector<std::pair<Ingredient, std::int64_t>>& parts) {
        WriteRecipeCommand command{owner, {}};
        for (const auto& [ingredient, thousandths] : parts) {
            command.lines.push_back(
                {ingredient.id, Amount{{thousandths}, std::string(to_string(ingredient.unit))}});
        }
        return beanq::run(write_recipe.run(std::move(command))).value();
    }
    /// `stock.short` or what else refuses; empty when it was taken.
    std::string sell(std::vector<Portions> portions, OrderId order) {
        const auto sold = beanq::run(try_to_sell({shops.first.id, order, std::move(portions)}));
        return sold ? "" : sold.error().code;
    }
    std::string sell(VariationId variation, int count = 1) {
        return sell({{variation, count}}, OrderId(ids.next()));
    }
    awaitable<Result<RecipeBook>> try_to_sell(Sale sale) {
        auto tx = co_await database->begin();
        std::vector<Sale> one{std::move(sale)};
        auto sold = co_await sales.take_all(*tx, std::move(one));
        if (!sold.outcomes.front()) co_return std::unexpected(sold.outcomes.front().error());
        co_await tx->commit();
        co_return std::move(sold.recipes);
    }
    void give_back(OrderId order) { beanq::run(give_back_all({order})); }
    awaitable<void> give_back_all(std::vector<OrderId> orders) {
        std::vector<CalledOff> all;
        for (const OrderId& order : orders)
            all.push_back({order});
        auto tx = co_await database->begin();
        co_await sales.give_back(*tx, std::move(all));
        co_await tx->commit();
    }
    void write_off(OrderId order) { beanq::run(write_off_all({order})); }
    awaitable<void> write_off_all(std::vector<OrderId> orders) {
        std::vector<CalledOff> all;
        for (const OrderId& order : orders)
            all.push_back({.order = order, .reason = "spilt"});
        auto tx = co_await database->begin();
        co_await sales.write_off(*tx, std::move(all));
        co_await tx->commit();
    }
    /// By name; `-` for what is not tracked.
    std::string on_hand(const Ingredient& ingredient,
                        std::optional<LocationId> where = std::nullopt) {
        const auto page = beanq::run(read.levels(
            {.location = where.value_or(shops.first.id), .ingredient = ingredient.id}, {}));
        if (page->page.items.empty()) return "-";
        return to_string(page->page.items.front().level.on_hand);
    }
    std::vector<Movement> ledger_of(const Ingredient& ingredient) {
        const auto page = beanq::run(read.movements({.ingredient = ingredient.id}, {.limit = 200}));
        std::vector<Movement> movements;
        for (const auto& item : page->page.items)
            movements.push_back(item.movement);
        return movements;
    }

    FixedClock clock;
    UuidV7Source ids{clock};
    TwoShops shops{ids};
    std::unique_ptr<db::Database> database;
    SqlIngredientRepository ingredients;
    SqlRecipeRepository recipes;
    SqlLevelRepository levels;
    SqlLedger ledger;
    FakeAssortment assortment;
    RecordedLows lows;
    EditIngredients edit{{*database, ids, shops, ingredients, assortment}};
    WriteRecipe write_recipe{{*database, ingredients, recipes, assortment}};
    SetTargets set_targets{{*database, shops, ingredients, levels}};
    PostMovements post_movements{
        {*database, clock, ids, shops, ingredients, levels, ledger, lows, assortment}};
    ReadStock read{{*database, shops, ingredients, levels, ledger}};
    SellFromStock sales{{clock, ids, ingredients, recipes, levels, ledger, lows, assortment}};
};

}  // namespace beanq::inventory

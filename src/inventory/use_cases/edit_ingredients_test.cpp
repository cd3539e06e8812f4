#include "inventory/use_cases/edit_ingredients.hpp"

#include <gtest/gtest.h>

#include "tests/support/stock_room.hpp"

namespace beanq::inventory {
namespace {

struct EditingIngredients : testing::Test {
    StockRoom room;

    template <class T>
    static std::vector<std::string> faults(const Result<T>& result) {
        std::vector<std::string> list;
        if (result) return list;
        for (const auto& fault : result.error().fields)
            list.push_back(fault.pointer + ' ' + fault.code);
        return list;
    }
};
using Faults = std::vector<std::string>;

TEST_F(EditingIngredients, keep_packs_costs_and_allergens_as_they_were_said) {
    const Money price{8'990, *Currency::parse("RUB")};
    const auto made = run(room.edit.create({.name = "Milk",
                                            .unit = Unit::ml,
                                            .allergens = {"milk"},
                                            .cost = EnteredCost{price, Amount{{1'000}, "box"}},
                                            .packs = {{"box", {{12'000}, "l"}}}},
                                           {}))
                          .value();
    EXPECT_EQ(made.cost, (Cost{price, {12'000'000}}));
    auto tx = run(room.database->begin_read());
    EXPECT_EQ(run(room.ingredients.find(*tx, made.id)), made);
}

TEST_F(EditingIngredients, change_what_is_named_and_nothing_else) {
    const auto milk = room.stocked("Milk", Unit::ml);
    const auto changed = run(room.edit.change({.id = milk.id,
                                               .if_match = 1,
                                               .shortage = Shortage::warn,
                                               .packs = {{{"jug", {{2'000}, "l"}}}}}))
                             .value();
    EXPECT_EQ(changed.version, 2);
    EXPECT_EQ(changed.name, "Milk");
    EXPECT_EQ(changed.shortage, Shortage::warn);
    EXPECT_EQ(room.assortment.changes, 1);
    EXPECT_EQ(run(room.edit.change({.id = milk.id, .if_match = 1, .name = "Cow"})).error().code,
              "version.stale");
    room.stocked("Cream", Unit::ml);
    EXPECT_EQ(run(room.edit.change({.id = milk.id, .if_match = 2, .name = "CREAM"})).error().code,
              "ingredient.name-taken");
}

TEST_F(EditingIngredients, refuse_units_that_mean_nothing) {
    const auto refused = run(room.edit.create(
        {.name = "Milk",
         .unit = Unit::ml,
         .allergens = {"milk", "milk"},
         .cost = EnteredCost{{1, *Currency::parse("EUR")}, Amount{{1'000}, "stone"}},
         .packs = {{"box", {{1'000}, "crate"}}, {"box", {{0}, "l"}}, {"kg", {{1'000}, "l"}}}},
        {}));
    EXPECT_EQ(faults(refused),
              (Faults{"/packs/0/quantity/unit field.unit", "/cost/per/unit field.unit",
                      "/allergens/1 field.duplicate", "/packs/1/name field.duplicate",
                      "/packs/1/quantity field.range", "/packs/2/name field.reserved",
                      "/cost/price/currency field.currency"}));
}

TEST_F(EditingIngredients, remove_only_what_nothing_names) {
    const auto cup = room.stocked("Cup");
    const auto lid = room.stocked("Lid");
    ASSERT_TRUE(room.post(MovementKind::receipt, lid, 1));
    EXPECT_TRUE(run(room.edit.remove(cup.id, 1)));
    EXPECT_EQ(run(room.edit.remove(cup.id, 1)).error().code, "ingredient.unknown");
    EXPECT_EQ(run(room.edit.remove(lid.id, 1)).error().code, "ingredient.in-use");
}

TEST_F(EditingIngredients, write_recipes_as_new_versions) {
    const auto milk = room.stocked("Milk", Unit::ml);
    const auto oat = room.stocked("Oat drink", Unit::ml);
    const VariationId latte(room.ids.next());
    EXPECT_EQ(room.recipe(latte, {{milk, 200'000}}).version, 1);
    EXPECT_EQ(room.recipe(latte, {{milk, 250'000}}).version, 2);
    EXPECT_EQ(room.recipe(latte, {}).version, 3);
    auto tx = run(room.database->begin_read());
    EXPECT_EQ(run(room.recipes.find(*tx, latte, 1)).parts.at(0).quantity, Quantity{200'000});
    EXPECT_TRUE(run(room.recipes.find(*tx, latte, std::nullopt)).parts.empty());
    tx.reset();
    const ModifierId with_oat(room.ids.next());
    const auto swapped =
        run(room.write_recipe.run({with_oat, {{oat.id, std::nullopt, milk.id}}})).value();
    EXPECT_EQ(swapped.parts.at(0).replaces, milk);
}

TEST_F(EditingIngredients, refuse_recipes_that_cannot_be) {
    const auto milk = room.stocked("Milk", Unit::ml);
    const auto cup = room.stocked("Cup");
    const VariationId latte(room.ids.next());
    const ModifierId oat(room.ids.next());
    EXPECT_EQ(faults(run(room.write_recipe.run(
                  {latte, {{milk.id, Amount{{-1'000}, "ml"}}, {milk.id, Amount{{1'000}, "kg"}}}}))),
              (Faults{"/lines/1/quantity/unit field.unit", "/lines/0/quantity field.range",
                      "/lines/1/ingredient_id field.duplicate"}));
    EXPECT_EQ(
        faults(run(room.write_recipe.run({oat, {{milk.id, {}, cup.id}, {cup.id}}}))),
        (Faults{"/lines/0/replaces_ingredient_id field.unit", "/lines/1/quantity field.required"}));
    EXPECT_EQ(faults(run(room.write_recipe.run({latte, {{milk.id, {}, milk.id}}}))),
              (Faults{"/lines/0/replaces_ingredient_id field.not-allowed",
                      "/lines/0/replaces_ingredient_id field.range"}));
    room.assortment.knows_all = false;
    EXPECT_EQ(run(room.write_recipe.run({latte, {}})).error().code, "variation.unknown");
    EXPECT_EQ(run(room.write_recipe.run({oat, {}})).error().code, "modifier.unknown");
}

}  // namespace
}  // namespace beanq::inventory

// What the inventory's repositories promise, on each engine.
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "inventory/adapters/sql/ingredient_repository.hpp"
#include "inventory/adapters/sql/recipe_repository.hpp"
#include "platform/db/sql.hpp"
#include "tests/support/database.hpp"
#include "tests/support/fakes.hpp"
#include "tests/support/run.hpp"

namespace beanq::inventory {
namespace {

struct InventoryRepository : testing::Test {
    CountingIds ids;
    std::unique_ptr<db::Database> database = fresh_database();
    SqlIngredientRepository ingredients;
    SqlRecipeRepository recipes;

    Ingredient made(std::string name, Unit unit = Unit::g) {
        return {IngredientId(ids.next()), std::move(name), unit};
    }
    bool add(const std::vector<Ingredient>& all) {
        auto tx = run(database->begin());
        const bool added = run(ingredients.add_all(*tx, all));
        if (added) run(tx->commit());
        return added;
    }
    void add(const std::vector<Recipe>& all) {
        auto tx = run(database->begin());
        run(recipes.put_all(*tx, all));
        run(tx->commit());
    }
    std::vector<std::string> names(std::optional<std::string> after, int limit) {
        auto tx = run(database->begin_read());
        const auto found = run(ingredients.list(*tx, {.after = std::move(after)}, limit));
        std::vector<std::string> names;
        names.reserve(found.size());
        for (const auto& ingredient : found)
            names.push_back(ingredient.name);
        return names;
    }
    std::vector<RecipePart> recipe_of(RecipeOwner owner) {
        auto tx = run(database->begin_read());
        return run(recipes.find(*tx, owner, std::nullopt)).parts;
    }
};

TEST_F(InventoryRepository, finds_an_ingredient_as_it_was_added) {
    const std::vector all{made("Milk", Unit::ml), made("Яйца", Unit::pcs), made("Beans", Unit::g)};
    ASSERT_TRUE(add(all));
    auto tx = run(database->begin_read());
    for (const auto& ingredient : all) {
        EXPECT_EQ(run(ingredients.find(*tx, ingredient.id)), ingredient);
    }
    EXPECT_EQ(run(ingredients.find(*tx, IngredientId(ids.next()))), std::nullopt);
}

TEST_F(InventoryRepository, refuses_a_name_that_differs_in_case_only) {
    ASSERT_TRUE(add({made("Молоко")}));
    EXPECT_FALSE(add({made("Cream"), made("МОЛОКО")}));
    EXPECT_FALSE(add({made("Sugar"), made("sugar")}));
    EXPECT_EQ(names(std::nullopt, 10), (std::vector<std::string>{"Молоко"}));
}

TEST_F(InventoryRepository, lists_by_name_in_any_case_from_a_place_on) {
    ASSERT_TRUE(add({made("sugar"), made("Яйца"), made("Beans"), made("almonds"), made("молоко")}));
    using Names = std::vector<std::string>;
    EXPECT_EQ(names(std::nullopt, 10), (Names{"almonds", "Beans", "sugar", "молоко", "Яйца"}));
    EXPECT_EQ(names(std::nullopt, 2), (Names{"almonds", "Beans"}));
    EXPECT_EQ(names("Beans", 2), (Names{"sugar", "молоко"}));
    EXPECT_EQ(names("BEANS AND MORE", 1), (Names{"sugar"}));  // gone since the page before
    EXPECT_EQ(names("Яйца", 2), Names{});
}

TEST_F(InventoryRepository, keeps_the_recipes_of_variations_and_modifiers_apart) {
    const auto milk = made("Milk", Unit::ml);
    const auto oat = made("oat drink", Unit::ml);
    const auto beans = made("Beans");
    ASSERT_TRUE(add({milk, oat, beans}));
    const VariationId latte(ids.next());
    const ModifierId with_oat(latte.value);
    add({{latte, {{milk.id, {200'000}}, {beans.id, {18'500}}}},
         {with_oat, {{oat.id, {200'000}}, {milk.id, {-200'000}}}}});
    using Parts = std::vector<RecipePart>;
    EXPECT_EQ(recipe_of(latte), (Parts{{beans, {18'500}}, {milk, {200'000}}}));
    EXPECT_EQ(recipe_of(with_oat), (Parts{{milk, {-200'000}}, {oat, {200'000}}}));
    EXPECT_EQ(recipe_of(VariationId(ids.next())), Parts{});
}

TEST_F(InventoryRepository, throws_on_a_recipe_of_an_ingredient_that_is_not_there) {
    const VariationId latte(ids.next());
    EXPECT_THROW(add({{latte, {{IngredientId(ids.next()), {1}}}}}), db::ConstraintViolation);
    EXPECT_EQ(recipe_of(latte), std::vector<RecipePart>{});
}

TEST_F(InventoryRepository, adds_nothing_at_all_without_complaint) {
    EXPECT_TRUE(add(std::vector<Ingredient>{}));
    EXPECT_NO_THROW(add(std::vector<Recipe>{}));
}

}  // namespace
}  // namespace beanq::inventory

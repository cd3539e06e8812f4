#include "inventory/use_cases/read_inventory.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "inventory/adapters/sql/ingredient_repository.hpp"
#include "inventory/adapters/sql/recipe_repository.hpp"
#include "inventory/use_cases/import_inventory.hpp"
#include "kernel/cursor.hpp"
#include "tests/support/database.hpp"
#include "tests/support/fakes.hpp"
#include "tests/support/run.hpp"

namespace beanq::inventory {
namespace {

struct ReadInventories : testing::Test {
    CountingIds ids;
    std::unique_ptr<db::Database> database = fresh_database();
    SqlIngredientRepository ingredients;
    SqlRecipeRepository recipes;
    ReadInventory read{{*database, ingredients, recipes}};
    ImportInventory import{{ingredients, recipes}};

    Result<void> bring(InventoryImport what) {
        auto tx = run(database->begin());
        auto brought = run(import.run(*tx, std::move(what)));
        if (brought) run(tx->commit());
        return brought;
    }
    std::vector<Ingredient> made(const std::vector<std::string>& names) {
        std::vector<Ingredient> all;
        for (const auto& name : names)
            all.push_back({IngredientId(ids.next()), name, Unit::g});
        return all;
    }
    std::string refusal(std::string cursor) {
        const auto page = run(read.ingredients({}, {.cursor = std::move(cursor)}));
        if (page) return "";
        return page.error().fields.at(0).pointer + ' ' + page.error().fields.at(0).code;
    }
};

TEST_F(ReadInventories, list_the_newest_first_where_that_is_asked) {
    ASSERT_TRUE(bring({made({"Milk", "beans", "Sugar"}), {}}));
    const IngredientFilter filter{.order = IngredientOrder::newest};
    const auto first = run(read.ingredients(filter, {.limit = 2})).value();
    ASSERT_EQ(first.items.size(), 2U);
    EXPECT_EQ(first.items[0].name + first.items[1].name, "Sugarbeans");
    const auto last =
        run(read.ingredients(filter, {.limit = 2, .cursor = first.next_cursor})).value();
    ASSERT_EQ(last.items.size(), 1U);
    EXPECT_EQ(last.items[0].name, "Milk");
    EXPECT_FALSE(last.next_cursor);
    EXPECT_FALSE(
        run(read.ingredients(filter, {.limit = 2, .cursor = encode_cursor({"Milk", ""})})));
}

TEST_F(ReadInventories, find_what_was_meant_by_a_word_with_a_slip) {
    ASSERT_TRUE(bring({made({"Молоко 2,5 %", "Молоко 3,2 %", "Мята"}), {}}));
    const IngredientFilter filter{.words = {"МАЛОКО"}};
    const auto first = run(read.ingredients(filter, {.limit = 1})).value();
    ASSERT_EQ(first.items.size(), 1U);
    const auto last =
        run(read.ingredients(filter, {.limit = 1, .cursor = first.next_cursor})).value();
    ASSERT_EQ(last.items.size(), 1U);
    EXPECT_EQ(last.items[0].name, "Молоко 3,2 %");
    EXPECT_FALSE(last.next_cursor);
}

TEST_F(ReadInventories, pages_follow_each_other_to_the_end) {
    ASSERT_TRUE(bring({made({"Milk", "beans", "Sugar", "honey", "Mint"}), {}}));
    std::vector<std::string> names;
    std::vector<std::size_t> sizes;
    PageRequest request{.limit = 2};
    do {
        auto page = run(read.ingredients({}, request)).value();
        sizes.push_back(page.items.size());
        for (const auto& ingredient : page.items)
            names.push_back(ingredient.name);
        request.cursor = std::move(page.next_cursor);
    } while (request.cursor);
    EXPECT_EQ(names, (std::vector<std::string>{"beans", "honey", "Milk", "Mint", "Sugar"}));
    EXPECT_EQ(sizes, (std::vector<std::size_t>{2, 2, 1}));
}

TEST_F(ReadInventories, a_full_last_page_has_no_next) {
    ASSERT_TRUE(bring({made({"Milk", "Mint"}), {}}));
    EXPECT_EQ(run(read.ingredients({}, {.limit = 2})).value().next_cursor, std::nullopt);
}

TEST_F(ReadInventories, refuses_a_cursor_of_another_list) {
    EXPECT_EQ(refusal("nonsense"), "?cursor field.cursor");
    EXPECT_EQ(refusal(encode_cursor({"three", "parts", ""})), "?cursor field.cursor");
    EXPECT_EQ(refusal(encode_cursor({std::string("a\0b", 3), ""})), "?cursor field.cursor");
    EXPECT_EQ(refusal(encode_cursor({"Milk", ""})), "");
}

TEST_F(ReadInventories, refuses_an_unknown_ingredient) {
    const auto found = run(read.ingredient(IngredientId(ids.next())));
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, "ingredient.unknown");
}

TEST_F(ReadInventories, shows_what_was_imported) {
    const auto milk = made({"Milk"}).front();
    const VariationId latte(ids.next());
    ASSERT_TRUE(bring({{milk}, {{latte, {{milk.id, {200'500}}}}}}));
    EXPECT_EQ(run(read.ingredient(milk.id)).value(), milk);
    const auto recipe = run(read.recipe(latte, std::nullopt)).value();
    EXPECT_EQ(recipe.version, 1);
    EXPECT_EQ(recipe.parts, (std::vector<RecipePart>{{milk, {200'500}}}));
    EXPECT_EQ(run(read.recipe(ModifierId(latte.value), std::nullopt)).value().version, 0);
    EXPECT_EQ(run(read.recipe(latte, 2)).error().code, "recipe.unknown");
}

TEST_F(ReadInventories, an_import_is_all_or_nothing) {
    ASSERT_TRUE(bring({made({"Milk"}), {}}));
    const auto twice = bring({made({"Sugar", "MILK"}), {}});
    ASSERT_FALSE(twice);
    EXPECT_EQ(twice.error().code, "ingredient.name-taken");
    const auto nameless = bring({made({"Honey", ""}), {}});
    ASSERT_FALSE(nameless);
    EXPECT_EQ(nameless.error().fields.at(0).pointer, "/ingredients/1/name");
    EXPECT_EQ(run(read.ingredients({}, {})).value().items.size(), 1U);
}

}  // namespace
}  // namespace beanq::inventory

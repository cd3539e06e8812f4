#include "inventory/domain/inventory_import.hpp"

#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "tests/support/fakes.hpp"

namespace beanq::inventory {
namespace {

using Faults = std::vector<std::pair<std::string, std::string>>;

struct InventoryImports : testing::Test {
    CountingIds ids;
    Ingredient milk{IngredientId(ids.next()), "Milk", Unit::ml};
    Ingredient oat{IngredientId(ids.next()), "Oat drink", Unit::ml};
    VariationId latte{ids.next()};
    ModifierId with_oat{ids.next()};

    Faults faults(const std::vector<Ingredient>& ingredients, std::vector<Recipe> recipes) const {
        Faults found;
        for (const auto& fault : faults_in(InventoryImport{ingredients, std::move(recipes)})) {
            found.emplace_back(fault.pointer, fault.code);
        }
        return found;
    }
};

TEST_F(InventoryImports, a_modifier_swaps_what_the_variation_takes) {
    EXPECT_EQ(faults({milk, oat}, {{latte, {{milk.id, {200'000}}}},
                                   {with_oat, {{milk.id, {-200'000}}, {oat.id, {200'000}}}}}),
              Faults{});
}

TEST_F(InventoryImports, refuses_an_ingredient_without_a_name) {
    milk.name.clear();
    EXPECT_EQ(faults({oat, milk}, {}), (Faults{{"/ingredients/1/name", "field.too-short"}}));
}

TEST_F(InventoryImports, refuses_a_variation_that_takes_away) {
    EXPECT_EQ(faults({milk}, {{latte, {{milk.id, {-1}}}}}),
              (Faults{{"/recipes/0/lines/0/quantity", "field.range"}}));
}

TEST_F(InventoryImports, refuses_nothing_and_too_much_of_an_ingredient) {
    const Quantity too_much = max_quantity + Quantity{1};
    EXPECT_EQ(faults({milk, oat}, {{with_oat, {{milk.id, {0}}, {oat.id, -too_much}}},
                                   {latte, {{milk.id, too_much}}}}),
              (Faults{{"/recipes/0/lines/0/quantity", "field.range"},
                      {"/recipes/0/lines/1/quantity", "field.range"},
                      {"/recipes/1/lines/0/quantity", "field.range"}}));
}

TEST_F(InventoryImports, refuses_an_ingredient_twice_in_a_recipe_and_an_unknown_one) {
    EXPECT_EQ(faults({milk}, {{latte, {{milk.id, {1}}, {milk.id, {2}}, {oat.id, {3}}}}}),
              (Faults{{"/recipes/0/lines/1/ingredient_id", "field.duplicate"},
                      {"/recipes/0/lines/2/ingredient_id", "field.unknown-id"}}));
}

TEST_F(InventoryImports, refuses_a_recipe_without_end) {
    std::vector<Ingredient> ingredients;
    Recipe recipe{latte, {}};
    for (std::size_t i = 0; i <= max_recipe_lines; ++i) {
        ingredients.push_back({IngredientId(ids.next()), std::to_string(i), Unit::g});
        recipe.lines.push_back({ingredients.back().id, {1}});
    }
    EXPECT_EQ(faults(ingredients, {recipe}), (Faults{{"/recipes/0/lines", "field.too-many"}}));
}

}  // namespace
}  // namespace beanq::inventory

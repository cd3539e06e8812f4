#include "app/demo/cafe.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <ranges>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/fakes.hpp"

namespace beanq::app::demo {
namespace {

using menu::MenuImport;
using testing::Contains;
using testing::ElementsAre;
using testing::StartsWith;

struct DemoCafe : testing::Test {
    using Amounts = std::map<IngredientId, Quantity>;

    CountingIds ids;
    Cafe cafe = make_cafe(ids);
    std::vector<MenuImport::Product> products;
    std::unordered_map<Uuid, Amounts> recipes;  ///< by variation or modifier

    DemoCafe() {
        for (const auto& category : cafe.menu.menus.front().categories) {
            products.insert(products.end(), category.products.begin(), category.products.end());
        }
        for (const auto& recipe : cafe.inventory.recipes) {
            Amounts amounts;
            for (const auto& line : recipe.lines)
                amounts.emplace(line.ingredient, line.quantity);
            recipes.emplace(std::visit([](const auto& id) { return id.value; }, recipe.owner),
                            amounts);
        }
    }

    const MenuImport::Product& product(std::string_view name) const {
        return *std::ranges::find(products, name, &MenuImport::Product::name);
    }
    std::string recipe(const Uuid& owner) const {
        std::string text;
        for (const auto& [id, quantity] : recipes.at(owner)) {
            const auto& ingredient =
                *std::ranges::find(cafe.inventory.ingredients, id, &inventory::Ingredient::id);
            text += (text.empty() ? "" : ", ") + ingredient.name + ' ' + to_string(quantity) + ' ' +
                    std::string(to_string(ingredient.unit));
        }
        return text;
    }
    MenuImport::Group group_of(const MenuImport::GroupUse& use) const {
        auto group = cafe.menu.groups.at(use.group);
        group.min = use.min.value_or(group.min);
        group.max = use.max.value_or(group.max);
        return group;
    }
};

TEST_F(DemoCafe, has_four_categories_a_hundred_products_and_forty_ingredients) {
    ASSERT_EQ(cafe.menu.menus.size(), 1U);
    EXPECT_EQ(cafe.menu.menus.front().name, "All day");
    EXPECT_EQ(cafe.menu.menus.front().categories.size(), 4U);
    EXPECT_EQ(products.size(), 100U);
    EXPECT_EQ(cafe.inventory.ingredients.size(), 40U);
}

TEST_F(DemoCafe, calls_nothing_by_the_name_of_something_else) {
    std::set<std::string> names;
    std::set<std::string> descriptions;
    for (const auto& product : products) {
        EXPECT_TRUE(names.insert(product.name).second) << product.name;
        EXPECT_TRUE(descriptions.insert(product.description).second) << product.description;
    }
    std::set<std::string> groups;
    for (const auto& group : cafe.menu.groups)
        EXPECT_TRUE(groups.insert(group.name).second) << group.name;
}

TEST_F(DemoCafe, gives_every_variation_a_recipe) {
    for (const auto& product : products) {
        for (const auto& variation : product.variations) {
            EXPECT_TRUE(recipes.contains(variation.id.value))
                << product.name << ' ' << variation.name;
        }
    }
}

TEST_F(DemoCafe, can_be_imported_by_the_inventory) {
    for (const auto& fault : faults_in(cafe.inventory)) {
        ADD_FAILURE() << fault.pointer << ' ' << fault.message.en;
    }
}

TEST_F(DemoCafe, uses_every_ingredient_and_every_group) {
    std::set<IngredientId> used;
    for (const auto& [owner, amounts] : recipes) {
        for (const auto& [ingredient, quantity] : amounts)
            used.insert(ingredient);
    }
    for (const auto& ingredient : cafe.inventory.ingredients)
        EXPECT_THAT(used, Contains(ingredient.id)) << ingredient.name;
    std::set<std::size_t> asked;
    for (const auto& product : products) {
        for (const auto& use : product.groups)
            asked.insert(use.group);
    }
    EXPECT_EQ(asked.size(), cafe.menu.groups.size());
}

TEST_F(DemoCafe, asks_nothing_that_its_defaults_do_not_answer) {
    for (const auto& product : products) {
        for (const auto& use : product.groups) {
            const auto group = group_of(use);
            const auto defaults =
                std::ranges::count_if(group.modifiers, &MenuImport::Modifier::is_default);
            EXPECT_LE(group.min, defaults) << product.name << ": " << group.name;
            EXPECT_GE(group.max, defaults) << product.name << ": " << group.name;
            const bool can_be_filled =
                group.repeats || group.max <= static_cast<int>(group.modifiers.size());
            EXPECT_TRUE(can_be_filled) << product.name << ": " << group.name;
        }
    }
}

TEST_F(DemoCafe, takes_no_more_away_than_there_is) {
    for (const auto& product : products) {
        for (const auto& use : product.groups) {
            for (const auto& modifier : group_of(use).modifiers) {
                if (!recipes.contains(modifier.id.value)) continue;
                for (const auto& [ingredient, change] : recipes.at(modifier.id.value)) {
                    for (const auto& variation : product.variations) {
                        const Quantity left = recipes.at(variation.id.value)[ingredient] + change;
                        EXPECT_GE(left, Quantity{})
                            << product.name << ' ' << variation.name << ", " << modifier.name;
                    }
                }
            }
        }
    }
}

TEST_F(DemoCafe, asks_more_for_a_larger_size) {
    for (const auto& product : products) {
        const auto price = [](const MenuImport::Variation& variation) { return variation.price; };
        EXPECT_TRUE(std::ranges::is_sorted(product.variations, std::less_equal{}, price) ||
                    product.variations.size() == 1)
            << product.name;
        for (const auto& variation : product.variations) {
            EXPECT_EQ(variation.price.currency.text(), "RUB");
            EXPECT_GE(variation.price.amount_minor, 19'000) << product.name;
            EXPECT_LE(variation.price.amount_minor, 48'000) << product.name;
        }
    }
}

TEST_F(DemoCafe, writes_a_cappuccino_as_on_the_card) {
    const auto& cappuccino = product("Cappuccino");
    EXPECT_THAT(cappuccino.description, StartsWith("Капучино. Double espresso"));
    EXPECT_THAT(cappuccino.allergens, ElementsAre("milk"));
    EXPECT_EQ(cappuccino.preparation_s, 90);
    ASSERT_EQ(cappuccino.variations.size(), 3U);
    const auto& large = cappuccino.variations[2];
    EXPECT_EQ(large.name, "L");
    EXPECT_EQ(large.price.amount_minor, 32'000);
    EXPECT_EQ(recipe(large.id.value), "Espresso beans 27 g, Milk 300 ml");
    const auto milk = group_of(cappuccino.groups.front());
    EXPECT_EQ(milk.name, "Milk");
    EXPECT_EQ(milk.modifiers.at(2).name, "Oat");
    EXPECT_EQ(recipe(milk.modifiers.at(2).id.value), "Milk -200 ml, Oat drink 200 ml");
}

TEST_F(DemoCafe, lowers_a_maximum_where_the_card_says_so) {
    const auto& espresso = product("Espresso");
    EXPECT_EQ(group_of(espresso.groups.front()).name, "Extra shot");
    EXPECT_EQ(group_of(espresso.groups.front()).max, 1);
    EXPECT_EQ(group_of(product("Lungo").groups.front()).max, 3);
}

}  // namespace
}  // namespace beanq::app::demo

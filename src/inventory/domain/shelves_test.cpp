#include "inventory/domain/shelves.hpp"

#include <gtest/gtest.h>

#include "tests/support/fakes.hpp"

namespace beanq::inventory {
namespace {

struct OnShelves : testing::Test {
    CountingIds ids;
    const IngredientId beans{ids.next()}, milk{ids.next()}, oat{ids.next()};
    const VariationId small{ids.next()}, large{ids.next()}, tea{ids.next()};
    const ModifierId swapped{ids.next()}, shot{ids.next()};

    Shelves shelves(std::vector<std::pair<IngredientId, std::int64_t>> levels) {
        RecipeBook book;
        book.at(small) = {1, {{beans, {18'000}}, {milk, {200'000}}}};
        book.at(large) = {1, {{beans, {18'000}}, {milk, {300'000}}}};
        book.at(swapped) = {1, {{oat, {}, milk}}};
        book.at(shot) = {1, {{beans, {9'000}}}};
        std::vector<Level> rows;
        for (const auto& [ingredient, thousandths] : levels)
            rows.push_back({{}, ingredient, {thousandths}});
        return {std::make_shared<const Cookbook>(std::move(book)), rows};
    }
};

TEST_F(OnShelves, lies_what_limits_the_portions_most) {
    const auto some = shelves({{beans, 100'000}, {milk, 950'000}});
    EXPECT_EQ(some.portions({small}), 4);
    EXPECT_EQ(some.portions({large}), 3);
    EXPECT_EQ(some.portions({small, 1, {{shot, 2}}}), 2);
    EXPECT_EQ(some.portions({large, 1, {{swapped}}}), 5);  // oat is not tracked
    EXPECT_EQ(some.portions({tea}), std::nullopt);
}

TEST_F(OnShelves, nothing_can_be_made_of_less_than_nothing) {
    EXPECT_EQ(shelves({{milk, -5}}).portions({small}), 0);
}

TEST_F(OnShelves, little_touches_the_recipes_that_use_it_or_put_something_in_its_place) {
    const auto no_milk = shelves({{milk, 199'000}, {beans, 900'000}});
    EXPECT_TRUE(no_milk.is_touched(small));
    EXPECT_TRUE(no_milk.is_touched(swapped));
    EXPECT_FALSE(no_milk.is_touched(shot));
    EXPECT_FALSE(no_milk.is_touched(tea));
    const auto plenty = shelves({{milk, 900'000}, {beans, 900'000}});
    EXPECT_FALSE(plenty.is_touched(small));
    const auto little_oat = shelves({{oat, 899'000}});  // as much as a large one takes of milk
    EXPECT_TRUE(little_oat.is_touched(swapped));
}

}  // namespace
}  // namespace beanq::inventory

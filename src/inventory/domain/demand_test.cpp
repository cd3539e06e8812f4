#include "inventory/domain/demand.hpp"

#include <limits>

#include <gtest/gtest.h>

#include "tests/support/fakes.hpp"

namespace beanq::inventory {
namespace {

struct Demands : testing::Test {
    CountingIds ids;
    const IngredientId beans{ids.next()}, milk{ids.next()}, oat{ids.next()}, syrup{ids.next()};
    const VariationId small{ids.next()}, large{ids.next()}, water{ids.next()};
    const ModifierId shot{ids.next()}, with_oat{ids.next()}, swapped{ids.next()},
        no_milk{ids.next()}, cow{ids.next()};
    RecipeBook book;

    void SetUp() override {
        book.at(small) = {1, {{beans, {18'000}}, {milk, {200'000}}}};
        book.at(large) = {3, {{beans, {18'000}}, {milk, {300'000}}}};
        book.at(shot) = {1, {{beans, {9'000}}}};
        book.at(with_oat) = {1, {{milk, {-200'000}}, {oat, {200'000}}}};
        book.at(swapped) = {2, {{oat, {}, milk}}};
        book.at(no_milk) = {1, {{milk, {-1'000'000}}}};
    }
};

TEST_F(Demands, of_a_portion_are_its_recipe_and_what_modifiers_change) {
    EXPECT_EQ(of_one(book, {small}), (Demand{{beans, {18'000}}, {milk, {200'000}}}));
    EXPECT_EQ(of_one(book, {small, 1, {{with_oat}}}),
              (Demand{{beans, {18'000}}, {oat, {200'000}}}));
    EXPECT_EQ(of_one(book, {small, 1, {{shot, 2}, {cow}}}),
              (Demand{{beans, {36'000}}, {milk, {200'000}}}));
}

TEST_F(Demands, of_a_replacement_follow_the_size) {
    EXPECT_EQ(of_one(book, {small, 1, {{swapped}}}), (Demand{{beans, {18'000}}, {oat, {200'000}}}));
    EXPECT_EQ(of_one(book, {large, 1, {{swapped}}}), (Demand{{beans, {18'000}}, {oat, {300'000}}}));
    EXPECT_EQ(of_one(book, {water, 1, {{swapped}}}), Demand{});
}

TEST_F(Demands, are_never_less_than_nothing) {
    EXPECT_EQ(of_one(book, {small, 1, {{no_milk}}}), (Demand{{beans, {18'000}}}));
    EXPECT_EQ(of_one(book, {small, 1, {{no_milk}, {swapped}}}), (Demand{{beans, {18'000}}}));
}

TEST_F(Demands, of_an_order_are_summed_over_its_lines) {
    EXPECT_EQ(of_all(book, {{small, 2}, {large, 1, {{shot}}}, {water, 9}}),
              (Demand{{beans, {63'000}}, {milk, {700'000}}}));
}

TEST_F(Demands, beyond_what_can_be_counted_stay_at_the_most) {
    book.at(small) = {1, {{milk, {std::numeric_limits<std::int64_t>::max() / 2}}}};
    const auto demand = of_all(book, {{small, 999}, {small, 999}});
    EXPECT_EQ(demand.at(milk).thousandths, std::numeric_limits<std::int64_t>::max());
}

}  // namespace
}  // namespace beanq::inventory

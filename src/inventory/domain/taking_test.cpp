#include "inventory/domain/taking.hpp"

#include <cstdint>
#include <limits>

#include <gtest/gtest.h>

namespace beanq::inventory {
namespace {

template <class SomeId>
SomeId nth(std::uint8_t number) {
    SomeId id;
    id.value.bytes[15] = number;
    return id;
}

const auto shop = nth<LocationId>(1);
const auto milk = nth<IngredientId>(2);
const auto beans = nth<IngredientId>(3);
const auto napkins = nth<IngredientId>(4);

Taking shelves() {
    return Taking({{.level = {shop, milk, {500}}, .name = "Milk", .unit = Unit::ml},
                   {.level = {shop, beans, {40}}, .name = "Beans", .unit = Unit::g},
                   {.level = {shop, napkins, {1}}, .shortage = Shortage::warn}});
}

TEST(Taking, gives_each_order_all_that_it_needs_or_nothing) {
    Taking taking = shelves();
    EXPECT_TRUE(taking.take(shop, {{milk, {200}}, {beans, {18}}}).empty());
    const std::vector<Lack> short_of_beans{{beans.value, "Beans", Unit::g, {36}, {22}}};
    EXPECT_EQ(taking.take(shop, {{milk, {200}}, {beans, {36}}}), short_of_beans);
    EXPECT_TRUE(taking.take(shop, {{milk, {300}}, {beans, {22}}}).empty());

    const auto taken = taking.taken();
    ASSERT_EQ(taken.size(), 2U);
    EXPECT_EQ(taken[0].level, (Level{shop, milk, {0}, {}, 2}));
    EXPECT_EQ(taken[0].before(), Quantity{500});
    EXPECT_EQ(taken[1].quantity, Quantity{40});
}

TEST(Taking, names_all_that_is_short) {
    Taking taking = shelves();
    EXPECT_EQ(taking.take(shop, {{milk, {501}}, {beans, {41}}}).size(), 2U);
    EXPECT_TRUE(taking.taken().empty());
}

TEST(Taking, lets_what_only_warns_go_below_zero) {
    Taking taking = shelves();
    EXPECT_TRUE(taking.take(shop, {{napkins, {3}}}).empty());
    EXPECT_EQ(taking.find(shop, napkins)->on_hand, Quantity{-2});
}

TEST(Taking, does_not_let_it_go_below_what_a_number_holds) {
    Taking taking = shelves();
    const Quantity endless{std::numeric_limits<std::int64_t>::max()};
    EXPECT_TRUE(taking.take(shop, {{napkins, endless}}).empty());
    EXPECT_EQ(taking.take(shop, {{napkins, endless}}).size(), 1U);
}

TEST(Taking, does_not_track_what_has_no_level_there) {
    Taking taking = shelves();
    EXPECT_TRUE(taking.take(nth<LocationId>(9), {{milk, {9'000}}}).empty());
    EXPECT_EQ(taking.find(nth<LocationId>(9), milk), nullptr);
    EXPECT_TRUE(taking.taken().empty());
}

}  // namespace
}  // namespace beanq::inventory

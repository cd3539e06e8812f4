#include "menu/domain/modifier_group.hpp"

#include <gtest/gtest.h>

#include "menu/domain/limits.hpp"
#include "menu/domain/product.hpp"

namespace beanq::menu {
namespace {

const Currency roubles = *Currency::parse("RUB");

std::vector<std::string> codes(const std::vector<FieldError>& faults) {
    std::vector<std::string> found;
    for (const auto& fault : faults)
        found.push_back(fault.pointer + " " + fault.code);
    return found;
}
using Codes = std::vector<std::string>;

ModifierGroup group(Bounds bounds, int modifiers, int defaults = 0) {
    ModifierGroup made{.id = {}, .name = "Milk", .bounds = bounds};
    for (int i = 0; i < modifiers; ++i) {
        made.modifiers.push_back({.id = {},
                                  .group = {},
                                  .name = "m",
                                  .price = {100, roubles},
                                  .is_default = i < defaults});
    }
    return made;
}

TEST(ModifierGroup, keeps_its_bounds_in_order_and_within_fifty) {
    EXPECT_TRUE(faults_in(Bounds{0, 1}).empty());
    EXPECT_TRUE(faults_in(Bounds{50, 50}).empty());
    EXPECT_EQ(codes(faults_in(Bounds{2, 1})), Codes{"/min field.range"});
    EXPECT_EQ(codes(faults_in(Bounds{-1, 1})), Codes{"/min field.range"});
    EXPECT_EQ(codes(faults_in(Bounds{0, 51}, "/a")), Codes{"/a/max field.range"});
    EXPECT_EQ(codes(faults_in(Bounds{0, 0})), Codes{"/max field.range"});
}

TEST(ModifierGroup, may_ask_for_more_than_it_has_while_it_is_edited) {
    EXPECT_TRUE(faults_in(group({2, 2}, 1), roubles).empty());
}

TEST(ModifierGroup, has_no_more_defaults_than_may_be_taken) {
    EXPECT_TRUE(faults_in(group({0, 2}, 3, 2), roubles).empty());
    EXPECT_EQ(codes(faults_in(group({0, 2}, 3, 3), roubles)), Codes{"/max field.defaults"});
}

TEST(ModifierGroup, has_prices_in_the_shops_currency) {
    auto mixed = group({0, 1}, 2);
    mixed.modifiers[1].price.currency = *Currency::parse("USD");
    EXPECT_EQ(codes(faults_in(mixed, roubles)),
              Codes{"/modifiers/1/price/currency field.currency"});
}

TEST(ModifierGroup, holds_a_hundred_modifiers) {
    EXPECT_TRUE(faults_in(group({0, 1}, static_cast<int>(max_modifiers)), roubles).empty());
    EXPECT_EQ(codes(faults_in(group({0, 1}, static_cast<int>(max_modifiers) + 1), roubles)),
              Codes{"/modifiers field.too-many"});
}

TEST(GroupUse, overrides_either_bound) {
    const Bounds of_group{1, 3};
    EXPECT_EQ((GroupUse{{}, {}, {}}.bounds(of_group)), (Bounds{1, 3}));
    EXPECT_EQ((GroupUse{{}, 0, {}}.bounds(of_group)), (Bounds{0, 3}));
    EXPECT_EQ((GroupUse{{}, 2, 2}.bounds(of_group)), (Bounds{2, 2}));
}

TEST(GroupUse, is_checked_with_the_bounds_it_ends_up_with) {
    const auto milk = group({2, 3}, 3, 2);
    EXPECT_TRUE(faults_in(GroupUse{{}, 1, 2}, milk, "/g").empty());
    EXPECT_EQ(codes(faults_in(GroupUse{{}, 4, {}}, milk, "/g")), Codes{"/g/min field.range"});
    EXPECT_EQ(codes(faults_in(GroupUse{{}, 1, 1}, milk, "/g")), Codes{"/g/max field.defaults"});
}

}  // namespace
}  // namespace beanq::menu

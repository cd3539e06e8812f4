#include "menu/domain/menu.hpp"

#include <gtest/gtest.h>

namespace beanq::menu {
namespace {

using namespace std::chrono;

constexpr Date day(unsigned number) { return 2026y / November / std::chrono::day{number}; }

TEST(Menu, is_valid_from_its_first_to_its_last_day) {
    const Menu menu{
        .id = {}, .location = {}, .name = "", .valid_from = day(10), .valid_until = day(12)};
    EXPECT_FALSE(menu.valid_on(day(9)));
    EXPECT_TRUE(menu.valid_on(day(10)));
    EXPECT_TRUE(menu.valid_on(day(12)));
    EXPECT_FALSE(menu.valid_on(day(13)));
}

TEST(Menu, without_dates_is_always_valid) {
    EXPECT_TRUE(Menu{}.valid_on(day(1)));
    const Menu open_ended{.id = {}, .location = {}, .name = "", .valid_from = day(10)};
    EXPECT_FALSE(open_ended.valid_on(day(9)));
    EXPECT_TRUE(open_ended.valid_on(2999y / January / 1d));
}

TEST(Menu, must_not_end_before_it_starts) {
    const Menu one_day{
        .id = {}, .location = {}, .name = "", .valid_from = day(10), .valid_until = day(10)};
    EXPECT_TRUE(faults_in(one_day).empty());
    const Menu backwards{
        .id = {}, .location = {}, .name = "", .valid_from = day(10), .valid_until = day(9)};
    const auto faults = faults_in(backwards, "/menus/0");
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults.front().pointer, "/menus/0/valid_until");
    EXPECT_EQ(faults.front().code, "field.range");
}

TEST(NextChange, is_the_day_a_menu_begins_or_the_day_after_one_ends) {
    const Menu begins{.id = {}, .location = {}, .name = "", .valid_from = day(20)};
    const Menu ends{
        .id = {}, .location = {}, .name = "", .valid_from = day(1), .valid_until = day(15)};
    EXPECT_EQ(next_change({begins, ends}, day(10)), day(16));
    EXPECT_EQ(next_change({begins, ends}, day(15)), day(16));
    EXPECT_EQ(next_change({begins, ends}, day(16)), day(20));
    EXPECT_EQ(next_change({begins, ends}, day(20)), std::nullopt);
    EXPECT_EQ(next_change({Menu{}}, day(20)), std::nullopt);
}

TEST(NextChange, counts_on_into_the_next_year) {
    const Menu ends{.id = {}, .location = {}, .name = "", .valid_until = 2026y / December / 31d};
    EXPECT_EQ(next_change({ends}, day(10)), 2027y / January / 1d);
}

}  // namespace
}  // namespace beanq::menu

#include "kernel/quantity.hpp"

#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace beanq {
namespace {

TEST(Quantity, reads_and_shows_the_same_amount) {
    const std::vector<std::pair<std::string, std::int64_t>> amounts{
        {"0", 0},
        {"18", 18'000},
        {"0.5", 500},
        {"0.05", 50},
        {"0.001", 1},
        {"1.25", 1'250},
        {"-200", -200'000},
        {"-0.125", -125},
        {"100", 100'000},
        {"10.01", 10'010},
        {"1000000000", 1'000'000'000'000},
    };
    for (const auto& [text, thousandths] : amounts) {
        EXPECT_EQ(parse_quantity(text), Quantity{thousandths}) << text;
        EXPECT_EQ(to_string(Quantity{thousandths}), text);
    }
}

TEST(Quantity, needless_zeros_are_read_and_not_shown) {
    EXPECT_EQ(parse_quantity("1.500"), Quantity{1'500});
    EXPECT_EQ(parse_quantity("7.0"), Quantity{7'000});
    EXPECT_EQ(parse_quantity("-0"), Quantity{0});
    EXPECT_EQ(to_string(*parse_quantity("1.500")), "1.5");
    EXPECT_EQ(to_string(*parse_quantity("-0.000")), "0");
}

TEST(Quantity, refuses_what_is_not_an_exact_amount) {
    for (const std::string text :
         {"",    "-",  ".",  ".5", "5.",   "1.2345", "1.0000", "+1",  "--1", "1e3",  "0x1",
          "1,5", " 1", "1 ", "01", "00.5", "1.-5",   "1.2.3",  "NaN", "½",   "1'000"}) {
        EXPECT_EQ(parse_quantity(text), std::nullopt) << text;
    }
}

TEST(Quantity, refuses_more_than_its_bound) {
    EXPECT_EQ(parse_quantity("-1000000000"), -max_quantity);
    EXPECT_EQ(parse_quantity("1000000000.001"), std::nullopt);
    EXPECT_EQ(parse_quantity("-1000000000.001"), std::nullopt);
    EXPECT_EQ(parse_quantity(std::string(4000, '9')), std::nullopt);
}

TEST(Quantity, shows_any_sum) {
    EXPECT_EQ(to_string(Quantity{std::numeric_limits<std::int64_t>::min()}),
              "-9223372036854775.808");
    EXPECT_EQ(to_string(Quantity{std::numeric_limits<std::int64_t>::max()}),
              "9223372036854775.807");
}

TEST(Unit, is_read_by_its_name) {
    for (const Unit unit : {Unit::g, Unit::ml, Unit::pcs})
        EXPECT_EQ(parse_unit(to_string(unit)), unit);
    EXPECT_EQ(parse_unit("kg"), std::nullopt);
    EXPECT_EQ(parse_unit(""), std::nullopt);
}

}  // namespace
}  // namespace beanq

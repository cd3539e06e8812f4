#include "inventory/domain/amount.hpp"

#include <gtest/gtest.h>

namespace beanq::inventory {
namespace {

struct Case {
    const char* value;
    const char* unit;
    Unit base;
    const char* wanted;  ///< empty: cannot be
};

TEST(Amount, converts_to_the_base_unit_exactly_and_rounds_to_a_thousandth) {
    const std::vector<Pack> packs{{"box", {12'000'000}}, {"bag", {333}}};
    for (const Case& each :
         {Case{"1.5", "kg", Unit::g, "1500"}, Case{"0.001", "kg", Unit::g, "1"},
          Case{"0.25", "l", Unit::ml, "250"}, Case{"1", "oz", Unit::g, "28.35"},
          Case{"16", "oz", Unit::g, "453.592"}, Case{"8", "oz", Unit::ml, "236.588"},
          Case{"-1", "oz", Unit::g, "-28.35"}, Case{"2", "box", Unit::ml, "24000"},
          Case{"0.5", "bag", Unit::g, "0.167"}, Case{"3", "pcs", Unit::pcs, "3"},
          Case{"1", "kg", Unit::ml, ""}, Case{"1", "l", Unit::g, ""},
          Case{"1", "oz", Unit::pcs, ""}, Case{"1", "KG", Unit::g, ""},
          Case{"1", "crate", Unit::g, ""}, Case{"1000000000", "g", Unit::g, "1000000000"},
          Case{"1000001", "kg", Unit::g, ""}, Case{"-1000001", "kg", Unit::g, ""}}) {
        SCOPED_TRACE(std::string(each.value) + ' ' + each.unit);
        const auto found = in_base_unit({*parse_quantity(each.value), each.unit}, each.base, packs);
        EXPECT_EQ(found ? to_string(*found) : "", each.wanted);
    }
}

TEST(Amount, knows_which_unit_names_are_everybodys) {
    EXPECT_TRUE(is_common_unit("kg"));
    EXPECT_FALSE(is_common_unit("box"));
}

}  // namespace
}  // namespace beanq::inventory

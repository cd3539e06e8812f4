#include "orders/domain/order_number.hpp"

#include <set>

#include <gtest/gtest.h>

namespace beanq::orders {
namespace {

TEST(OrderNumber, starts_the_day_with_A_001) { EXPECT_EQ(order_number(1), "A-001"); }

TEST(OrderNumber, goes_to_the_next_letter_after_999) {
    EXPECT_EQ(order_number(42), "A-042");
    EXPECT_EQ(order_number(999), "A-999");
    EXPECT_EQ(order_number(1000), "B-001");
}

TEST(OrderNumber, goes_to_two_letters_after_Z_999) {
    EXPECT_EQ(order_number(26 * 999), "Z-999");
    EXPECT_EQ(order_number(26 * 999 + 1), "AA-001");
    EXPECT_EQ(order_number(27 * 999 + 1), "AB-001");
    EXPECT_EQ(order_number((26 + 26 * 26) * 999), "ZZ-999");
    EXPECT_EQ(order_number((26 + 26 * 26) * 999 + 1), "AAA-001");
}

TEST(OrderNumber, never_comes_twice) {
    std::set<std::string> seen;
    for (int nth = 1; nth <= 30'000; ++nth) {
        ASSERT_TRUE(seen.insert(order_number(nth)).second) << nth;
    }
}

}  // namespace
}  // namespace beanq::orders

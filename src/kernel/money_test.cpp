#include "kernel/money.hpp"

#include <limits>

#include <gtest/gtest.h>

namespace beanq {
namespace {

TEST(Currency, is_three_capital_letters) {
    EXPECT_EQ(Currency::parse("RUB")->text(), "RUB");
    for (const auto* code : {"", "RU", "RUBL", "rub", "R1B", "Р"}) {
        EXPECT_FALSE(Currency::parse(code)) << code;
    }
}

TEST(Money, adds_and_multiplies_in_its_own_currency) {
    const Money latte{35'000, *Currency::parse("RUB")};
    const Money oat{6'000, *Currency::parse("RUB")};
    EXPECT_EQ((latte + oat) * 2, (Money{82'000, *Currency::parse("RUB")}));
    EXPECT_EQ(latte - oat, (Money{29'000, *Currency::parse("RUB")}));
}

TEST(Money, holds_the_largest_order_that_can_be_asked_for) {
    constexpr std::int64_t lines = 50;
    constexpr std::int64_t quantity = 999;
    constexpr std::int64_t prices_per_line = 100;  // the variation and more modifiers than fit
    static_assert(std::numeric_limits<std::int64_t>::max() / lines / quantity / prices_per_line >
                  max_price_minor);
}

}  // namespace
}  // namespace beanq

#include "orders/domain/pricing.hpp"

#include <gtest/gtest.h>

#include "tests/support/order_cafe.hpp"

namespace beanq::orders {
namespace {

LineModifier modifier(std::int64_t price_minor, int quantity) {
    return {{}, "Group", "Name", rub(price_minor), quantity};
}

TEST(Pricing, adds_modifiers_to_each_piece_of_a_line) {
    const auto priced =
        price_order({{rub(25000), {modifier(6000, 1), modifier(3000, 2)}, 2}}, rub(0));

    EXPECT_EQ(priced.lines, (std::vector<LinePrice>{{rub(37000), rub(74000)}}));
    EXPECT_EQ(priced.totals.total, rub(74000));
}

TEST(Pricing, sums_lines_and_tip_in_the_orders_currency) {
    const auto priced = price_order({{rub(25000), {}, 1}, {rub(12000), {}, 3}}, rub(5000));

    EXPECT_EQ(priced.totals, (Totals{rub(61000), rub(0), rub(0), rub(5000), rub(66000)}));
}

TEST(Pricing, charges_nothing_for_what_is_free) {
    EXPECT_EQ(price_order({{rub(0), {modifier(0, 99)}, 999}}, rub(0)).totals.total, rub(0));
}

TEST(Pricing, holds_the_dearest_order_there_can_be) {
    const std::vector<LineModifier> all(max_line_modifiers,
                                        modifier(max_price_minor, max_modifier_quantity));
    const std::vector<PricedItem> items(max_lines, {rub(max_price_minor), all, max_line_quantity});

    const auto priced = price_order(items, rub(max_price_minor));

    EXPECT_EQ(priced.lines[0].unit_price, rub(max_unit_price_minor));
    EXPECT_EQ(priced.totals.total.amount_minor,
              max_unit_price_minor * max_line_quantity * max_lines + max_price_minor);
}

}  // namespace
}  // namespace beanq::orders

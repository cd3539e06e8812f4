#include "orders/domain/pricing.hpp"

#include <cstdlib>
#include <numeric>
#include <random>

#include <gtest/gtest.h>

#include "tests/support/order_cafe.hpp"

namespace beanq::orders {
namespace {

LineModifier modifier(std::int64_t price_minor, int quantity) {
    return {{}, "Group", "Name", rub(price_minor), quantity};
}

PriceBasis of_items(std::vector<PricedItem> items, std::int64_t tip_minor = 0) {
    return {.items = std::move(items),
            .discounts = {},
            .taxes = {},
            .tip = rub(tip_minor),
            .rounding = {}};
}

TEST(Pricing, adds_modifiers_to_each_piece_of_a_line) {
    const auto priced =
        price_order(of_items({{rub(25000), {modifier(6000, 1), modifier(3000, 2)}, 2}}));

    EXPECT_EQ(priced.lines, (std::vector<LinePrice>{{37000, 74000}}));
    EXPECT_EQ(priced.totals.total, rub(74000));
}

TEST(Pricing, charges_nothing_for_what_is_free) {
    const auto priced = price_order(of_items({{rub(0), {modifier(0, 99)}, 999}}));
    EXPECT_EQ(priced.totals.total, rub(0));
}

TEST(Pricing, holds_the_dearest_order_there_can_be) {
    const std::vector<LineModifier> all(max_line_modifiers,
                                        modifier(max_price_minor, max_modifier_quantity));
    PriceBasis dearest =
        of_items(std::vector<PricedItem>(max_lines, {rub(max_price_minor), all, max_line_quantity}),
                 max_price_minor);
    dearest.taxes.assign(max_taxes, {.rate = {},
                                     .name = "",
                                     .rate_ppm = whole_ppm,
                                     .included = false,
                                     .lines = all_positions(max_lines)});

    const auto priced = price_order(dearest);

    EXPECT_EQ(priced.lines[0].unit_minor, max_unit_price_minor);
    EXPECT_EQ(
        priced.totals.total.amount_minor,
        max_unit_price_minor * max_line_quantity * max_lines * (1 + max_taxes) + max_price_minor);
}

TEST(Pricing, tells_how_each_amount_was_found) {
    PriceBasis basis = of_items({{rub(99), {}, 1}, {rub(99), {}, 1}, {rub(99), {}, 1}});
    basis.taxes.push_back(
        {.rate = {}, .name = "", .rate_ppm = 88750, .included = false, .lines = {0, 1, 2}});

    const auto priced = price_order(basis);

    ASSERT_EQ(priced.steps.size(), 1U);
    const PriceStep& step = priced.steps[0];
    EXPECT_EQ(step.base_minor, 297);
    EXPECT_EQ(step.amount_minor, 26);
    EXPECT_EQ(step.exact_millionths, 358750);  // 26.358750
    EXPECT_EQ(step.shares,
              (std::vector<Share>{{0, 99, 9, true}, {1, 99, 9, true}, {2, 99, 8, false}}));
}

/// Any order that the shop could have.
class AnyOrder {
public:
    explicit AnyOrder(std::uint32_t seed) : random_(seed) {}

    PriceBasis next() {
        const int lines = pick(1, 8);
        PriceBasis basis = of_items({}, pick(0, 3) == 0 ? pick(0, 100'000) : 0);
        for (int i = 0; i < lines; ++i) {
            basis.items.push_back({rub(pick(0, 2) == 0 ? pick(0, 9) : pick(0, 100'000)),
                                   {modifier(pick(0, 999), pick(1, 3))},
                                   pick(0, 5)});
        }
        for (int i = pick(0, 4); i > 0; --i)
            basis.discounts.push_back(a_discount(lines));
        for (int i = pick(0, 4); i > 0; --i)
            basis.taxes.push_back(a_tax(lines));
        if (pick(0, 1) == 0) {
            basis.rounding = {pick(1, 500),
                              pick(0, 1) == 0 ? RoundingMode::down : RoundingMode::nearest};
        }
        return basis;
    }

private:
    int pick(int least, int most) {
        return std::uniform_int_distribution<int>(least, most)(random_);
    }
    LinePositions some(int lines) {
        LinePositions chosen;
        for (int i = 0; i < lines; ++i) {
            if (pick(0, 2) > 0) chosen.push_back(i);
        }
        return chosen;
    }
    OrderDiscount a_discount(int lines) {
        OrderDiscount discount{.name = "", .off = {}, .lines = some(lines)};
        if (pick(0, 1) == 0) discount.off.scope = DiscountScope::item;
        if (discount.off.scope == DiscountScope::order)
            discount.lines = all_positions(static_cast<std::size_t>(lines));
        if (pick(0, 1) == 0) {
            discount.off.rate_ppm = pick(1, 1'000'000);
        } else {
            discount.off.kind = DiscountKind::fixed;
            discount.off.amount_minor = pick(1, 50'000);
        }
        return discount;
    }
    OrderTax a_tax(int lines) {
        return {.rate = {},
                .name = "",
                .rate_ppm = pick(1, 300'000),
                .included = pick(0, 1) == 0,
                .lines = some(lines)};
    }

    std::mt19937 random_;
};

void expect_sums_to_close(const PriceBasis& basis, const Pricing& pricing) {
    std::int64_t due = basis.tip.amount_minor;
    LinePrice sum;
    for (const LinePrice& line : pricing.lines) {
        due += line.due_minor();
        sum.total_minor += line.total_minor;
        sum.discount_minor += line.discount_minor;
        sum.tax_minor += line.tax_minor;
        sum.tax_included_minor += line.tax_included_minor;
        EXPECT_GE(line.discount_minor, 0);
        EXPECT_LE(line.discount_minor, line.total_minor);
        EXPECT_GE(line.tax_included_minor, 0);
        EXPECT_GE(line.tax_minor, line.tax_included_minor);
    }
    const Totals& totals = pricing.totals;
    EXPECT_EQ(totals.subtotal.amount_minor, sum.total_minor);
    EXPECT_EQ(totals.discount.amount_minor, sum.discount_minor);
    EXPECT_EQ(totals.tax.amount_minor, sum.tax_minor);
    EXPECT_EQ(totals.tax_included.amount_minor, sum.tax_included_minor);
    EXPECT_EQ(totals.total.amount_minor, due + totals.rounding.amount_minor);
    EXPECT_EQ(totals.total.amount_minor % basis.rounding.step_minor, 0);
    EXPECT_LT(std::abs(totals.rounding.amount_minor), basis.rounding.step_minor);
    EXPECT_EQ(std::accumulate(pricing.discounts.begin(), pricing.discounts.end(), std::int64_t{0}),
              sum.discount_minor);
    EXPECT_EQ(std::accumulate(pricing.taxes.begin(), pricing.taxes.end(), std::int64_t{0}),
              sum.tax_minor);
    for (const PriceStep& step : pricing.steps) {
        if (step.shares.empty()) continue;
        std::int64_t shared = 0;
        for (const Share& share : step.shares)
            shared += share.amount_minor;
        EXPECT_EQ(shared, step.amount_minor);
    }
}

TEST(Pricing, closes_all_sums_whatever_is_ordered) {
    constexpr std::uint32_t seed = 20261125;
    AnyOrder any(seed);
    for (int i = 0; i < 20'000; ++i) {
        SCOPED_TRACE("seed " + std::to_string(seed) + ", order " + std::to_string(i));
        const PriceBasis basis = any.next();
        expect_sums_to_close(basis, price_order(basis));
        if (testing::Test::HasFailure()) return;
    }
}

}  // namespace
}  // namespace beanq::orders

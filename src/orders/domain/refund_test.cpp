#include "orders/domain/refund.hpp"

#include <random>

#include <gtest/gtest.h>

#include "orders/domain/priced.hpp"
#include "tests/support/order_cafe.hpp"

namespace beanq::orders {
namespace {

/// A completed order of a few lines, with whatever discounts, taxes and rounding.
class AnyCompleted {
public:
    explicit AnyCompleted(std::uint32_t seed) : random_(seed) {}

    int pick(int least, int most) {
        return std::uniform_int_distribution<int>(least, most)(random_);
    }

    Order next() {
        Order order;
        order.status = OrderStatus::completed;
        order.totals.tip = rub(pick(0, 2) == 0 ? pick(1, 5000) : 0);
        const int lines = pick(1, 5);
        for (int i = 0; i < lines; ++i) {
            order.lines.push_back({.id = id_of<OrderLineId>(6, static_cast<std::uint8_t>(i)),
                                   .product = {},
                                   .variation = {},
                                   .name = "",
                                   .variation_name = "",
                                   .quantity = pick(1, 7),
                                   .unit_price = rub(pick(0, 50'000)),
                                   .modifiers = {},
                                   .total = {}});
        }
        const auto all = all_positions(order.lines.size());
        if (pick(0, 1) == 0)
            order.discounts.push_back(
                {.name = "", .off = {.rate_ppm = pick(1, 999'999)}, .lines = all});
        for (int i = pick(0, 2); i > 0; --i) {
            order.taxes.push_back({.rate = {},
                                   .name = "",
                                   .rate_ppm = pick(1, 250'000),
                                   .included = pick(0, 1) == 0,
                                   .lines = all});
        }
        if (pick(0, 1) == 0) order.rounding = {pick(1, 100), RoundingMode::down};
        put_prices(order);
        return order;
    }

private:
    std::mt19937 random_;
};

TEST(Refunds, never_exceed_what_the_order_cost_and_can_reach_it) {
    constexpr std::uint32_t seed = 20261125;
    AnyCompleted any(seed);
    for (int i = 0; i < 3'000; ++i) {
        SCOPED_TRACE("seed " + std::to_string(seed) + ", order " + std::to_string(i));
        Order order = any.next();
        const std::int64_t total = order.totals.total.amount_minor;
        for (int tries = any.pick(0, 10); tries > 0; --tries) {
            const auto line = static_cast<std::size_t>(
                any.pick(0, static_cast<int>(std::ssize(order.lines)) - 1));
            const auto done =
                refund(order, {{order.lines[line].id, any.pick(1, 3)}}, {}, {}, "cold", Instant{});
            if (done) EXPECT_GT(done->amount_minor, 0);
            EXPECT_LE(order.refunded_minor, total);
        }
        const std::int64_t left = total - order.refunded_minor;
        const auto rest = refund(order, {}, {}, {}, "all", Instant{});
        EXPECT_EQ(rest.has_value(), left > 0);
        if (rest) EXPECT_EQ(rest->amount_minor, left) << "what is left, to the unit";
        EXPECT_EQ(order.refunded_minor, total);
        EXPECT_FALSE(refund(order, {}, {}, {}, "again", Instant{}));
        if (testing::Test::HasFailure()) return;
    }
}

}  // namespace
}  // namespace beanq::orders

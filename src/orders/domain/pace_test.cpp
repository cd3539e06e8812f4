#include "orders/domain/pace.hpp"

#include <chrono>

#include <gtest/gtest.h>

#include "orders/domain/transitions.hpp"

namespace beanq::orders {
namespace {

using std::chrono::seconds;

constexpr Instant opening{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}};

OrderLineId line_id(std::uint8_t nth) {
    OrderLineId id;
    id.value.bytes[15] = nth;
    return id;
}

/// Confirmed, of lines that take so long.
Order order_of(std::initializer_list<int> preparation_s) {
    Order order;
    order.status = OrderStatus::confirmed;
    std::uint8_t nth = 0;
    for (const int each : preparation_s)
        order.lines.push_back({.id = line_id(++nth), .preparation_s = each});
    return order;
}

/// Moved as a whole, which took so long.
Order made_in(Order order, seconds time) {
    move_order(order, OrderStatus::preparing, opening);
    move_order(order, OrderStatus::ready, opening + time);
    return order;
}

void tick(Order& order, std::uint8_t line, Preparation to, seconds at) {
    ASSERT_TRUE(prepare_line(order, line_id(line), to, opening + at));
}

TEST(Pace, is_what_the_menu_says_until_enough_is_measured) {
    EXPECT_EQ(pace_of({}), Pace{});
    EXPECT_EQ(pace_of({3'000'000, 3'000'000}), (Pace{.measured = 2}));
}

TEST(Pace, is_the_mean_the_middle_and_what_nine_of_ten_do_not_exceed) {
    const Pace pace = pace_of({1'000'000, 200'000, 300'000, 400'000, 500'000, 600'000, 700'000,
                               800'000, 900'000, 100'000});
    EXPECT_EQ(pace, (Pace{550'000, 500'000, 900'000, 10}));
}

TEST(Measure, compares_what_a_line_took_with_what_the_menu_says) {
    const Order order = made_in(order_of({60}), seconds{90});
    EXPECT_EQ(order.ready_at, opening + seconds{90});
    EXPECT_EQ(order.pace_ppm, 1'500'000);
}

TEST(Measure, knows_nothing_of_lines_that_were_started_together) {
    EXPECT_EQ(made_in(order_of({60, 60}), seconds{90}).pace_ppm, std::nullopt);
}

TEST(Measure, takes_the_first_of_lines_that_were_ticked_one_by_one) {
    Order order = order_of({60, 30});
    tick(order, 1, Preparation::started, seconds{0});
    tick(order, 1, Preparation::done, seconds{50});
    tick(order, 2, Preparation::started, seconds{70});
    tick(order, 2, Preparation::done, seconds{110});
    EXPECT_EQ(order.status, OrderStatus::ready);
    EXPECT_EQ(order.pace_ppm, 833'333);
    EXPECT_EQ(order.lines[1].started_at, opening + seconds{70});
    EXPECT_EQ(order.lines[1].done_at, opening + seconds{110});
}

TEST(Measure, counts_from_the_start_that_was_not_taken_back) {
    Order order = order_of({60});
    tick(order, 1, Preparation::started, seconds{0});
    tick(order, 1, Preparation::queued, seconds{10});
    EXPECT_EQ(order.lines[0].started_at, std::nullopt);
    tick(order, 1, Preparation::started, seconds{100});
    tick(order, 1, Preparation::done, seconds{160});
    EXPECT_EQ(order.pace_ppm, 1'000'000);
}

TEST(Measure, does_not_believe_what_is_ticked_off_at_once_and_bounds_the_rest) {
    EXPECT_EQ(made_in(order_of({60}), seconds{0}).pace_ppm, std::nullopt);
    EXPECT_EQ(made_in(order_of({60}), seconds{5}).pace_ppm, std::nullopt);
    EXPECT_EQ(made_in(order_of({60}), seconds{6}).pace_ppm, fastest_ppm);
    EXPECT_EQ(made_in(order_of({60}), seconds{86'400}).pace_ppm, slowest_ppm);
    EXPECT_EQ(made_in(order_of({0}), seconds{60}).pace_ppm, std::nullopt);
}

}  // namespace
}  // namespace beanq::orders

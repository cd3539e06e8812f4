#include "inventory/domain/level.hpp"

#include <gtest/gtest.h>

#include "inventory/domain/posting_rules.hpp"

namespace beanq::inventory {
namespace {

constexpr Quantity kilo{1'000'000};

TEST(Level, values_amounts_to_the_nearest_minor_unit) {
    const auto gram = unit_cost(190'000, kilo);  // 1900.00 a kilogram
    ASSERT_EQ(gram, 190'000'000);                // 190 minor units, in millionths
    EXPECT_EQ(value_minor({18'000}, *gram), 3'420);
    EXPECT_EQ(value_minor({-18'000}, *gram), -3'420);
    EXPECT_EQ(value_minor({1}, 500'000'000), 1);  // half a minor unit, up
    EXPECT_EQ(unit_cost(1, {1'000'000'000'000}), 0);
    EXPECT_EQ(unit_cost(1'000'000'000, {1}), 1'000'000'000'000'000'000);
    EXPECT_EQ(unit_cost(10'000'000'000, {1}), std::nullopt);
}

TEST(Level, averages_what_deliveries_cost) {
    EXPECT_EQ(moved_average({}, std::nullopt, kilo, 70), 70);
    EXPECT_EQ(moved_average(kilo, 100, kilo, 200), 150);
    EXPECT_EQ(moved_average(kilo * 3, 100, kilo, 201), 125);
    EXPECT_EQ(moved_average({-5'000}, 100, kilo, 200), 200);
    EXPECT_EQ(moved_average(max_level, 1'000'000'000'000'000'000, kilo, 0),
              999'999'999'000'000'001);
}

TEST(Level, is_low_at_its_threshold_and_below) {
    EXPECT_FALSE(is_low({1}, {}));
    EXPECT_TRUE(is_low({5}, {.reorder = Quantity{5}}));
    EXPECT_FALSE(is_low({6}, {.reorder = Quantity{5}}));
}

TEST(Posting, of_a_count_is_the_difference_in_quantity_and_money) {
    Level level{{}, {}, {10'000}, 2'000'000'000};  // ten pieces at 20.00
    const auto movement = post(level, MovementKind::count, {{}, {7'000}}, std::nullopt);
    EXPECT_EQ(movement.quantity, Quantity{-3'000});
    EXPECT_EQ(movement.counted, Quantity{7'000});
    EXPECT_EQ(movement.value_minor, -6'000);
    EXPECT_EQ(level.on_hand, Quantity{7'000});
}

TEST(Posting, of_a_delivery_without_a_price_takes_the_usual_one) {
    Level level{};
    post(level, MovementKind::receipt, {{}, {1'000}}, 500);
    EXPECT_EQ(level.average, 500);
    post(level, MovementKind::receipt, {{}, {1'000}, 700}, 500);
    EXPECT_EQ(level.average, 600);
    post(level, MovementKind::receipt, {{}, {1'000}}, 500);
    EXPECT_EQ(level.average, 600);
}

TEST(Posting, of_a_transfer_carries_its_cost_along) {
    Level here{{}, {}, {4'000}, 100};
    Level there{{}, {}, {2'000}, 400};
    const auto sent = post(here, MovementKind::transfer, {{}, {2'000}}, std::nullopt);
    const auto came = receive(there, sent);
    EXPECT_EQ(sent.quantity, Quantity{-2'000});
    EXPECT_EQ(came.quantity, Quantity{2'000});
    EXPECT_EQ(there.average, 250);
    EXPECT_EQ(here.on_hand + there.on_hand, Quantity{6'000});
}

TEST(Posting, has_its_range_by_kind) {
    const auto codes = [](MovementKind kind, std::int64_t quantity) {
        const auto faults = faults_in(kind, {{{}, {quantity}}});
        return faults.empty() ? "" : faults.front().pointer + ' ' + faults.front().code;
    };
    const std::string range = "/lines/0/quantity/value field.range";
    EXPECT_EQ(codes(MovementKind::receipt, 0), range);
    EXPECT_EQ(codes(MovementKind::waste, -1), range);
    EXPECT_EQ(codes(MovementKind::count, 0), "");
    EXPECT_EQ(codes(MovementKind::count, -1), range);
    EXPECT_EQ(codes(MovementKind::adjustment, -1), "");
    EXPECT_EQ(codes(MovementKind::adjustment, 0), range);
    EXPECT_EQ(faults_in(MovementKind::count, {{{}, {1}}, {{}, {2}}}).front().code,
              "field.duplicate");
    EXPECT_TRUE(faults_in(MovementKind::receipt, {{{}, {1}}, {{}, {2}}}).empty());
}

}  // namespace
}  // namespace beanq::inventory

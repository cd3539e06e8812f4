#include "orders/domain/kitchen.hpp"

#include <initializer_list>
#include <optional>

#include <gtest/gtest.h>

namespace beanq::orders {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr Instant now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} +
                      std::chrono::hours{9}};

WaitingOrder order_of(std::initializer_list<int> work_s, seconds placed_before = seconds{0}) {
    WaitingOrder order{.placed_at = now - placed_before};
    for (const int each : work_s)
        order.lines.push_back({seconds{each}});
    return order;
}

WaitingOrder started(int work_s, seconds ago) {
    WaitingOrder order = order_of({work_s}, ago);
    order.lines[0].started_at = now - ago;
    return order;
}

Kitchen kitchen_of(int stations, std::vector<WaitingOrder> queue) {
    return {.stations = stations, .queue = std::move(queue)};
}

/// From now on.
struct In {
    milliseconds p50;
    milliseconds p90;
    bool operator==(const In&) const = default;
};

In last_of(const Kitchen& kitchen) {
    const Promise promise = promises(kitchen, now).back();
    return {promise.p50 - now, promise.p90 - now};
}

TEST(Promises, of_an_empty_kitchen_are_what_the_order_itself_takes) {
    EXPECT_EQ(last_of(kitchen_of(1, {order_of({60})})), (In{seconds{60}, seconds{90}}));
    EXPECT_EQ(last_of(kitchen_of(1, {order_of({60, 30})})).p50, seconds{90});
}

TEST(Promises, wait_for_what_was_ordered_before) {
    // The squares of 60 and 60 add up to that of 84, half of which is the surprise.
    EXPECT_EQ(last_of(kitchen_of(1, {order_of({60}), order_of({60})})),
              (In{seconds{120}, seconds{162}}));
}

TEST(Promises, take_the_station_that_is_free_first) {
    // One station is free after 60 s, the other after 90: (60² + 90²) / 2² + 30² = 61².
    EXPECT_EQ(last_of(kitchen_of(2, {order_of({60}), order_of({90}), order_of({30})})),
              (In{seconds{90}, milliseconds{120'500}}));
}

TEST(Promises, let_stations_share_the_lines_of_an_order) {
    EXPECT_EQ(last_of(kitchen_of(2, {order_of({60, 60})})), (In{seconds{60}, seconds{102}}));
    EXPECT_EQ(last_of(kitchen_of(2, {order_of({60, 60, 60})})).p50, seconds{120});
}

TEST(Promises, count_of_a_started_line_only_what_is_left) {
    const Kitchen kitchen = kitchen_of(1, {started(60, seconds{40}), order_of({60})});
    EXPECT_EQ(promises(kitchen, now)[0], (Promise{now + seconds{20}, now + seconds{50}}));
    EXPECT_EQ(last_of(kitchen), (In{seconds{80}, seconds{122}}));
}

TEST(Promises, take_what_should_be_done_already_to_need_a_quarter_more) {
    const Kitchen kitchen = kitchen_of(1, {started(60, seconds{100}), order_of({60})});
    EXPECT_EQ(promises(kitchen, now)[0], (Promise{now + seconds{15}, now + seconds{45}}));
    EXPECT_EQ(last_of(kitchen), (In{seconds{75}, seconds{117}}));
}

TEST(Promises, are_made_in_the_order_of_placing_wherever_the_orders_stand) {
    const Kitchen kitchen = kitchen_of(1, {order_of({60}), order_of({30}, seconds{10})});
    EXPECT_EQ(promises(kitchen, now)[0].p50, now + seconds{90});
    EXPECT_EQ(promises(kitchen, now)[1].p50, now + seconds{30});
}

TEST(Promises, for_a_pickup_later_on_are_its_time_and_keep_nobody_waiting) {
    WaitingOrder later = order_of({60}, seconds{600});
    later.pickup_at = now + seconds{3600};
    const Kitchen kitchen = kitchen_of(1, {later, order_of({60})});
    EXPECT_EQ(promises(kitchen, now)[0], (Promise{*later.pickup_at, *later.pickup_at}));
    EXPECT_EQ(last_of(kitchen), (In{seconds{60}, seconds{90}}));
}

TEST(Promises, for_a_pickup_are_later_where_the_queue_does_not_allow_it) {
    WaitingOrder soon = order_of({60}, seconds{600});
    soon.pickup_at = now + seconds{100};  // to be begun in 10 s
    const Kitchen kitchen = kitchen_of(1, {soon, order_of({60})});
    EXPECT_EQ(promises(kitchen, now)[0].p50, now + seconds{120});
    EXPECT_EQ(last_of(kitchen).p50, seconds{60});
}

TEST(Promises, let_no_pickup_overtake_who_waits_already) {
    WaitingOrder soon = order_of({60});
    soon.pickup_at = now + seconds{1};
    EXPECT_EQ(last_of(kitchen_of(1, {order_of({60}, seconds{5}), soon})).p50, seconds{120});
}

TEST(Promises, follow_the_measured_pace) {
    Kitchen kitchen = kitchen_of(1, {order_of({60})});
    kitchen.pace = {2'000'000, 1'800'000, 3'000'000, 50};
    EXPECT_EQ(last_of(kitchen), (In{seconds{108}, seconds{180}}));
    kitchen.queue.insert(kitchen.queue.begin(), order_of({60}));
    EXPECT_EQ(last_of(kitchen).p50, seconds{120 + 108});
}

TEST(Promises, of_many_drinks_are_less_uncertain_than_their_sum) {
    std::vector<WaitingOrder> queue(100, order_of({60}));
    EXPECT_EQ(last_of(kitchen_of(1, queue)), (In{seconds{6000}, seconds{6300}}));
}

TEST(Promises, begin_behind_what_is_not_in_the_queue) {
    Kitchen kitchen = kitchen_of(2, {order_of({60})});
    kitchen.busy_until = now + seconds{300};
    EXPECT_EQ(last_of(kitchen).p50, seconds{360});
}

TEST(Work, of_a_line_is_neither_nothing_nor_endless) {
    EXPECT_EQ(work_of(seconds{0}), seconds{15});
    EXPECT_EQ(work_of(seconds{60}), seconds{60});
    EXPECT_EQ(work_of(std::chrono::hours{999}), std::chrono::hours{4});
}

}  // namespace
}  // namespace beanq::orders

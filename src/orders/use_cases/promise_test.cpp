#include <chrono>
#include <stdexcept>

#include <gtest/gtest.h>

#include "orders/use_cases/move_promises.hpp"
#include "orders/use_cases/run_kitchen.hpp"
#include "tests/support/order_cafe.hpp"

namespace beanq::orders {
namespace {

using namespace std::chrono_literals;

/// What one_latte() takes: two pieces of 90 s.
constexpr auto work = 180s;

class PickupPromise : public testing::Test {
protected:
    Order stored(const Order& order) {
        return run(cafe.read_orders.one(manager(), order.id)).value();
    }
    Order placed() { return cafe.place(guest(), one_latte()); }
    void move() { run(cafe.move_promises.at(shop)); }
    void staff(int stations) { run(cafe.run_kitchen.staff({shop, stations, {}})).value(); }
    PromisesKept kept() { return run(cafe.run_kitchen.promises_kept(shop, {})).value(); }
    Order made_in(std::chrono::seconds time) {
        const Order order = cafe.brought_to(placed(), OrderStatus::preparing);
        cafe.clock.advance(time);
        return cafe.advance(manager(), order, OrderStatus::ready).value();
    }

    Cafe cafe;
};

TEST_F(PickupPromise, is_given_when_the_order_is_placed) {
    const Order order = placed();
    EXPECT_EQ(order.promise, (Promise{order.placed_at + work, order.placed_at + work * 3 / 2}));
    EXPECT_EQ(order.first_promised_at, order.promise->p90);
    EXPECT_EQ(stored(order), order);
}

TEST_F(PickupPromise, stands_behind_what_was_ordered_before) {
    placed();
    const Order second = placed();
    EXPECT_EQ(second.promise->p50, second.placed_at + 2 * work);
    staff(2);
    const Order third = placed();
    EXPECT_EQ(third.promise->p50, third.placed_at + 2 * work);
}

TEST_F(PickupPromise, of_orders_that_are_placed_together_is_as_if_they_came_in_turn) {
    const std::vector<OrderSlip> slips(3, OrderSlip{{guest(), shop, one_latte()}});
    const auto orders = run(cafe.place_order.run_all(slips));
    for (int i = 0; i < 3; ++i) {
        const Order& order = *orders[static_cast<std::size_t>(i)];
        EXPECT_EQ(order.promise->p50, order.placed_at + (i + 1) * work);
    }
}

TEST_F(PickupPromise, of_a_quote_is_that_of_the_order) {
    placed();
    const auto quote = run(cafe.quote_order.run({guest(), std::nullopt, one_latte()})).value();
    EXPECT_EQ(quote.promise, placed().promise);
}

TEST_F(PickupPromise, does_not_wait_for_what_is_ready_called_off_or_forgotten) {
    placed();
    cafe.clock.advance(waited_for + 1s);
    cafe.brought_to(placed(), OrderStatus::ready);
    ASSERT_TRUE(cafe.cancel(guest(), placed()));
    const Order order = placed();
    EXPECT_EQ(order.promise->p50, order.placed_at + work);
}

TEST_F(PickupPromise, counts_a_started_order_for_what_is_left) {
    cafe.brought_to(placed(), OrderStatus::preparing);
    cafe.clock.advance(100s);
    const Order order = placed();
    EXPECT_EQ(order.promise->p50, order.placed_at + 80s + work);
}

TEST_F(PickupPromise, of_an_order_for_later_is_its_pickup_time) {
    OrderRequest request = one_latte();
    request.fulfilment.pickup_at = cafe.clock.now() + 24h;
    const Order order = cafe.place(guest(), request);
    EXPECT_EQ(order.promise,
              (Promise{*request.fulfilment.pickup_at, *request.fulfilment.pickup_at}));
}

TEST_F(PickupPromise, stays_constant_in_cost_behind_a_long_queue) {
    Order last;
    for (int i = 0; i < 120; ++i)
        last = placed();
    const auto wait = last.promise->p50 - last.placed_at;
    EXPECT_LE(std::chrono::abs(wait - 120 * work), 1s);
}

TEST_F(PickupPromise, moves_when_the_queue_does_and_is_told_without_a_new_version) {
    const Order first = placed();
    const Order second = placed();
    ASSERT_TRUE(cafe.cancel(guest(), first));
    move();

    const Order now = stored(second);
    EXPECT_EQ(now.promise->p50, cafe.clock.now() + work);
    EXPECT_EQ(now.first_promised_at, second.promise->p90);
    EXPECT_EQ(now.version, second.version);
    const auto told = cafe.events.promised();
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].order, second.id);
    EXPECT_EQ(told[0].number, second.number);
    EXPECT_EQ(told[0].location, shop);
    EXPECT_EQ(told[0].status, OrderStatus::pending);
    EXPECT_EQ(told[0].promise, *now.promise);
    EXPECT_EQ(told[0].version, 1);
    EXPECT_EQ(told[0].at, cafe.clock.now());
    move();
    EXPECT_EQ(cafe.events.promised().size(), 1U);
    EXPECT_TRUE(cafe.advance(barista(), second, OrderStatus::confirmed)) << "no tap became stale";
}

TEST_F(PickupPromise, moves_when_nothing_but_time_does_by_a_minute_at_least) {
    const Order order = placed();
    cafe.clock.advance(58s);
    move();
    EXPECT_EQ(stored(order).promise, order.promise);
    cafe.clock.advance(2s);
    run(cafe.move_promises.everywhere());
    EXPECT_EQ(stored(order).promise->p50, cafe.clock.now() + work);
}

TEST_F(PickupPromise, moves_with_the_stations) {
    placed();
    const Order second = placed();
    staff(2);
    move();
    EXPECT_EQ(stored(second).promise->p50, cafe.clock.now() + work);
}

TEST_F(PickupPromise, is_not_moved_for_an_order_that_changed_since_it_was_read) {
    const Order order = placed();
    ASSERT_TRUE(cafe.advance(barista(), order, OrderStatus::confirmed));
    const auto promise = [&](std::int64_t version) -> awaitable<std::size_t> {
        auto tx = co_await cafe.database->begin();
        std::vector<NewPromise> news{
            {order.id, *order.promise, {cafe.clock.now(), cafe.clock.now()}, version}};
        const auto promised =
            co_await cafe.kitchens.promise(*tx, std::move(news), cafe.clock.now());
        co_return promised.size();
    };
    EXPECT_EQ(run(promise(1)), 0U);
    EXPECT_EQ(run(promise(2)), 1U);
}

TEST_F(PickupPromise, is_kept_or_broken_by_what_was_told_first) {
    EXPECT_EQ(made_in(269s).ready_at, cafe.clock.now());
    const Order late = placed();
    cafe.clock.advance(1h);
    move();
    ASSERT_GT(stored(late).promise->p90, cafe.clock.now());
    cafe.brought_to(late, OrderStatus::ready);
    placed();

    const auto day = kept();
    EXPECT_EQ(day.count.kept, 1);
    EXPECT_EQ(day.count.broken, 1);
    EXPECT_EQ(day.business_date, late.business_date);
    const Date other = std::chrono::sys_days{late.business_date} + std::chrono::days{1};
    EXPECT_EQ(run(cafe.run_kitchen.promises_kept(shop, other)).value().count.kept, 0);
}

TEST_F(PickupPromise, follows_what_was_measured) {
    for (int i = 0; i < fewest_measured; ++i)
        made_in(2 * work);
    const Order order = placed();
    EXPECT_EQ(order.promise->p50, order.placed_at + 2 * work);
    EXPECT_EQ(order.promise->p90, order.placed_at + 2 * work) << "it always took as long";
    EXPECT_EQ(kept().pace, (Pace{2'000'000, 2'000'000, 2'000'000, fewest_measured}));
}

TEST_F(PickupPromise, is_not_moved_where_the_database_fails_halfway) {
    const Order first = placed();
    const Order second = placed();
    ASSERT_TRUE(cafe.cancel(guest(), first));
    class NoEvents final : public OrderEvents {
        awaitable<void> placed(Transaction&, const std::vector<PlacedOrder>&) override {
            co_return;
        }
        awaitable<void> changed(Transaction&, const std::vector<ChangedOrder>&) override {
            co_return;
        }
        awaitable<void> promise_changed(Transaction&, const std::vector<PromisedOrder>&) override {
            throw std::runtime_error("no outbox");
        }
    } no_events;
    const MovePromises moving{{*cafe.database, cafe.clock, cafe.kitchens, no_events}};
    EXPECT_THROW(run(moving.at(shop)), std::runtime_error);
    EXPECT_EQ(stored(second).promise, second.promise);
}

TEST(RunKitchen, says_how_many_stations_are_staffed_at_versions) {
    Cafe cafe;
    const Kitchen kitchen = run(cafe.run_kitchen.find(std::nullopt)).value();
    EXPECT_EQ(kitchen.stations, 1);
    EXPECT_EQ(kitchen.version, 1);
    const auto three = run(cafe.run_kitchen.staff({shop, 3, 1}));
    ASSERT_TRUE(three);
    EXPECT_EQ(three->version, 2);
    EXPECT_EQ(run(cafe.run_kitchen.staff({shop, 4, 1})).error().code, "version.stale");
    EXPECT_EQ(run(cafe.run_kitchen.staff({shop, 3, {}})).value().version, 2) << "nothing changed";
    EXPECT_EQ(run(cafe.run_kitchen.staff({shop, 1, 2})).value().version, 3);
    EXPECT_EQ(run(cafe.run_kitchen.find(shop)).value().stations, 1);
    EXPECT_EQ(run(cafe.run_kitchen.find(id_of<LocationId>(1, 9))).error().code, "location.unknown");
}

}  // namespace
}  // namespace beanq::orders

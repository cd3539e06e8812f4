// What can still become of an order: other items, lines taken off it, refunds.
#include <algorithm>
#include <array>
#include <atomic>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/at_once.hpp"
#include "tests/support/order_cafe.hpp"
#include "tests/support/temporary_folder.hpp"

namespace beanq::orders {
namespace {

using Happened = std::vector<std::string>;

OrderRequest latte_and_espresso() {
    OrderRequest request = one_latte();  // 2 × 370.00
    request.lines.push_back({.variation = espresso, .quantity = 3});
    return request;
}

Caller shift_lead() {
    return caller(id_of<UserId>(5, 21), "manager",
                  {Permission::create_order, Permission::read_order, Permission::update_order,
                   Permission::cancel_order, Permission::refund_order});
}

struct AfterPlacing : testing::Test {
    Cafe cafe;

    Result<Order> void_line(const Order& order, std::size_t line) {
        return run(cafe.void_line.run(
            {shift_lead(), {order.id, order.version}, order.lines.at(line).id, "spilled"}));
    }
    Result<Order> refund(const Order& order, std::vector<RefundedItem> items) {
        return run(cafe.refund_order.run(
            {shift_lead(), {order.id, order.version}, std::move(items), "cold"}, {}));
    }
    Result<Order> change(const Order& order, std::vector<ChangedItem> items, Caller who = guest()) {
        return run(cafe.change_items.run(
            {std::move(who), {order.id, order.version}, std::move(items), {}, {}}));
    }
    Order stored(const Order& order) {
        return run(cafe.read_orders.one(shift_lead(), order.id)).value();
    }
    Order completed() {
        return cafe.brought_to(cafe.place(guest(), latte_and_espresso()), OrderStatus::completed);
    }
    static std::string code_of(const Result<Order>& order) {
        if (order) return "done";
        return order.error().fields.empty() ? order.error().code : order.error().fields[0].code;
    }
};

TEST_F(AfterPlacing, a_line_that_is_taken_off_is_not_charged) {
    const Order order = cafe.place(guest(), latte_and_espresso());
    const Order without = void_line(order, 0).value();
    EXPECT_TRUE(without.lines[0].voided);
    EXPECT_EQ(without.totals.total, rub(36000));
    EXPECT_EQ(without.version, 2);
    EXPECT_EQ(stored(order), without);
    EXPECT_EQ(cafe.history(order).back().reason, "spilled");
    EXPECT_EQ(cafe.stock.happened(), (Happened{"taken", "given back"}));
}

TEST_F(AfterPlacing, what_was_begun_is_wasted_and_the_order_is_ready_without_it) {
    Order order =
        cafe.brought_to(cafe.place(guest(), latte_and_espresso()), OrderStatus::preparing);
    order = run(cafe.prepare_line.run(
                    {barista(), {order.id, order.version}, order.lines[1].id, Preparation::done}))
                .value();
    order = void_line(order, 0).value();
    EXPECT_EQ(order.status, OrderStatus::ready);
    EXPECT_EQ(cafe.stock.happened(), (Happened{"taken", "wasted: spilled"}));
}

TEST_F(AfterPlacing, lines_are_not_taken_off_twice_nor_all_of_them_nor_after_the_end) {
    Order order = cafe.place(guest(), latte_and_espresso());
    order = void_line(order, 0).value();
    EXPECT_EQ(code_of(void_line(order, 0)), "order.bad-void");
    EXPECT_EQ(code_of(void_line(order, 1)), "order.bad-void");
    EXPECT_EQ(code_of(void_line(completed(), 0)), "order.bad-void");
}

TEST_F(AfterPlacing, refunds_of_pieces_sum_to_what_the_line_cost) {
    Order order = completed();
    for (const int pieces : {1, 2}) {
        order = refund(order, {{order.lines[1].id, pieces}}).value();
        EXPECT_EQ(order.refunds.back().amount_minor, 12000 * pieces);
    }
    EXPECT_EQ(code_of(refund(order, {{order.lines[1].id, 1}})), "order.refund-exceeds");
    order = refund(order, {}).value();
    EXPECT_EQ(order.refunds.back().amount_minor, 74000);
    EXPECT_EQ(order.refunded_minor, order.totals.total.amount_minor);
    EXPECT_EQ(code_of(refund(order, {})), "order.refunded");
    EXPECT_EQ(stored(order), order);
}

TEST_F(AfterPlacing, only_a_completed_order_is_refunded) {
    EXPECT_EQ(code_of(refund(cafe.place(guest(), one_latte()), {})), "order.not-refundable");
}

TEST_F(AfterPlacing, other_items_are_priced_and_taken_and_those_that_stay_keep_their_price) {
    const Order order = cafe.place(guest(), latte_and_espresso());
    cafe.offers.offer->variations[latte].price = rub(99900);
    const Order changed =
        change(order, {{.line = order.lines[0].id}, {.variation = latte}}).value();
    ASSERT_EQ(changed.lines.size(), 2U);
    EXPECT_EQ(changed.lines[0].id, order.lines[0].id);
    EXPECT_EQ(changed.lines[0].total, rub(37000));
    EXPECT_EQ(changed.lines[1].total, rub(99900));
    EXPECT_EQ(changed.totals.total, rub(136900));
    EXPECT_EQ(stored(order), changed);
    EXPECT_EQ(cafe.stock.happened(), (Happened{"taken", "exchanged"}));
    EXPECT_EQ(cafe.events.told().back(), "edited 2");
}

TEST_F(AfterPlacing, a_discount_by_hand_stays_when_staff_change_items_and_not_when_the_guest_does) {
    const Order order = cafe.place(guest(), latte_and_espresso());
    Caller giver = shift_lead();
    giver.permissions.add(Permission::discount_order);
    const GivenDiscount half{.rate_ppm = 500'000, .amount = {}, .lines = {}, .reason = "waited"};
    const Order halved = run(cafe.change_items.run({giver,
                                                    {order.id, order.version},
                                                    {{.line = order.lines[1].id, .quantity = 2}},
                                                    {},
                                                    half}))
                             .value();
    EXPECT_EQ(halved.totals.total, rub(12000));
    const Order more =
        change(halved, {{.variation = espresso, .quantity = 4}}, shift_lead()).value();
    EXPECT_EQ(more.totals.total, rub(24000));
    EXPECT_EQ(more.discounts.at(0).given_by, giver.user);
    const Order by_guest = change(more, {{.variation = espresso, .quantity = 4}}).value();
    EXPECT_EQ(by_guest.totals.total, rub(48000));
}

TEST_F(AfterPlacing, items_stay_once_somebody_makes_them) {
    Order order = cafe.place(guest(), latte_and_espresso());
    EXPECT_EQ(code_of(change(order, {{.line = id_of<OrderLineId>(6, 77)}})), "order-line.unknown");
    EXPECT_EQ(code_of(change(order, {{.variation = espresso}}, guest(2))), "order.unknown");
    order = cafe.brought_to(order, OrderStatus::preparing);
    EXPECT_EQ(code_of(change(order, {{.variation = espresso}})), "order.not-editable");
}

class AfterPlacingRaces : public testing::Test {
protected:
    TemporaryFolder folder;
    Cafe cafe{fresh_database_file(folder.path())};
};

TEST_F(AfterPlacingRaces, let_either_the_change_or_the_making_win) {
    for (int round = 0; round < 10; ++round) {
        const Order order =
            cafe.brought_to(cafe.place(guest(), latte_and_espresso()), OrderStatus::confirmed);
        std::array<std::string, 2> outcomes;
        at_once(2, [&](int i) {
            const auto changed =
                i == 0
                    ? run(cafe.change_items.run(
                          {guest(), {order.id, order.version}, {{.variation = espresso}}, {}, {}}))
                    : cafe.advance(barista(), order, OrderStatus::preparing);
            outcomes[static_cast<std::size_t>(i)] = changed ? "done" : changed.error().code;
        });
        std::ranges::sort(outcomes);
        EXPECT_EQ(outcomes, (std::array<std::string, 2>{"done", "version.stale"}));
    }
}

TEST_F(AfterPlacingRaces, refund_each_piece_once) {
    const Order order =
        cafe.brought_to(cafe.place(guest(), latte_and_espresso()), OrderStatus::completed);
    std::atomic<int> refunded = 0;
    at_once(6, [&](int) {
        // Whatever its version: the loser is refused for what is left, not for having been late.
        const auto done = run(cafe.refund_order.run(
            {shift_lead(), {order.id, std::nullopt}, {{order.lines[1].id, 1}}, "cold"}, {}));
        if (done) {
            ++refunded;
        } else {
            EXPECT_EQ(done.error().fields.at(0).code, "order.refund-exceeds");
        }
    });
    EXPECT_EQ(refunded, 3);
    const Order after = run(cafe.read_orders.one(shift_lead(), order.id)).value();
    EXPECT_EQ(after.refunded_minor, 36000);
    EXPECT_EQ(after.refunds.size(), 3U);
}

}  // namespace
}  // namespace beanq::orders

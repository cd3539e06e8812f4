// Orders for pickup slots, one after the other and several together.
#include <gmock/gmock.h>

#include "platform/db/answer_book.hpp"
#include "tests/support/order_rush.hpp"
#include "tests/support/slot_cafe.hpp"

namespace beanq::orders {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

using Codes = std::vector<std::string>;

class PickupTimes : public testing::Test {
protected:
    ~PickupTimes() override { EXPECT_THAT(cafe.broken(), IsEmpty()); }

    static std::string code_of(const Result<Order>& order) {
        return order ? order->number : order.error().code;
    }
    std::string code_for(std::string_view time, int day = 23) {
        return code_of(cafe.order_for(time, day));
    }
    /// The faulty field of an order that is refused, and of its quote, which is refused alike.
    std::string fault_of(std::string_view time, int day = 23) {
        const auto order = cafe.order_for(time, day);
        const auto quote = run(cafe.quote_order.run({guest(), {}, for_pickup(time, day)}));
        if (order || quote) return "none";
        EXPECT_EQ(order.error().fields, quote.error().fields);
        return order.error().fields.at(0).pointer + ' ' + order.error().fields.at(0).code;
    }
    /// All in one transaction.
    Codes placed_together(std::vector<OrderRequest> requests, Stock& stock) {
        const PlaceOrder place{{*cafe.database, cafe.clock, cafe.ids, cafe.zones, cafe.offers,
                                cafe.counters, cafe.promotion_uses, cafe.orders, cafe.events, stock,
                                cafe.take_slots}};
        std::vector<OrderSlip> slips;
        for (auto& request : requests)
            slips.push_back({{guest(), {}, std::move(request)}});
        Codes codes;
        for (const auto& order : run(place.run_all(slips)))
            codes.push_back(code_of(order));
        return codes;
    }
    Codes placed_together(std::vector<OrderRequest> requests) {
        return placed_together(std::move(requests), cafe.stock);
    }

    SlotCafe cafe;
};

TEST_F(PickupTimes, are_anybodys_guess_until_slots_are_kept) {
    for (int i = 0; i < 20; ++i)
        ASSERT_TRUE(cafe.order_for("13:07"));
    EXPECT_THAT(cafe.slots_on_day(), IsEmpty());
    cafe.keep_slots(1);
    EXPECT_EQ(fault_of("13:07"), "/fulfilment/pickup_at order.pickup-not-a-slot");
    cafe.keep_no_slots();
    EXPECT_EQ(code_for("13:07"), "A-021");
}

TEST_F(PickupTimes, have_as_many_places_as_the_slot) {
    cafe.keep_slots(2);
    EXPECT_EQ(code_for("13:00"), "A-001");
    EXPECT_EQ(cafe.left("13:00"), 1);
    EXPECT_EQ(code_for("13:00"), "A-002");
    EXPECT_EQ(code_for("13:00"), "order.slot-full");
    EXPECT_EQ(fault_of("13:00"), "/fulfilment/pickup_at order.slot-full");
    EXPECT_FALSE(cafe.slot(on_the_clock("13:00")).available);
    EXPECT_EQ(code_for("13:15"), "A-003") << "no number was lost";
    EXPECT_EQ(code_of(cafe.try_to_place(guest(), one_latte())), "A-004") << "at once needs no slot";
}

TEST_F(PickupTimes, that_are_full_are_refused_with_the_nearest_free_ones) {
    cafe.keep_slots(1);
    ASSERT_TRUE(cafe.order_for("13:00"));
    ASSERT_TRUE(cafe.order_for("13:15"));
    const auto refused = cafe.order_for("13:00");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::conflict);
    EXPECT_EQ(refused.error().message.en,
              "That pickup time is taken. Free on that day: 12:30, 12:45, 13:30.");
}

TEST_F(PickupTimes, must_be_slots_that_can_be_had) {
    ASSERT_TRUE(cafe.set({.hours = {{{true, true}, 8 * 60, 20 * 60}}, .days_ahead = 1}));
    EXPECT_EQ(fault_of("13:05"), "/fulfilment/pickup_at order.pickup-not-a-slot");
    EXPECT_EQ(fault_of("20:00"), "/fulfilment/pickup_at order.pickup-closed");
    EXPECT_EQ(fault_of("12:00"), "/fulfilment/pickup_at order.pickup-past");
    cafe.clock.advance(std::chrono::minutes{1});
    EXPECT_EQ(fault_of("12:15"), "/fulfilment/pickup_at order.pickup-too-soon");
    EXPECT_EQ(fault_of("12:00", 25), "/fulfilment/pickup_at order.pickup-closed");
    ASSERT_TRUE(cafe.set({.days_ahead = 1}));
    EXPECT_EQ(fault_of("12:00", 25), "/fulfilment/pickup_at order.pickup-too-far");
    EXPECT_EQ(code_for("12:00", 24), "A-001");
}

TEST_F(PickupTimes, come_free_when_an_order_is_called_off) {
    cafe.keep_slots(1);
    const Order early = cafe.order_for("13:00").value();
    const Order made = cafe.brought_to(cafe.order_for("13:15").value(), OrderStatus::ready);
    ASSERT_TRUE(cafe.cancel(guest(), early));
    EXPECT_FALSE(cafe.cancel(manager(), early)) << "once";
    ASSERT_TRUE(cafe.cancel(manager(), made));
    EXPECT_EQ(cafe.left("13:00"), 1);
    EXPECT_EQ(cafe.left("13:15"), 1);
    EXPECT_EQ(code_for("13:00"), "A-003");
    EXPECT_EQ(code_for("13:00"), "order.slot-full");
}

TEST_F(PickupTimes, that_no_slot_had_counted_free_none) {
    const Order before = cafe.order_for("13:00").value();
    cafe.keep_slots(1);
    ASSERT_TRUE(cafe.order_for("13:00"));
    ASSERT_TRUE(cafe.cancel(guest(), before));
    EXPECT_EQ(code_for("13:00"), "order.slot-full");
}

TEST_F(PickupTimes, are_given_in_turn_to_orders_that_are_placed_together) {
    cafe.keep_slots(2);
    EXPECT_THAT(
        placed_together({for_pickup("13:15"), for_pickup("13:00"), one_latte(), for_pickup("13:00"),
                         for_pickup("13:07"), for_pickup("13:00"), for_pickup("13:15")}),
        ElementsAre("A-001", "A-002", "A-003", "A-004", "body.invalid", "order.slot-full",
                    "A-005"));
    EXPECT_EQ(cafe.left("13:00"), 0);
    EXPECT_EQ(cafe.left("13:15"), 0);
}

TEST_F(PickupTimes, are_given_back_by_orders_that_the_stock_refuses) {
    cafe.keep_slots(2);
    CountedStock four(4);
    auto large = for_pickup("13:15");
    large.lines.front().quantity = 5;
    EXPECT_THAT(placed_together({for_pickup("13:00"), large, for_pickup("13:15")}, four),
                ElementsAre("A-001", "stock.short", "A-002"));
    EXPECT_EQ(cafe.left("13:15"), 1);
}

TEST_F(PickupTimes, that_came_free_within_a_batch_let_it_be_placed_one_by_one) {
    cafe.keep_slots(1);
    CountedStock four(4);
    auto large = for_pickup("13:00");
    large.lines.front().quantity = 5;
    EXPECT_THROW(placed_together({large, for_pickup("13:00")}, four), TransientConflict);
    EXPECT_THAT(placed_together({large}, four), Each("stock.short"));
    EXPECT_THAT(placed_together({for_pickup("13:00")}, four), Each("A-001"));
}

TEST_F(PickupTimes, are_answered_again_from_their_key_when_the_slot_is_full) {
    cafe.keep_slots(1);
    db::SqlAnswerBook answers(cafe.clock);
    const Once<Order> once(answers, {"anna", "key", "same"},
                           [](const Order& order) { return Answer{201, "", "", order.number}; });
    ASSERT_TRUE(cafe.try_to_place(guest(), for_pickup("13:00"), once));
    EXPECT_EQ(code_for("13:00"), "order.slot-full");
    const auto again = cafe.try_to_place(guest(), for_pickup("13:00"), once);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().kind, ErrorKind::replayed);
    EXPECT_EQ(again.error().first_answer->body, "A-001");
    EXPECT_EQ(cafe.left("13:00"), 0);
}

TEST_F(PickupTimes, stay_taken_when_the_capacity_becomes_less) {
    cafe.keep_slots(3);
    ASSERT_TRUE(cafe.order_for("13:00"));
    ASSERT_TRUE(cafe.order_for("13:00"));
    const Order last = cafe.order_for("13:00").value();
    cafe.keep_slots(2);
    EXPECT_EQ(cafe.left("13:00"), 0);
    ASSERT_TRUE(cafe.cancel(guest(), last));
    EXPECT_EQ(code_for("13:00"), "order.slot-full") << "two are still held";
}

TEST_F(PickupTimes, count_in_the_slot_they_begin_in_when_slots_become_longer) {
    cafe.keep_slots(3);
    ASSERT_TRUE(cafe.order_for("13:15"));
    const Order half_past = cafe.order_for("13:30").value();
    ASSERT_TRUE(cafe.set({.slot_minutes = 60, .capacity = 3, .lead_minutes = 0}));
    EXPECT_EQ(cafe.left("13:00"), 1);
    EXPECT_EQ(code_for("13:00"), "A-003");
    EXPECT_EQ(code_for("13:00"), "order.slot-full");
    ASSERT_TRUE(cafe.cancel(guest(), half_past));
    EXPECT_EQ(code_for("13:00"), "A-004");
    EXPECT_EQ(cafe.left("13:00"), 0);
}

TEST_F(PickupTimes, are_set_at_the_version_that_was_read) {
    const auto never_set = run(cafe.edit_pickup.read({})).value();
    EXPECT_FALSE(never_set.enabled);
    EXPECT_EQ(never_set.version, 0);
    EXPECT_EQ(cafe.set({}, 1).error().code, "version.stale");
    const PickupSettings wanted{.slot_minutes = 20,
                                .capacity = 7,
                                .hours = {{{true}, 60, 120}},
                                .lead_minutes = 45,
                                .days_ahead = 3};
    const auto first = cafe.set(wanted, 0).value();
    EXPECT_EQ(first.version, 1);
    EXPECT_EQ(run(cafe.edit_pickup.read(shop)).value(), first);
    EXPECT_EQ(cafe.set({}, 0).error().code, "version.stale");
    EXPECT_EQ(cafe.set({}).value().version, 2);
    EXPECT_EQ(cafe.set({.slot_minutes = 25}).error().fields.at(0).code, "field.choice");
    EXPECT_EQ(run(cafe.edit_pickup.read(id_of<LocationId>(1, 9))).error().code, "location.unknown");
}

}  // namespace
}  // namespace beanq::orders

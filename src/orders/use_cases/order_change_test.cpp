// Advancing, cancelling and editing.
#include "orders/use_cases/order_change.hpp"

#include <gtest/gtest.h>

#include "tests/support/order_cafe.hpp"

namespace beanq::orders {
namespace {

using Told = std::vector<std::string>;

std::string code_of(const Result<Order>& result) { return result ? "done" : result.error().code; }

Result<Order> edit(Cafe& cafe, Caller who, const Order& order, std::optional<std::string> notes,
                   std::optional<std::string> guest_name = {}) {
    return run(cafe.edit_order.run({.caller = std::move(who),
                                    .order = {order.id, order.version},
                                    .sets_notes = true,
                                    .notes = std::move(notes),
                                    .guest_name = std::move(guest_name)}));
}

TEST(AdvanceOrder, takes_an_order_from_pending_to_completed_and_tells_of_each_step) {
    Cafe cafe;
    const Order placed = cafe.place(guest(), one_latte());
    const Order done = cafe.brought_to(placed, OrderStatus::completed);

    EXPECT_EQ(done.version, 5);
    EXPECT_EQ(done.lines[0].preparation, Preparation::done);
    EXPECT_EQ(run(cafe.read_orders.one(guest(), placed.id)).value(), done);
    EXPECT_EQ(cafe.events.told(),
              (Told{"placed 1", "confirmed 2", "preparing 3", "ready 4", "completed 5"}));
}

TEST(AdvanceOrder, writes_who_did_what_and_when) {
    Cafe cafe;
    const Order order = cafe.place(guest(), one_latte());
    cafe.clock.advance(std::chrono::minutes{1});
    const Order confirmed = cafe.advance(barista(), order, OrderStatus::confirmed).value();

    const auto history = cafe.history(order);
    ASSERT_EQ(history.size(), 2U);
    EXPECT_EQ(history[1], (HistoryEntry{.kind = ChangeKind::status,
                                        .at = confirmed.updated_at,
                                        .actor = barista().user,
                                        .actor_role = "barista",
                                        .from = OrderStatus::pending,
                                        .to = OrderStatus::confirmed,
                                        .version = 2}));
}

TEST(AdvanceOrder, refuses_a_jump_and_leaves_everything_as_it_was) {
    Cafe cafe;
    const Order order = cafe.place(guest(), one_latte());

    EXPECT_EQ(code_of(cafe.advance(barista(), order, OrderStatus::ready)), "order.bad-transition");
    EXPECT_EQ(run(cafe.read_orders.one(guest(), order.id)).value(), order);
    EXPECT_EQ(cafe.history(order).size(), 1U);
}

TEST(AdvanceOrder, refuses_a_version_that_is_not_the_present_one) {
    Cafe cafe;
    Order order = cafe.place(guest(), one_latte());
    cafe.advance(barista(), order, OrderStatus::confirmed).value();

    const auto refused = cafe.advance(barista(12), order, OrderStatus::confirmed);
    EXPECT_EQ(code_of(refused), "version.stale");
    EXPECT_EQ(refused.error().kind, ErrorKind::stale);
}

TEST(AdvanceOrder, takes_any_version_when_none_is_named) {
    Cafe cafe;
    const Order order = cafe.place(guest(), one_latte());
    const auto moved = run(cafe.advance_order.run(
        {barista(), {order.id, std::nullopt}, OrderStatus::confirmed, std::nullopt}));
    EXPECT_EQ(code_of(moved), "done");
}

TEST(AdvanceOrder, knows_no_order_of_another_guest) {
    Cafe cafe;
    const Order order = cafe.place(guest(1), one_latte());
    EXPECT_EQ(code_of(cafe.advance(guest(2), order, OrderStatus::confirmed)), "order.unknown");
    EXPECT_EQ(code_of(cafe.advance(guest(1), order, OrderStatus::confirmed)),
              "order.not-yours-to-move");
}

TEST(CancelOrder, lets_a_guest_cancel_until_the_making_starts) {
    Cafe cafe;
    const Order pending = cafe.place(guest(), one_latte());
    EXPECT_EQ(cafe.cancel(guest(), pending).value().status, OrderStatus::cancelled);

    const Order confirmed =
        cafe.brought_to(cafe.place(guest(), one_latte()), OrderStatus::confirmed);
    EXPECT_EQ(code_of(cafe.cancel(guest(), confirmed)), "done");

    const Order preparing =
        cafe.brought_to(cafe.place(guest(), one_latte()), OrderStatus::preparing);
    EXPECT_EQ(code_of(cafe.cancel(guest(), preparing)), "order.bad-transition");
}

TEST(CancelOrder, lets_staff_cancel_until_completed) {
    Cafe cafe;
    const Order ready = cafe.brought_to(cafe.place(guest(), one_latte()), OrderStatus::ready);
    EXPECT_EQ(code_of(cafe.cancel(barista(), ready)), "order.not-yours-to-move");
    EXPECT_EQ(code_of(cafe.cancel(manager(), ready)), "done");

    const Order completed =
        cafe.brought_to(cafe.place(guest(), one_latte()), OrderStatus::completed);
    EXPECT_EQ(code_of(cafe.cancel(manager(), completed)), "order.bad-transition");
}

TEST(CancelOrder, wants_a_reason_and_keeps_it) {
    Cafe cafe;
    const Order order = cafe.place(guest(), one_latte());

    const auto refused = cafe.cancel(guest(), order, std::nullopt);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fields[0].pointer, "/reason");
    EXPECT_EQ(refused.error().fields[0].code, "field.required");

    cafe.cancel(guest(), order, "changed my mind").value();
    EXPECT_EQ(cafe.history(order).back().reason, "changed my mind");
}

TEST(CancelOrder, knows_no_order_of_another_guest) {
    Cafe cafe;
    const Order order = cafe.place(guest(1), one_latte());
    EXPECT_EQ(code_of(cafe.cancel(guest(2), order)), "order.unknown");
}

TEST(EditOrder, corrects_notes_and_name_before_the_making_starts) {
    Cafe cafe;
    const Order order = cafe.place(barista(), for_walk_in("Olga"));
    const Order edited = edit(cafe, barista(), order, "no sugar", "Oleg").value();

    EXPECT_EQ(edited.notes, "no sugar");
    EXPECT_EQ(edited.guest_name, "Oleg");
    EXPECT_EQ(edited.version, 2);
    EXPECT_EQ(cafe.history(order).back().kind, ChangeKind::details);
    EXPECT_EQ(cafe.events.told(), (Told{"placed 1", "edited 2"}));

    const Order preparing = cafe.brought_to(edited, OrderStatus::preparing);
    EXPECT_EQ(code_of(edit(cafe, barista(), preparing, "late")), "order.not-editable");
}

TEST(EditOrder, changes_nothing_when_nothing_is_different) {
    Cafe cafe;
    const Order order = cafe.place(guest(), one_latte());
    EXPECT_EQ(edit(cafe, guest(), order, std::nullopt).value().version, 1);
}

TEST(EditOrder, gives_a_customers_order_no_other_name) {
    Cafe cafe;
    const Order order = cafe.place(guest(), one_latte());
    const auto refused = edit(cafe, barista(), order, std::nullopt, "Oleg");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fields[0].pointer, "/guest_name");
}

TEST(EditOrder, is_for_staff_and_the_orders_own_guest) {
    Cafe cafe;
    const Order order = cafe.place(guest(1), one_latte());
    EXPECT_EQ(code_of(edit(cafe, guest(1), order, "no sugar")), "done");
    EXPECT_EQ(code_of(edit(cafe, guest(2), order, "salt")), "order.unknown");
}

}  // namespace
}  // namespace beanq::orders

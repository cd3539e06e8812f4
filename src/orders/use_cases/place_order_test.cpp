#include "orders/use_cases/place_order.hpp"

#include <gtest/gtest.h>

#include "kernel/time_text.hpp"
#include "platform/db/answer_book.hpp"
#include "tests/support/order_cafe.hpp"

namespace beanq::orders {
namespace {

using Told = std::vector<std::string>;

Result<Order> try_to_place(Cafe& cafe, Caller who, OrderRequest request,
                           std::optional<LocationId> location = {}, const Once<Order>& once = {}) {
    return cafe.try_to_place(std::move(who), std::move(request), once, location);
}

TEST(PlaceOrder, gives_a_client_their_own_order) {
    Cafe cafe;
    const Order order = cafe.place(guest(), one_latte());

    EXPECT_EQ(order.customer, guest().user);
    EXPECT_EQ(order.guest_name, std::nullopt);
    EXPECT_EQ(order.number, "A-001");
    EXPECT_EQ(order.status, OrderStatus::pending);
    EXPECT_EQ(order.payment_status, PaymentStatus::unpaid);
    EXPECT_EQ(order.totals.total, rub(74000));
    EXPECT_EQ(order.version, 1);
    EXPECT_EQ(run(cafe.read_orders.one(guest(), order.id)).value(), order);
}

TEST(PlaceOrder, lets_staff_place_one_for_a_walk_in_by_name) {
    Cafe cafe;
    const Order order = cafe.place(barista(), for_walk_in("Olga"));

    EXPECT_EQ(order.customer, std::nullopt);
    EXPECT_EQ(order.guest_name, "Olga");
}

TEST(PlaceOrder, starts_the_history_and_tells_of_it) {
    Cafe cafe;
    const Order order = cafe.place(barista(), for_walk_in());

    const HistoryEntry placed{.kind = ChangeKind::placed,
                              .at = order.placed_at,
                              .actor = barista().user,
                              .actor_role = "barista",
                              .to = OrderStatus::pending};
    EXPECT_EQ(cafe.history(order), std::vector{placed});
    EXPECT_EQ(cafe.events.told(), (Told{"placed 1"}));
}

TEST(PlaceOrder, numbers_each_business_date_from_the_beginning) {
    Cafe cafe;
    cafe.offers.offer = small_menu(std::chrono::hours{4});
    cafe.clock.set(*parse_rfc3339("2026-11-23T20:00:00Z"));
    EXPECT_EQ(cafe.place(guest(), one_latte()).number, "A-001");
    EXPECT_EQ(cafe.place(guest(), one_latte()).number, "A-002");

    cafe.clock.set(*parse_rfc3339("2026-11-24T00:59:59Z"));  // 03:59 in the shop
    const Order late = cafe.place(guest(), one_latte());
    EXPECT_EQ(late.number, "A-003");
    EXPECT_EQ(to_iso_date(late.business_date), "2026-11-23");

    cafe.clock.set(*parse_rfc3339("2026-11-24T01:00:00Z"));
    const Order early = cafe.place(guest(), one_latte());
    EXPECT_EQ(early.number, "A-001");
    EXPECT_EQ(to_iso_date(early.business_date), "2026-11-24");
}

TEST(PlaceOrder, uses_up_no_number_for_a_refused_order) {
    Cafe cafe;
    OrderRequest bad = one_latte();
    bad.lines[0].variation = unknown_variation;
    ASSERT_FALSE(try_to_place(cafe, guest(), bad));

    EXPECT_EQ(cafe.place(guest(), one_latte()).number, "A-001");
    EXPECT_EQ(cafe.events.told(), (Told{"placed 1"}));
}

TEST(PlaceOrder, refuses_an_unknown_location) {
    Cafe cafe;
    const auto refused = try_to_place(cafe, guest(), one_latte(), id_of<LocationId>(1, 9));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "location.unknown");
}

TEST(PlaceOrder, keeps_prices_and_names_when_the_menu_changes) {
    Cafe cafe;
    const Order order = cafe.place(guest(), one_latte());
    cafe.offers.offer->variations[latte].price = rub(99900);
    cafe.offers.offer->variations[latte].product_name = "Grand latte";

    EXPECT_EQ(run(cafe.read_orders.one(guest(), order.id)).value(), order);
}

TEST(PlaceOrder, takes_effect_once_for_one_key) {
    Cafe cafe;
    db::SqlAnswerBook answers(cafe.clock);
    const auto once_for = [&](std::string fingerprint) {
        return Once<Order>(answers, {"anna", "key-1", std::move(fingerprint)}, [](const Order& o) {
            return Answer{201, "/orders", "\"1\"", o.number};
        });
    };
    ASSERT_TRUE(try_to_place(cafe, guest(), one_latte(), {}, once_for("a")));

    const auto again = try_to_place(cafe, guest(), one_latte(), {}, once_for("a"));
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().kind, ErrorKind::replayed);
    EXPECT_EQ(again.error().first_answer->body, "A-001");

    const auto other = try_to_place(cafe, guest(), one_latte(), {}, once_for("b"));
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().code, "idempotency.key-reused");
    EXPECT_EQ(cafe.events.told().size(), 1U);
}

TEST(QuoteOrder, answers_the_totals_of_the_order_and_places_nothing) {
    Cafe cafe;
    const auto quote = run(cafe.quote_order.run({guest(), std::nullopt, one_latte()}));

    ASSERT_TRUE(quote);
    EXPECT_EQ(quote->totals, cafe.place(guest(), one_latte()).totals);
    EXPECT_EQ(cafe.events.told().size(), 1U);
}

TEST(QuoteOrder, needs_no_name_from_staff) {
    Cafe cafe;
    EXPECT_TRUE(run(cafe.quote_order.run({barista(), std::nullopt, one_latte()})));
}

}  // namespace
}  // namespace beanq::orders

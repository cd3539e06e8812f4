// What orders do to the shelves.
#include <gtest/gtest.h>

#include "tests/support/order_cafe.hpp"

namespace beanq::orders {
namespace {

using Happened = std::vector<std::string>;

/// Shelves on which there is nothing.
class EmptyStock final : public Stock {
public:
    awaitable<Result<void>> check(Transaction&, const Draft&) override { co_return short_of(); }
    awaitable<std::vector<Result<void>>> take_all(Transaction&,
                                                  std::vector<PlacedOrder>& orders) override {
        co_return std::vector<Result<void>>(orders.size(), short_of());
    }
    awaitable<void> give_back_all(Transaction&, std::vector<CalledOff>) override { co_return; }
    awaitable<void> write_off_all(Transaction&, std::vector<CalledOff>) override { co_return; }
    awaitable<Result<void>> exchange(Transaction&, Order&, const UserId&) override {
        co_return short_of();
    }

private:
    static Result<void> short_of() {
        return refuse(ErrorKind::conflict, "stock.short", {"no", "нет"});
    }
};

TEST(OrderStock, is_taken_when_an_order_is_placed) {
    Cafe cafe;
    cafe.place(guest(), one_latte());
    EXPECT_EQ(cafe.stock.happened(), Happened{"taken"});
}

TEST(OrderStock, is_put_back_when_it_is_called_off_before_it_was_begun) {
    Cafe cafe;
    for (const auto status : {OrderStatus::pending, OrderStatus::confirmed}) {
        const Order order = cafe.brought_to(cafe.place(guest(), one_latte()), status);
        ASSERT_TRUE(cafe.cancel(manager(), order));
    }
    EXPECT_EQ(cafe.stock.happened(), (Happened{"taken", "given back", "taken", "given back"}));
}

TEST(OrderStock, is_wasted_when_it_is_called_off_later) {
    Cafe cafe;
    for (const auto status : {OrderStatus::preparing, OrderStatus::ready}) {
        const Order order = cafe.brought_to(cafe.place(guest(), one_latte()), status);
        ASSERT_TRUE(cafe.cancel(manager(), order, "spilt"));
    }
    EXPECT_EQ(cafe.stock.happened(),
              (Happened{"taken", "wasted: spilt", "taken", "wasted: spilt"}));
}

TEST(OrderStock, that_is_short_refuses_quote_and_order_and_leaves_no_number_behind) {
    Cafe cafe;
    EmptyStock nothing;
    QuoteOrder quote{{*cafe.database, cafe.clock, cafe.zones, cafe.offers, cafe.counters,
                      cafe.promotion_uses, nothing, cafe.take_slots}};
    EXPECT_EQ(run(quote.run({guest(), std::nullopt, one_latte()})).error().code, "stock.short");
    const PlaceOrder place{{*cafe.database, cafe.clock, cafe.ids, cafe.zones, cafe.offers,
                            cafe.counters, cafe.promotion_uses, cafe.orders, cafe.events, nothing,
                            cafe.take_slots}};
    OrderIntake intake(place);
    EXPECT_EQ(run(intake.place({{guest(), std::nullopt, one_latte()}})).error().code,
              "stock.short");
    EXPECT_EQ(cafe.place(guest(), one_latte()).number, "A-001");
    EXPECT_EQ(cafe.events.told(), Happened{"placed 1"});
}

}  // namespace
}  // namespace beanq::orders

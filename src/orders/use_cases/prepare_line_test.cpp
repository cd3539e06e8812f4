#include "orders/use_cases/prepare_line.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/order_cafe.hpp"

namespace beanq::orders {
namespace {

using Told = std::vector<std::string>;

struct PreparingLines : testing::Test {
    Cafe cafe;

    Order two_lines() {
        OrderRequest request = one_latte();
        request.lines.push_back(request.lines.front());
        return cafe.place(guest(), std::move(request));
    }
    Result<Order> prepare(const Order& order, std::size_t line, Preparation to) {
        return run(cafe.prepare_line.run(
            {barista(), {order.id, order.version}, order.lines.at(line).id, to}));
    }
    std::string code(const Order& order, std::size_t line, Preparation to) {
        const auto done = prepare(order, line, to);
        return done ? "done" : done.error().code;
    }
};

TEST_F(PreparingLines, lead_the_order_from_its_first_line_to_its_last) {
    Order order = cafe.advance(barista(), two_lines(), OrderStatus::confirmed).value();
    order = prepare(order, 1, Preparation::started).value();
    EXPECT_EQ(order.status, OrderStatus::preparing);
    EXPECT_EQ(order.lines[0].preparation, Preparation::queued);
    order = prepare(order, 1, Preparation::done).value();
    order = prepare(order, 0, Preparation::started).value();
    EXPECT_EQ(order.status, OrderStatus::preparing);
    order = prepare(order, 0, Preparation::done).value();
    EXPECT_EQ(order.status, OrderStatus::ready);
    EXPECT_EQ(order.version, 6);
    EXPECT_EQ(run(cafe.read_orders.one(guest(), order.id)).value(), order);
    EXPECT_EQ(cafe.events.told(),
              (Told{"placed 1", "confirmed 2", "preparing 3", "edited 4", "edited 5", "ready 6"}));
    const auto history = cafe.history(order);
    ASSERT_EQ(history.size(), 6U);
    EXPECT_EQ(history[2].kind, ChangeKind::status);
    EXPECT_EQ(history[3].kind, ChangeKind::details);
    EXPECT_EQ(history[5].from, OrderStatus::preparing);
}

TEST_F(PreparingLines, may_be_taken_back_while_the_order_is_being_made) {
    Order order = cafe.advance(barista(), two_lines(), OrderStatus::confirmed).value();
    order = prepare(order, 0, Preparation::started).value();
    order = prepare(order, 0, Preparation::done).value();
    order = prepare(order, 0, Preparation::started).value();
    order = prepare(order, 0, Preparation::queued).value();
    EXPECT_EQ(order.status, OrderStatus::preparing);
    EXPECT_EQ(prepare(order, 0, Preparation::queued).value().version, order.version)
        << "it is so already";
}

TEST_F(PreparingLines, are_refused_out_of_turn) {
    const Order pending = two_lines();
    EXPECT_EQ(code(pending, 0, Preparation::started), "order.bad-preparation");
    const Order confirmed = cafe.advance(barista(), pending, OrderStatus::confirmed).value();
    EXPECT_EQ(code(confirmed, 0, Preparation::done), "order.bad-preparation");
    EXPECT_EQ(code(pending, 0, Preparation::started), "version.stale");
    Order stranger = confirmed;
    stranger.lines[0].id = OrderLineId(cafe.ids.next());
    EXPECT_EQ(code(stranger, 0, Preparation::started), "order-line.unknown");
    const Order ready = cafe.brought_to(confirmed, OrderStatus::ready);
    EXPECT_EQ(code(ready, 0, Preparation::started), "order.bad-preparation");
    EXPECT_EQ(run(cafe.read_orders.one(guest(), ready.id)).value(), ready);
}

}  // namespace
}  // namespace beanq::orders

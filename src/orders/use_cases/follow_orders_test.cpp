#include "orders/use_cases/follow_orders.hpp"

#include <gtest/gtest.h>

#include "tests/support/order_cafe.hpp"

namespace beanq::orders {
namespace {

class SilentListener final : public OrderListener {
public:
    awaitable<std::optional<OrderNews>> next(std::chrono::milliseconds) override {
        co_return std::nullopt;
    }
    bool over() const override { return true; }
};

/// Remembers what it was asked for; something may happen while it begins to listen.
class FakeFeed final : public OrderFeed {
public:
    awaitable<std::unique_ptr<OrderListener>> listen(std::optional<OrderId> of,
                                                     std::optional<LocationId> at,
                                                     std::optional<std::int64_t> since) override {
        order = of;
        location = at;
        after = since;
        co_return std::make_unique<SilentListener>();
    }

    std::optional<OrderId> order;
    std::optional<LocationId> location;
    std::optional<std::int64_t> after;
};

struct FollowingCafe : Cafe {
    FakeFeed feed;
    FollowOrders follow_orders{{*database, orders, feed}};
};

TEST(FollowOrders, gives_a_guest_their_own_order_only) {
    FollowingCafe cafe;
    const Order order = cafe.place(guest(1), one_latte());

    const auto own = run(cafe.follow_orders.one(guest(1), order.id, std::nullopt));
    ASSERT_TRUE(own);
    EXPECT_EQ(own->now, order);
    EXPECT_FALSE(own->resumed);
    EXPECT_EQ(cafe.feed.order, order.id);

    EXPECT_TRUE(run(cafe.follow_orders.one(barista(), order.id, std::nullopt)));
    const auto others = run(cafe.follow_orders.one(guest(2), order.id, std::nullopt));
    ASSERT_FALSE(others);
    EXPECT_EQ(others.error().code, "order.unknown");
}

TEST(FollowOrders, resumes_after_the_event_that_was_seen_last) {
    FollowingCafe cafe;
    const Order order = cafe.place(guest(1), one_latte());

    EXPECT_TRUE(run(cafe.follow_orders.one(guest(1), order.id, 41))->resumed);
    EXPECT_EQ(cafe.feed.after, 41);
}

TEST(FollowOrders, narrows_the_staffs_stream_to_a_location) {
    FollowingCafe cafe;
    run(cafe.follow_orders.all(shop, 7));
    EXPECT_EQ(cafe.feed.location, shop);
    EXPECT_EQ(cafe.feed.order, std::nullopt);
}

}  // namespace
}  // namespace beanq::orders

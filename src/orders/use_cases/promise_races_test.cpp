// Promises that move while people change the same orders: real threads over one database file.
#include <atomic>
#include <barrier>
#include <functional>
#include <set>
#include <thread>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "kernel/fault.hpp"
#include "tests/support/order_cafe.hpp"
#include "tests/support/temporary_folder.hpp"

namespace beanq::orders {
namespace {

using namespace std::chrono_literals;

void at_once(int threads, const std::function<void(int)>& work) {
    std::barrier start(threads);
    std::vector<std::jthread> running;
    for (int i = 0; i < threads; ++i) {
        running.emplace_back([&, i] {
            start.arrive_and_wait();
            work(i);
        });
    }
}

class PromiseRaces : public testing::Test {
protected:
    std::vector<Order> some_orders(int count) {
        std::vector<Order> orders;
        for (int i = 0; i < count; ++i)
            orders.push_back(cafe.place(guest(), one_latte()));
        return orders;
    }
    Order stored(const Order& order) {
        return run(cafe.read_orders.one(manager(), order.id)).value();
    }
    /// What was told of, as often as it was.
    std::multiset<std::tuple<OrderId, Instant>> told() const {
        std::multiset<std::tuple<OrderId, Instant>> all;
        for (const auto& each : cafe.events.promised())
            all.emplace(each.order, each.promise.p90);
        return all;
    }

    TemporaryFolder folder;
    Cafe cafe{fresh_database_file(folder.path())};
};

TEST_F(PromiseRaces, move_each_promise_once_however_many_move_them) {
    auto orders = some_orders(12);
    for (int round = 0; round < 6; ++round) {
        ASSERT_TRUE(cafe.cancel(guest(), orders.front()));
        orders.erase(orders.begin());
        at_once(4, [&](int) { run(cafe.move_promises.at(shop)); });
        run(cafe.move_promises.at(shop));  // what was locked by a mover that found it moved
        for (std::size_t i = 0; i < orders.size(); ++i) {
            EXPECT_EQ(stored(orders[i]).promise->p50,
                      cafe.clock.now() + (static_cast<int>(i) + 1) * 180s);
        }
    }
    const auto all = told();
    for (const auto& each : all)
        EXPECT_EQ(all.count(each), 1U);
    EXPECT_EQ(all.size(), 11U + 10U + 9U + 8U + 7U + 6U);
}

TEST_F(PromiseRaces, make_nobodys_step_stale_and_lose_none) {
    const auto orders = some_orders(16);
    std::atomic<int> working = 3;
    at_once(5, [&](int hand) {
        if (hand >= 3) {
            while (working > 0) {
                cafe.clock.advance(61s);
                run(cafe.move_promises.at(shop));
            }
            return;
        }
        for (std::size_t i = static_cast<std::size_t>(hand); i < orders.size(); i += 3) {
            Order order = orders[i];
            for (const auto to :
                 {OrderStatus::confirmed, OrderStatus::preparing, OrderStatus::ready}) {
                const auto moved = cafe.advance(manager(), order, to);
                ASSERT_TRUE(moved) << moved.error().code;
                order = *moved;
            }
        }
        --working;
    });
    for (const auto& order : orders) {
        const Order now = stored(order);
        EXPECT_EQ(now.status, OrderStatus::ready);
        EXPECT_EQ(now.version, 4);
        EXPECT_EQ(now.first_promised_at, order.promise->p90);
        EXPECT_EQ(cafe.history(order).size(), 4U);
    }
    for (const auto& each : cafe.events.promised()) {
        EXPECT_NE(each.status, OrderStatus::ready);
        EXPECT_LT(each.version, 4);
    }
}

}  // namespace
}  // namespace beanq::orders

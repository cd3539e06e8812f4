// People at several counters at the same moment: real threads over one database file.
#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>
#include <set>

#include <gtest/gtest.h>

#include "orders/domain/order_number.hpp"
#include "orders/domain/transitions.hpp"
#include "platform/db/answer_book.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/order_cafe.hpp"
#include "tests/support/temporary_folder.hpp"

namespace beanq::orders {
namespace {

class OrderRaces : public testing::Test {
protected:
    TemporaryFolder folder;
    Cafe cafe{fresh_database_file(folder.path())};
};

TEST_F(OrderRaces, let_one_of_two_baristas_take_a_step) {
    for (int round = 0; round < 20; ++round) {
        const Order order = cafe.place(guest(), one_latte());
        std::array<std::string, 2> outcome;
        at_once(2, [&](int i) {
            const auto who = barista(static_cast<std::uint8_t>(11 + i));
            const auto moved = cafe.advance(who, order, OrderStatus::confirmed);
            outcome[static_cast<std::size_t>(i)] = moved ? "done" : moved.error().code;
        });
        std::ranges::sort(outcome);
        EXPECT_EQ(outcome, (std::array<std::string, 2>{"done", "version.stale"}));
        EXPECT_EQ(cafe.history(order).size(), 2U);
    }
}

TEST_F(OrderRaces, let_either_the_cancelling_or_the_making_win) {
    for (int round = 0; round < 20; ++round) {
        const Order order =
            cafe.brought_to(cafe.place(guest(), one_latte()), OrderStatus::confirmed);
        std::atomic<int> done = 0;
        at_once(2, [&](int i) {
            const auto moved = i == 0 ? cafe.cancel(guest(), order)
                                      : cafe.advance(barista(), order, OrderStatus::preparing);
            if (moved) ++done;
            if (!moved) EXPECT_EQ(moved.error().code, "version.stale");
        });
        EXPECT_EQ(done, 1);
        const auto history = cafe.history(order);
        ASSERT_EQ(history.size(), 3U);
        EXPECT_EQ(history.back().to, run(cafe.read_orders.one(guest(), order.id)).value().status);
    }
}

TEST_F(OrderRaces, give_sixteen_counters_numbers_without_a_gap_or_a_repeat) {
    constexpr int threads = 16;
    constexpr int each = 5;
    std::mutex mutex;
    std::set<std::string> numbers;
    at_once(threads, [&](int) {
        for (int i = 0; i < each; ++i) {
            auto order = cafe.try_to_place(guest(), one_latte());
            ASSERT_TRUE(order) << order.error().code;
            const std::scoped_lock lock(mutex);
            numbers.insert(order->number);
        }
    });

    std::set<std::string> wanted;
    for (int nth = 1; nth <= threads * each; ++nth)
        wanted.insert(order_number(nth));
    EXPECT_EQ(numbers, wanted);
}

TEST_F(OrderRaces, make_one_order_of_twins_with_one_key) {
    db::SqlAnswerBook answers(cafe.clock);
    std::atomic<int> placed = 0;
    std::atomic<int> replayed = 0;
    at_once(8, [&](int) {
        const Once<Order> once(answers, {"anna", "key", "same"}, [](const Order& order) {
            return Answer{201, "", "", order.number};
        });
        const auto order = cafe.try_to_place(guest(), one_latte(), once);
        if (order) {
            ++placed;
        } else if (order.error().kind == ErrorKind::replayed) {
            EXPECT_EQ(order.error().first_answer->body, "A-001");
            ++replayed;
        }
    });

    EXPECT_EQ(placed, 1);
    EXPECT_EQ(replayed, 7);
    EXPECT_EQ(run(cafe.read_orders.list(barista(), {}, {})).value().items.size(), 1U);
}

/// Whatever many hands do to few orders, each history is a walk through the transition table that
/// ends where the order is.
TEST_F(OrderRaces, leave_histories_that_equal_the_steps_taken) {
    std::vector<Order> orders;
    for (int i = 0; i < 4; ++i)
        orders.push_back(cafe.place(guest(), one_latte()));
    at_once(6, [&](int hand) {
        for (int step = 0; step < 24; ++step) {
            const OrderAt at{orders[static_cast<std::size_t>(step) % orders.size()].id, {}};
            const auto to = static_cast<OrderStatus>(1 + (step / 4 + hand) % 4);
            const bool cancels = hand == 5 && step % 8 == 7;
            const auto moved = settled([&] {
                return cancels ? cafe.cancel_order.run({manager(), at, "test"})
                               : cafe.advance_order.run({barista(), at, to, std::nullopt});
            });
            if (!moved) EXPECT_EQ(moved.error().code, "order.bad-transition");
        }
    });

    for (const auto& placed : orders) {
        const Order order = run(cafe.read_orders.one(guest(), placed.id)).value();
        const auto history = cafe.history(order);
        ASSERT_EQ(std::ssize(history), order.version);
        EXPECT_EQ(history.back().to, order.status);
        for (std::size_t i = 1; i < history.size(); ++i) {
            EXPECT_EQ(history[i].from, history[i - 1].to);
            EXPECT_TRUE(check_move(*history[i].from, history[i].to, manager().permissions));
        }
    }
}

/// As two instances do, each with its own batches: nobody waits for somebody who waits for them.
TEST_F(OrderRaces, never_let_batches_of_the_same_orders_wait_in_a_circle) {
    std::vector<Order> orders;
    for (int i = 0; i < 8; ++i)
        orders.push_back(cafe.place(guest(), one_latte()));
    constexpr int hands = 4;
    constexpr int steps = 15;
    std::atomic<int> conflicts = 0;
    at_once(hands, [&](int hand) {
        for (int step = 0; step < steps; ++step) {
            std::vector<OrderChange> changes;
            for (const Order& order : orders) {
                const auto note = [=](Order& of, const Caller&, Instant now) -> Result<void> {
                    of.notes = std::to_string(hand) + '.' + std::to_string(step);
                    of.updated_at = now;
                    ++of.version;
                    return {};
                };
                changes.push_back({barista(), {order.id, std::nullopt}, note});
            }
            if (hand % 2 == 0) std::ranges::reverse(changes);
            try {
                const auto outcomes = run(cafe.change_orders.run_all(changes));
                EXPECT_TRUE(std::ranges::all_of(outcomes, &Result<Order>::has_value));
            } catch (const TransientConflict&) {
                ++conflicts;
            }
        }
    });
    EXPECT_EQ(conflicts, 0);
    for (const Order& order : orders)
        EXPECT_EQ(cafe.history(order).size(), 1U + hands * steps);
}

}  // namespace
}  // namespace beanq::orders

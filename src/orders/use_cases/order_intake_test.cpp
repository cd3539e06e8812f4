// Orders that come at the same moment, from several event loops, as the server has them.
#include <algorithm>
#include <atomic>
#include <future>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

#include <gtest/gtest.h>

#include "kernel/fault.hpp"
#include "orders/domain/order_number.hpp"
#include "platform/db/answer_book.hpp"
#include "tests/support/event_loops.hpp"
#include "tests/support/order_cafe.hpp"
#include "tests/support/order_rush.hpp"
#include "tests/support/temporary_folder.hpp"

namespace beanq::orders {
namespace {

using namespace std::chrono_literals;
using Placed = std::future<Result<Order>>;

class OrderIntakeTest : public testing::Test {
protected:
    ~OrderIntakeTest() override {
        door.closed = false;
        loops.finish();
    }

    OrderSlip slip(Caller who, OrderRequest request, const Once<Order>& once = {}) {
        return {{std::move(who), std::nullopt, std::move(request)}, once};
    }
    OrderSlip walk_in(std::string name, int quantity = 1) {
        OrderRequest request = for_walk_in(std::move(name));
        request.lines.front().quantity = quantity;
        return slip(barista(), std::move(request));
    }
    Once<Order> keyed(std::string key, std::string fingerprint = "same") {
        return {answers, {"anna", std::move(key), std::move(fingerprint)}, [](const Order& order) {
                    return Answer{201, "", "", order.number};
                }};
    }
    OrderIntake& intake() {
        if (!intake_) {
            place_.emplace(PlaceOrder::Needs{door, cafe.clock, cafe.ids, cafe.zones, cafe.offers,
                                             cafe.counters, cafe.promotion_uses, cafe.orders,
                                             *events, *stock, cafe.take_slots});
            intake_.emplace(*place_, limits);
        }
        return *intake_;
    }
    Placed place(OrderSlip of, std::size_t loop = 1) {
        return loops.start(loop, outcome(intake(), std::move(of)));
    }
    /// What is thrown becomes a refusal whose code says what it was.
    static awaitable<Result<Order>> outcome(OrderIntake& intake, OrderSlip of) {
        std::string thrown;
        try {
            auto order = co_await intake.place(std::move(of));
            co_return order;
        } catch (const Unavailable&) {
            thrown = "unavailable";
        } catch (const std::exception& fault) {
            thrown = fault.what();
        }
        co_return refuse(ErrorKind::conflict, std::move(thrown), {"", ""});
    }

    /// One order holds the transaction until the others have come, in this order.
    std::vector<Placed> meanwhile(std::vector<OrderSlip> slips) {
        door.closed = true;
        first = place(walk_in("First"), 0);
        while (door.begun == 0)
            std::this_thread::sleep_for(1ms);
        std::vector<Placed> placed;
        for (OrderSlip& each : slips)
            placed.push_back(place(std::move(each)));
        loops.start(1, pass()).get();
        door.closed = false;
        return placed;
    }
    static awaitable<void> pass() { co_return; }

    std::vector<std::string> codes_of(std::vector<Placed> placed) {
        std::vector<std::string> codes{code_of(first)};
        for (Placed& each : placed)
            codes.push_back(code_of(each));
        return codes;
    }
    /// Its number, or the code of its refusal.
    static std::string code_of(Placed& placed) {
        const auto order = placed.get();
        return order ? order->number : order.error().code;
    }
    std::vector<std::string> stored() {
        std::vector<std::string> numbers;
        for (const auto& order : run(cafe.read_orders.list(barista(), {}, {})).value().items)
            numbers.push_back(order.number);
        std::ranges::sort(numbers);
        return numbers;
    }

    using Codes = std::vector<std::string>;

    TemporaryFolder folder;
    Cafe cafe{fresh_database_file(folder.path())};
    DoorStore door{*cafe.database};
    db::SqlAnswerBook answers{cafe.clock};
    OrderEvents* events = &cafe.events;
    Stock* stock = &cafe.stock;
    GatheringLimits limits = OrderIntake::limits;
    std::optional<PlaceOrder> place_;
    std::optional<OrderIntake> intake_;
    EventLoops loops{2};
    Placed first;
};

TEST_F(OrderIntakeTest, places_a_lone_order_at_once) {
    EXPECT_EQ(place(walk_in("Olga")).get()->number, "A-001");
    EXPECT_EQ(place(walk_in("Olga")).get()->number, "A-002");
    EXPECT_EQ(door.begun, 2);
}

TEST_F(OrderIntakeTest, places_those_together_that_came_while_one_was_placed) {
    std::vector<OrderSlip> slips;
    for (int i = 0; i < 20; ++i)
        slips.push_back(i % 2 == 0 ? walk_in("Olga") : slip(guest(), one_latte()));
    auto placed = meanwhile(std::move(slips));

    EXPECT_EQ(first.get()->number, "A-001");
    for (int i = 0; i < 20; ++i) {
        const auto order = placed[static_cast<std::size_t>(i)].get();
        ASSERT_TRUE(order);
        EXPECT_EQ(order->number, order_number(i + 2));
        EXPECT_EQ(run(cafe.read_orders.one(barista(), order->id)).value(), *order);
        EXPECT_EQ(cafe.history(*order).size(), 1U);
    }
    EXPECT_EQ(door.begun, 2);
    EXPECT_EQ(cafe.events.told().size(), 21U);
}

TEST_F(OrderIntakeTest, refuses_a_bad_order_in_its_own_words_and_places_its_neighbours) {
    OrderSlip unknown = walk_in("Olga");
    unknown.command.request.lines.front().variation = unknown_variation;
    OrderSlip elsewhere = walk_in("Olga");
    elsewhere.command.location = id_of<LocationId>(1, 9);
    auto placed = meanwhile({walk_in("Anna"), std::move(unknown), walk_in("Boris"),
                             std::move(elsewhere), slip(barista(), one_latte()), walk_in("Vera")});

    EXPECT_EQ(codes_of(std::move(placed)), (Codes{"A-001", "A-002", "body.invalid", "A-003",
                                                  "location.unknown", "body.invalid", "A-004"}));
    EXPECT_EQ(stored(), (Codes{"A-001", "A-002", "A-003", "A-004"}));
    EXPECT_EQ(door.begun, 2);
}

TEST_F(OrderIntakeTest, sells_the_last_ones_exactly_and_numbers_without_a_gap) {
    CountedStock last_six(1 + 6);
    stock = &last_six;
    auto placed = meanwhile({walk_in("a", 2), walk_in("b", 3), walk_in("c", 2), walk_in("d", 1),
                             walk_in("e", 1), walk_in("f", 1)});
    EXPECT_EQ(codes_of(std::move(placed)), (Codes{"A-001", "A-002", "A-003", "stock.short", "A-004",
                                                  "stock.short", "stock.short"}));
    EXPECT_EQ(last_six.left, 0);
    EXPECT_EQ(stored().size(), 4U);
}

TEST_F(OrderIntakeTest, makes_one_order_and_a_replay_of_twins) {
    auto placed = meanwhile({slip(guest(), one_latte(), keyed("key")),
                             slip(guest(), one_latte(), keyed("key")),
                             slip(guest(), one_latte(), keyed("other"))});
    EXPECT_EQ(placed[0].get()->number, "A-002");
    EXPECT_EQ(placed[2].get()->number, "A-003");
    const auto replayed = placed[1].get();
    ASSERT_FALSE(replayed);
    EXPECT_EQ(replayed.error().kind, ErrorKind::replayed);
    EXPECT_EQ(replayed.error().first_answer->body, "A-002");
    EXPECT_EQ(stored().size(), 3U);
}

TEST_F(OrderIntakeTest, refuses_another_body_under_the_same_key) {
    auto placed = meanwhile({slip(guest(), one_latte(), keyed("key", "one")),
                             slip(guest(), one_latte(), keyed("key", "another"))});
    EXPECT_EQ(codes_of(std::move(placed)), (Codes{"A-001", "A-002", "idempotency.key-reused"}));
}

TEST_F(OrderIntakeTest, replays_in_the_midst_of_others_what_was_placed_before) {
    ASSERT_TRUE(run(cafe.intake.place(slip(guest(), one_latte(), keyed("before")))));
    auto placed = meanwhile({slip(guest(), one_latte(), keyed("new")),
                             slip(guest(), one_latte(), keyed("before")),
                             slip(guest(), one_latte(), keyed("before", "changed"))});
    EXPECT_EQ(codes_of(std::move(placed)),
              (Codes{"A-002", "A-003", "idempotency.replayed", "idempotency.key-reused"}));
}

TEST_F(OrderIntakeTest, keeps_no_key_of_a_refused_order) {
    CountedStock little(3);
    stock = &little;
    OrderSlip too_much = slip(guest(), one_latte(), keyed("key"));
    too_much.command.request.lines.front().quantity = 5;
    auto placed = meanwhile({walk_in("Anna", 1), std::move(too_much)});
    EXPECT_EQ(codes_of(std::move(placed)), (Codes{"A-001", "A-002", "stock.short"}));

    little.left = 10;
    EXPECT_EQ(place(slip(guest(), one_latte(), keyed("key"))).get()->number, "A-003");
}

TEST_F(OrderIntakeTest, places_each_on_its_own_when_they_fail_together) {
    FailingEvents failing;
    events = &failing;
    auto placed = meanwhile({walk_in("Anna"), walk_in("Mallory"), walk_in("Boris")});
    EXPECT_EQ(codes_of(std::move(placed)), (Codes{"A-001", "A-002", "a fault", "A-003"}));
    EXPECT_EQ(door.begun, 2 + 3);
}

TEST_F(OrderIntakeTest, guesses_nothing_when_the_database_is_lost) {
    FailingEvents failing;
    failing.loses_connection = true;
    events = &failing;
    auto placed = meanwhile({walk_in("Anna"), walk_in("Mallory"), walk_in("Boris")});
    EXPECT_EQ(codes_of(std::move(placed)),
              (Codes{"A-001", "unavailable", "unavailable", "unavailable"}));
    EXPECT_EQ(door.begun, 2);
}

TEST_F(OrderIntakeTest, harms_nobody_when_somebody_goes_away) {
    door.closed = true;
    boost::asio::cancellation_signal first_leaves;
    boost::asio::cancellation_signal second_leaves;
    auto being_placed = loops.start(0, intake().place(walk_in("Anna")), first_leaves);
    while (door.begun == 0)
        std::this_thread::sleep_for(1ms);
    auto waiting = loops.start(1, intake().place(walk_in("Boris")), second_leaves);
    loops.start(1, pass()).get();
    auto staying = place(walk_in("Vera"));
    loops.cancel(0, first_leaves);
    loops.cancel(1, second_leaves);
    EXPECT_THROW(being_placed.get(), boost::system::system_error);
    EXPECT_THROW(waiting.get(), boost::system::system_error);
    door.closed = false;

    EXPECT_EQ(staying.get()->number, "A-002");
    EXPECT_EQ(stored(), (Codes{"A-001", "A-002"}));
}

TEST_F(OrderIntakeTest, refuses_more_than_may_wait) {
    limits.waiting = 2;
    auto placed = meanwhile({walk_in("Anna"), walk_in("Boris"), walk_in("Vera")});
    EXPECT_EQ(codes_of(std::move(placed)), (Codes{"A-001", "A-002", "A-003", "unavailable"}));
}

/// Whatever comes together: numbers without a gap, everybody with their own answer.
TEST_F(OrderIntakeTest, numbers_those_that_are_placed_without_a_gap_under_load) {
    constexpr int clients = 24;
    constexpr int each = 10;
    std::mutex mutex;
    std::multiset<std::string> numbers;
    const auto customer = [&](int who) -> awaitable<void> {
        for (int i = 0; i < each; ++i) {
            OrderSlip order = walk_in("guest " + std::to_string(who) + '-' + std::to_string(i));
            const bool is_bad = (who + i) % 5 == 0;
            if (is_bad) order.command.request.lines.front().variation = raf;
            const auto name = order.command.request.guest_name;
            const auto placed = co_await intake().place(std::move(order));
            EXPECT_EQ(placed.has_value(), !is_bad);
            if (!placed) continue;
            EXPECT_EQ(placed->guest_name, name);
            const std::scoped_lock lock(mutex);
            numbers.insert(placed->number);
        }
    };
    intake();
    std::vector<std::future<void>> running;
    for (int who = 0; who < clients; ++who)
        running.push_back(loops.start(static_cast<std::size_t>(who) % 2, customer(who)));
    for (auto& one : running)
        one.get();

    std::multiset<std::string> wanted;
    for (int nth = 1; nth <= clients * each * 4 / 5; ++nth)
        wanted.insert(order_number(nth));
    EXPECT_EQ(numbers, wanted);
    EXPECT_LT(door.begun, clients * each / 2);
}

}  // namespace
}  // namespace beanq::orders

// Changes that come at the same moment, from several event loops, as the server has them.
#include <algorithm>
#include <future>
#include <optional>
#include <thread>

#include <gtest/gtest.h>

#include "kernel/fault.hpp"
#include "tests/support/event_loops.hpp"
#include "tests/support/order_cafe.hpp"
#include "tests/support/order_rush.hpp"
#include "tests/support/temporary_folder.hpp"

namespace beanq::orders {
namespace {

using namespace std::chrono_literals;
using Changed = std::future<Result<Order>>;
using Codes = std::vector<std::string>;
using Told = std::vector<std::string>;

class ChangeIntakeTest : public testing::Test {
protected:
    ~ChangeIntakeTest() override {
        door.closed = false;
        loops.finish();
    }

    Order placed(std::string name = "Olga") {
        return cafe.place(barista(), for_walk_in(std::move(name)));
    }
    static OrderAt at(const Order& order) { return {order.id, order.version}; }

    awaitable<Result<Order>> step(const Order& order, OrderStatus to = OrderStatus::confirmed,
                                  Caller who = barista()) {
        return advance().run({std::move(who), at(order), to, std::nullopt});
    }
    awaitable<Result<Order>> off(const Order& order, std::string reason = "too late") {
        return cancel_->run({manager(), at(order), std::move(reason)});
    }

    AdvanceOrder& advance() {
        if (!changes_) {
            change_.emplace(ChangeOrders::Needs{door, cafe.clock, cafe.orders, *events, cafe.stock,
                                                cafe.promotion_uses, cafe.slots});
            changes_.emplace(*change_, limits);
            advance_.emplace(*changes_);
            cancel_.emplace(*changes_);
            prepare_.emplace(*changes_);
            edit_.emplace(*changes_);
        }
        return *advance_;
    }
    void open() { advance(); }

    Changed start(awaitable<Result<Order>> change, std::size_t loop = 1) {
        return loops.start(loop, outcome(std::move(change)));
    }
    /// What is thrown becomes a refusal whose code says what it was.
    static awaitable<Result<Order>> outcome(awaitable<Result<Order>> change) {
        std::string thrown;
        try {
            auto order = co_await std::move(change);
            co_return order;
        } catch (const Unavailable&) {
            thrown = "unavailable";
        } catch (const std::exception& fault) {
            thrown = fault.what();
        }
        co_return refuse(ErrorKind::conflict, std::move(thrown), {"", ""});
    }

    /// One change holds the transaction until the others have come, in this order.
    template <class... Changes>
    std::vector<Changed> meanwhile(Changes... changes) {
        door.closed = true;
        const int before = door.begun;
        first = start(step(held), 0);
        while (door.begun == before)
            std::this_thread::sleep_for(1ms);
        std::vector<Changed> started;
        (started.push_back(start(std::move(changes))), ...);
        loops.start(1, pass()).get();
        door.closed = false;
        return started;
    }
    static awaitable<void> pass() { co_return; }

    /// What became of them: the status and version, or the code of the refusal.
    static Codes codes_of(std::vector<Changed> changed) {
        Codes codes;
        for (Changed& each : changed) {
            const auto order = each.get();
            codes.push_back(order ? std::string(to_string(order->status)) + ' ' +
                                        std::to_string(order->version)
                                  : order.error().code);
        }
        return codes;
    }
    Order stored(const Order& order) {
        return run(cafe.read_orders.one(manager(), order.id)).value();
    }

    TemporaryFolder folder;
    Cafe cafe{fresh_database_file(folder.path())};
    DoorStore door{*cafe.database};
    OrderEvents* events = &cafe.events;
    GatheringLimits limits = ChangeIntake::limits;
    std::optional<ChangeOrders> change_;
    std::optional<ChangeIntake> changes_;
    std::optional<AdvanceOrder> advance_;
    std::optional<CancelOrder> cancel_;
    std::optional<PrepareLine> prepare_;
    std::optional<EditOrder> edit_;
    EventLoops loops{2};
    Changed first;
    Order held = placed("First");
};

TEST_F(ChangeIntakeTest, makes_a_lone_change_at_once) {
    const Order confirmed = start(step(held)).get().value();
    EXPECT_EQ(start(step(confirmed, OrderStatus::preparing)).get()->version, 3);
    EXPECT_EQ(door.begun, 2);
}

TEST_F(ChangeIntakeTest, makes_those_together_that_came_while_one_was_made) {
    const Order a = placed();
    const Order b = cafe.brought_to(placed(), OrderStatus::confirmed);
    const Order c = cafe.brought_to(placed(), OrderStatus::preparing);
    const Order d = cafe.brought_to(placed(), OrderStatus::ready);
    const Order e = placed();
    open();
    auto changed = meanwhile(step(d, OrderStatus::completed), step(a), step(c, OrderStatus::ready),
                             prepare_->run({barista(), at(b), b.lines[0].id, Preparation::started}),
                             edit_->run({barista(), at(e), true, "no sugar", std::nullopt}));
    ASSERT_TRUE(first.get());
    EXPECT_EQ(codes_of(std::move(changed)),
              (Codes{"completed 5", "confirmed 2", "ready 4", "preparing 3", "pending 2"}));
    EXPECT_EQ(door.begun, 2);

    EXPECT_EQ(stored(b).lines[0].preparation, Preparation::started);
    EXPECT_EQ(stored(c).lines[0].preparation, Preparation::done);
    EXPECT_EQ(stored(e).notes, "no sugar");
    EXPECT_EQ(cafe.history(e).back().kind, ChangeKind::details);
    EXPECT_EQ(cafe.history(d).back().to, OrderStatus::completed);
    const auto told = cafe.events.told();
    EXPECT_EQ(Told(told.end() - 6, told.end()), (Told{"confirmed 2", "completed 5", "confirmed 2",
                                                      "ready 4", "preparing 3", "edited 2"}));
}

TEST_F(ChangeIntakeTest, refuses_each_in_its_own_words_and_makes_the_others) {
    const Order fine = placed();
    const Order gone = placed();
    const Order illegal = placed();
    const Order guests = cafe.place(guest(), one_latte());
    Order unknown = placed();
    unknown.id = OrderId(cafe.ids.next());
    cafe.advance(barista(), gone, OrderStatus::confirmed).value();
    const Order also_fine = placed();
    open();
    auto changed =
        meanwhile(step(fine), step(gone), step(illegal, OrderStatus::ready), step(unknown),
                  step(guests, OrderStatus::confirmed, guest()), off(also_fine));
    EXPECT_EQ(codes_of(std::move(changed)),
              (Codes{"confirmed 2", "version.stale", "order.bad-transition", "order.unknown",
                     "order.not-yours-to-move", "cancelled 2"}));
    EXPECT_EQ(door.begun, 2);
    EXPECT_EQ(stored(illegal), illegal);
    EXPECT_EQ(cafe.history(gone).size(), 2U);
    EXPECT_EQ(cafe.history(also_fine).back().reason, "too late");
}

TEST_F(ChangeIntakeTest, settles_the_stock_of_each_that_is_called_off) {
    const Order pending = placed();
    const Order preparing = cafe.brought_to(placed(), OrderStatus::preparing);
    const Order completed = cafe.brought_to(placed(), OrderStatus::completed);
    const auto before = cafe.stock.happened().size();
    open();
    auto changed = meanwhile(off(pending), off(preparing, "spilt"), off(completed));
    EXPECT_EQ(codes_of(std::move(changed)),
              (Codes{"cancelled 2", "cancelled 4", "order.bad-transition"}));
    auto happened = cafe.stock.happened();
    happened.erase(happened.begin(), happened.begin() + static_cast<std::ptrdiff_t>(before));
    std::ranges::sort(happened);
    EXPECT_EQ(happened, (Told{"given back", "wasted: spilt"}));
}

TEST_F(ChangeIntakeTest, makes_two_of_one_order_one_after_the_other) {
    const Order order = placed();
    Order next = order;
    next.version = 2;
    open();
    auto changed =
        meanwhile(step(order), step(order), step(next, OrderStatus::preparing), step(placed()));
    EXPECT_EQ(codes_of(std::move(changed)),
              (Codes{"confirmed 2", "version.stale", "preparing 3", "confirmed 2"}));
    EXPECT_EQ(door.begun, 1 + 3);
    EXPECT_EQ(cafe.history(order).size(), 3U);
}

TEST_F(ChangeIntakeTest, leaves_alone_what_is_so_already) {
    const Order order = placed();
    open();
    auto changed =
        meanwhile(edit_->run({barista(), at(order), true, std::nullopt, "Olga"}), step(placed()));
    EXPECT_EQ(codes_of(std::move(changed)), (Codes{"pending 1", "confirmed 2"}));
    EXPECT_EQ(stored(order), order);
}

TEST_F(ChangeIntakeTest, makes_each_on_its_own_when_they_fail_together) {
    FailingEvents failing;
    events = &failing;
    const Order anna = placed("Anna");
    const Order mallory = placed("Mallory");
    const Order boris = placed("Boris");
    auto changed = meanwhile(step(anna), step(mallory), off(boris));
    EXPECT_EQ(codes_of(std::move(changed)), (Codes{"confirmed 2", "a fault", "cancelled 2"}));
    EXPECT_EQ(door.begun, 2 + 3);
    EXPECT_EQ(stored(mallory), mallory);
}

TEST_F(ChangeIntakeTest, guesses_nothing_when_the_database_is_lost) {
    FailingEvents failing;
    failing.loses_connection = true;
    events = &failing;
    const Order anna = placed("Anna");
    const Order mallory = placed("Mallory");
    auto changed = meanwhile(step(anna), step(mallory));
    EXPECT_EQ(codes_of(std::move(changed)), (Codes{"unavailable", "unavailable"}));
    EXPECT_EQ(door.begun, 2);
}

TEST_F(ChangeIntakeTest, refuses_more_than_may_wait) {
    limits.waiting = 1;
    const Order anna = placed("Anna");
    const Order boris = placed("Boris");
    auto changed = meanwhile(step(anna), step(boris));
    EXPECT_EQ(codes_of(std::move(changed)), (Codes{"confirmed 2", "unavailable"}));
}

/// Whatever comes together: every order goes its whole way, everybody with their own answer.
TEST_F(ChangeIntakeTest, brings_every_order_to_its_end_under_load) {
    constexpr int baristas = 24;
    std::vector<Order> orders;
    for (int i = 0; i < baristas; ++i)
        orders.push_back(placed("guest " + std::to_string(i)));
    const auto bring = [&](std::size_t who) -> awaitable<void> {
        Order order = orders[who];
        for (const auto to : {OrderStatus::confirmed, OrderStatus::preparing, OrderStatus::ready,
                              OrderStatus::completed}) {
            const auto moved = co_await step(order, to);
            if (!moved) throw std::runtime_error(moved.error().code);
            EXPECT_EQ(moved->guest_name, order.guest_name);
            const auto again = co_await step(order, to);
            EXPECT_EQ(again.error().code, "version.stale");
            order = *moved;
        }
    };
    open();
    std::vector<std::future<void>> running;
    for (std::size_t who = 0; who < orders.size(); ++who)
        running.push_back(loops.start(who % 2, bring(who)));
    for (auto& one : running)
        one.get();

    for (const Order& order : orders) {
        EXPECT_EQ(stored(order).status, OrderStatus::completed);
        EXPECT_EQ(cafe.history(order).size(), 5U);
    }
    EXPECT_LT(door.begun, baristas * 8 / 2);
}

}  // namespace
}  // namespace beanq::orders

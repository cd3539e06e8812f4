#include "platform/bus/feed.hpp"

#include <atomic>
#include <thread>

#include <gtest/gtest.h>

#include "platform/bus/outbox.hpp"
#include "tests/support/database.hpp"
#include "tests/support/event_loops.hpp"
#include "tests/support/fakes.hpp"
#include "tests/support/run.hpp"
#include "tests/support/temporary_folder.hpp"

namespace beanq::bus {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using Sequences = std::vector<std::int64_t>;

const EventFilter all = [](const Event&) { return true; };

/// A feed that runs on a loop of its own, over a file with readers as in the server.
class FeedTest : public testing::Test {
protected:
    FeedTest() { loops.start(0, feed.run()); }
    ~FeedTest() override {
        feed.stop();
        loops.finish();
    }

    awaitable<void> append(int count, Uuid aggregate = {}, std::string type = "order.placed") {
        auto tx = co_await database->begin();
        for (int i = 0; i < count; ++i) {
            const Event event{.id = ids.next(),
                              .type = type,
                              .aggregate = "order",
                              .aggregate_id = aggregate,
                              .version = 3,
                              .location = LocationId(Uuid{}),
                              .at = clock.now(),
                              .payload = R"({"number":"A-042"})"};
            co_await outbox.append(*tx, event);
        }
        co_await tx->commit();
    }

    /// Follows until `count` events came or nothing did for so long.
    awaitable<Sequences> collect(std::optional<std::int64_t> after, std::size_t count,
                                 std::optional<Uuid> aggregate = {},
                                 seconds patience = seconds{10}) {
        auto subscription = co_await feed.subscribe(all, after, aggregate);
        Sequences got;
        while (got.size() < count) {
            const auto event = co_await subscription->next(patience);
            if (!event) break;
            got.push_back(event->sequence);
        }
        co_return got;
    }

    FixedClock clock;
    CountingIds ids;
    TemporaryFolder folder;
    std::unique_ptr<db::Database> database = fresh_database_file(folder.path());
    Feed feed{*database};
    Outbox outbox{feed};
    EventLoops loops{4};
};

Sequences from_to(std::int64_t first, std::int64_t last) {
    Sequences sequences;
    for (auto i = first; i <= last; ++i)
        sequences.push_back(i);
    return sequences;
}

TEST_F(FeedTest, brings_what_is_committed_after_subscribing) {
    run(append(2));
    const auto listen = [&]() -> awaitable<void> {
        auto subscription = co_await feed.subscribe(all, std::nullopt);
        co_await append(1);
        const auto event = co_await subscription->next(seconds{5});
        EXPECT_TRUE(event);
        if (!event) co_return;
        EXPECT_EQ(event->sequence, 3);
        EXPECT_EQ(event->type, "order.placed");
        EXPECT_EQ(event->aggregate, "order");
        EXPECT_EQ(event->version, 3);
        EXPECT_EQ(event->at, clock.now());
        EXPECT_EQ(event->payload, R"({"number":"A-042"})");
        const auto nothing = co_await subscription->next(milliseconds{1});
        EXPECT_FALSE(nothing);
        EXPECT_FALSE(subscription->over());
    };
    loops.start(1, listen()).get();
}

TEST_F(FeedTest, brings_nothing_that_was_rolled_back) {
    const auto append_and_leave = [&]() -> awaitable<void> {
        auto tx = co_await database->begin();
        co_await outbox.append(*tx, Event{.id = ids.next(), .payload = "{}"});
    };
    run(append_and_leave());
    run(append(1));
    EXPECT_EQ(run(collect(0, 1)).size(), 1U);
}

TEST_F(FeedTest, resumes_after_what_was_seen) {
    run(append(10));
    EXPECT_EQ(run(collect(7, 3)), from_to(8, 10));
    EXPECT_EQ(run(collect(0, 10)), from_to(1, 10));
}

TEST_F(FeedTest, resumes_from_what_it_remembers_and_from_what_it_does_not) {
    for (int i = 0; i < 7; ++i)
        run(append(200));
    EXPECT_EQ(run(collect(1'390, 10)), from_to(1'391, 1'400));
    EXPECT_EQ(run(collect(100, 1'300)), from_to(101, 1'400));
}

TEST_F(FeedTest, remembers_what_was_there_when_it_began) {
    run(append(1'100));
    Feed later{*database};
    const auto resume = [&](std::int64_t after) -> awaitable<Sequences> {
        auto subscription = co_await later.subscribe(all, after);
        Sequences got;
        while (got.empty() || got.back() < 1'100) {
            const auto event = co_await subscription->next(seconds{2});
            if (!event) break;
            got.push_back(event->sequence);
        }
        co_return got;
    };
    EXPECT_EQ(run(resume(1'000)), from_to(1'001, 1'100));
    EXPECT_EQ(run(resume(10)), from_to(11, 1'100));
}

TEST_F(FeedTest, reads_a_long_backlog_page_by_page) {
    run(append(1'300));
    EXPECT_EQ(run(collect(0, 1'300)), from_to(1, 1'300));
}

TEST_F(FeedTest, starts_at_the_end_for_a_place_that_is_not_reached_yet) {
    run(append(3));
    const auto listen = [&]() -> awaitable<Sequences> {
        auto subscription = co_await feed.subscribe(all, 1'000'000);
        co_await append(1);
        Sequences got;
        const auto event = co_await subscription->next(seconds{2});
        if (event) got.push_back(event->sequence);
        co_return got;
    };
    EXPECT_EQ(loops.start(1, listen()).get(), Sequences{4});
}

TEST_F(FeedTest, brings_only_what_the_filter_wants) {
    const auto listen = [&]() -> awaitable<void> {
        const EventFilter wanted = [](const Event& event) { return event.type == "order.ready"; };
        auto live = co_await feed.subscribe(wanted, std::nullopt);
        co_await append(3, {}, "order.placed");
        co_await append(1, {}, "order.ready");
        const auto event = co_await live->next(seconds{5});
        EXPECT_TRUE(event && event->sequence == 4);
        auto resumed = co_await feed.subscribe(wanted, 0);
        const auto again = co_await resumed->next(seconds{5});
        EXPECT_TRUE(again && again->sequence == 4);
    };
    loops.start(1, listen()).get();
}

TEST_F(FeedTest, follows_one_aggregate) {
    const Uuid mine = ids.next();
    const Uuid other = ids.next();
    run(append(2, mine));
    run(append(2, other));
    run(append(1, mine));
    EXPECT_EQ(run(collect(0, 3, mine)), (Sequences{1, 2, 5}));
    EXPECT_EQ(run(collect(1, 2, mine)), (Sequences{2, 5}));
    const auto listen = [&]() -> awaitable<void> {
        auto subscription = co_await feed.subscribe(all, std::nullopt, mine);
        co_await append(1, other);
        co_await append(1, mine);
        const auto event = co_await subscription->next(seconds{5});
        EXPECT_TRUE(event && event->sequence == 7);
    };
    loops.start(1, listen()).get();
}

TEST_F(FeedTest, leaves_no_gap_and_repeats_nothing_while_events_pour_in) {
    constexpr int writes = 200;
    const auto pour = [&]() -> awaitable<void> {
        for (int i = 0; i < writes; ++i)
            co_await append(1 + i % 3);
    };
    const auto total = static_cast<std::size_t>(writes + writes / 3 * 2 + writes / 3 / 2);
    auto pouring = loops.start(0, pour());
    std::vector<std::pair<std::int64_t, std::future<Sequences>>> listeners;
    for (std::int64_t i = 0; i < 40; ++i) {
        std::this_thread::sleep_for(milliseconds{5});
        const std::int64_t after = i * 3;
        listeners.emplace_back(after, loops.start(static_cast<std::size_t>(1 + i % 3),
                                                  collect(after, 100'000, {}, seconds{2})));
    }
    pouring.get();
    const auto end = run(collect(0, 100'000, {}, seconds{2})).back();
    EXPECT_GE(end, static_cast<std::int64_t>(total) - 3);
    for (auto& [after, listener] : listeners) {
        const auto got = listener.get();
        ASSERT_FALSE(got.empty());
        // Who asked for a place that was not reached yet started at the end of that moment.
        ASSERT_LE(got.front(), after + 1);
        ASSERT_EQ(got, from_to(got.front(), end));
    }
}

TEST_F(FeedTest, tells_each_of_many_listeners) {
    constexpr int listeners = 300;
    std::vector<std::future<Sequences>> all_of_them;
    for (int i = 0; i < listeners; ++i) {
        all_of_them.push_back(loops.start(static_cast<std::size_t>(i % 4), collect(0, 20)));
    }
    for (int i = 0; i < 20; ++i)
        run(append(1));
    for (auto& each : all_of_them)
        EXPECT_EQ(each.get(), from_to(1, 20));
}

TEST_F(FeedTest, cuts_off_who_does_not_keep_up) {
    const auto doze = [&]() -> awaitable<void> {
        auto subscription = co_await feed.subscribe(all, std::nullopt);
        co_await append(1'100);
        boost::asio::steady_timer pause(co_await boost::asio::this_coro::executor);
        for (int i = 0; i < 100 && !subscription->over(); ++i) {
            pause.expires_after(milliseconds{50});
            co_await pause.async_wait(boost::asio::use_awaitable);
        }
        EXPECT_TRUE(subscription->over());
        const auto nothing = co_await subscription->next(seconds{5});
        EXPECT_FALSE(nothing);
    };
    loops.start(1, doze()).get();
    EXPECT_EQ(run(collect(0, 1'100)), from_to(1, 1'100));
}

TEST_F(FeedTest, ends_every_subscription_when_it_stops) {
    std::vector<std::future<bool>> listeners;
    std::atomic<int> listening = 0;
    const auto listen = [&]() -> awaitable<bool> {
        auto subscription = co_await feed.subscribe(all, std::nullopt);
        ++listening;
        co_await subscription->next(std::chrono::hours{1});
        co_return subscription->over();
    };
    for (std::size_t i = 0; i < 8; ++i)
        listeners.push_back(loops.start(i % 4, listen()));
    while (listening < 8)
        std::this_thread::yield();
    feed.stop();
    for (auto& each : listeners)
        EXPECT_TRUE(each.get());
    EXPECT_TRUE(run(listen()));  // one that comes too late
}

TEST_F(FeedTest, sees_what_another_process_wrote) {
    const auto listen = [&]() -> awaitable<Sequences> {
        co_return co_await collect(std::nullopt, 1);
    };
    auto listening = loops.start(1, listen());
    std::this_thread::sleep_for(milliseconds{100});
    Feed nobody(*database);
    Outbox elsewhere(nobody);
    const auto write = [&]() -> awaitable<void> {
        auto tx = co_await database->begin();
        co_await elsewhere.append(*tx, Event{.id = ids.next(), .payload = "{}"});
        co_await tx->commit();
    };
    run(write());
    EXPECT_EQ(listening.get(), Sequences{1});
}

TEST_F(FeedTest, lets_listeners_come_and_go_while_events_pour_in) {
    std::atomic<bool> enough = false;
    const auto pour = [&]() -> awaitable<void> {
        while (!enough)
            co_await append(1);
    };
    const auto come_and_go = [&]() -> awaitable<void> {
        for (int i = 0; i < 50; ++i) {
            auto subscription = co_await feed.subscribe(all, std::nullopt);
            if (i % 2 == 0) co_await subscription->next(milliseconds{2});
        }
    };
    auto pouring = loops.start(0, pour());
    std::vector<std::future<void>> listeners;
    for (std::size_t i = 0; i < 12; ++i)
        listeners.push_back(loops.start(i % 4, come_and_go()));
    for (auto& each : listeners)
        each.get();
    enough = true;
    pouring.get();
    EXPECT_EQ(run(collect(0, 1)), Sequences{1});
}

TEST_F(FeedTest, lets_go_of_a_listener_that_is_cancelled) {
    const auto listen = [&](std::atomic<bool>& listening) -> awaitable<void> {
        auto subscription = co_await feed.subscribe(all, std::nullopt);
        listening = true;
        co_await subscription->next(std::chrono::hours{1});
        co_await append(1'000'000);  // not reached: a cancelled coroutine ends at its next wait
    };
    boost::asio::cancellation_signal stop;
    std::atomic<bool> listening = false;
    auto lost = loops.start(1, listen(listening), stop);
    while (!listening)
        std::this_thread::yield();
    loops.cancel(1, stop);
    EXPECT_THROW(lost.get(), boost::system::system_error);
    run(append(1));
    EXPECT_EQ(run(collect(0, 1)), Sequences{1});
}

}  // namespace
}  // namespace beanq::bus

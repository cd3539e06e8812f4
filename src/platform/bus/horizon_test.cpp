#include "platform/bus/horizon.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <future>
#include <random>

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <gtest/gtest.h>

#include "platform/bus/feed.hpp"
#include "platform/bus/outbox.hpp"
#include "platform/db/postgres/postgres_database.hpp"
#include "tests/support/event_loops.hpp"
#include "tests/support/fakes.hpp"
#include "tests/support/postgres.hpp"
#include "tests/support/run.hpp"

namespace beanq::bus {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

class HorizonTest : public testing::Test {
protected:
    awaitable<void> append(Transaction& tx) {
        const Event event{.id = ids.next(),
                          .type = "order.placed",
                          .aggregate = "order",
                          .aggregate_id = ids.next(),
                          .version = 1,
                          .location = LocationId(Uuid{}),
                          .at = clock.now(),
                          .payload = "{}"};
        co_await outbox.append(tx, event);
    }

    using Seen = std::pair<std::int64_t, bool>;

    /// How far it came, and whether it knows of more.
    static awaitable<Seen> look(Horizon& horizon, bool expects_news = false) {
        co_await horizon.look(expects_news);
        co_return Seen{horizon.decided(), horizon.is_behind()};
    }

    /// Where it comes to in the end: transactions of other databases in the server hold it back
    /// too.
    static awaitable<Seen> look_until_settled(Horizon& horizon) {
        boost::asio::steady_timer pause(co_await boost::asio::this_coro::executor);
        Seen seen = co_await look(horizon);
        for (int i = 0; i < 1000 && seen.second; ++i) {
            pause.expires_after(milliseconds{10});
            co_await pause.async_wait(boost::asio::use_awaitable);
            seen = co_await look(horizon);
        }
        co_return seen;
    }

    FreshPostgres home;
    std::unique_ptr<db::Database> database =
        db::open_postgres({.url = home.url(), .connections = 8});
    FixedClock clock;
    CountingIds ids;
    Feed feed{*database};
    Outbox outbox{feed};
};

TEST_F(HorizonTest, stops_at_what_is_in_flight_although_later_events_are_committed) {
    Horizon horizon(*database);
    Horizon expecting(*database);
    using Both = std::pair<Seen, Seen>;
    const auto overtake = [&]() -> awaitable<std::vector<Both>> {
        std::vector<Both> seen;
        const auto look_now = [&]() -> awaitable<void> {
            const Seen one = co_await look(horizon);
            const Seen other = co_await look(expecting, true);
            seen.emplace_back(one, other);
        };
        co_await look_now();
        auto slow = co_await database->begin();
        co_await append(*slow);
        auto quick = co_await database->begin();
        co_await append(*quick);
        co_await quick->commit();
        co_await look_now();
        co_await look_now();
        co_await slow->commit();
        const Seen settled = co_await look_until_settled(horizon);
        const Seen other = co_await look_until_settled(expecting);
        seen.emplace_back(settled, other);
        co_return seen;
    };
    const std::vector<Seen> wanted{{0, false}, {0, true}, {0, true}, {2, false}};
    std::vector<Both> both;
    for (const Seen& seen : wanted)
        both.emplace_back(seen, seen);
    EXPECT_EQ(run(overtake()), both);
}

TEST_F(HorizonTest, passes_what_was_rolled_back) {
    const auto roll_back = [&]() -> awaitable<void> {
        auto tx = co_await database->begin();
        co_await append(*tx);
    };
    run(roll_back());
    Horizon horizon(*database);
    EXPECT_EQ(run(look_until_settled(horizon)), (Seen{1, false}));
}

// The order in which sequences are committed is anything but their own; every listener sees each
// event once, in order.
TEST_F(HorizonTest, lets_no_event_pass_a_listener_however_writers_race) {
    constexpr int writers = 12;
    constexpr int events_each = 40;
    const auto seed = std::random_device{}();
    RecordProperty("SEED", std::to_string(seed));
    EventLoops loops(3);
    auto running = loops.start(0, feed.run());

    std::atomic<bool> listening{false};
    const auto listen = [&]() -> awaitable<std::vector<std::int64_t>> {
        auto subscription =
            co_await feed.subscribe([](const Event&) { return true; }, std::nullopt);
        listening = true;
        std::vector<std::int64_t> got;
        while (got.size() < static_cast<std::size_t>(writers * events_each)) {
            const EventPtr event = co_await subscription->next(seconds{10});
            if (!event) break;
            got.push_back(event->sequence);
        }
        co_return got;
    };
    auto got = loops.start(1, listen());
    while (!listening)
        std::this_thread::sleep_for(milliseconds{1});

    const auto write = [&](unsigned of_writer) -> awaitable<void> {
        std::minstd_rand random(of_writer);
        boost::asio::steady_timer pause(co_await boost::asio::this_coro::executor);
        for (int i = 0; i < events_each; ++i) {
            auto tx = co_await database->begin();
            co_await append(*tx);
            pause.expires_after(milliseconds{random() % 8});
            co_await pause.async_wait(boost::asio::use_awaitable);
            co_await tx->commit();
        }
    };
    std::vector<std::future<void>> written;
    for (unsigned i = 0; i < writers; ++i)
        written.push_back(loops.start(1 + i % 2, write(seed + i)));
    for (auto& one : written)
        one.get();
    const auto sequences = got.get();
    feed.stop();
    running.get();
    EXPECT_EQ(sequences.size(), static_cast<std::size_t>(writers * events_each));
    EXPECT_TRUE(std::ranges::is_sorted(sequences));
    EXPECT_EQ(std::ranges::adjacent_find(sequences), sequences.end());
}

}  // namespace
}  // namespace beanq::bus

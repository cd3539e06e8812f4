// What every engine behind the SQL port must do for those who wait for a connection.
#include <atomic>

#include <gtest/gtest.h>

#include "tests/support/database_contract.hpp"
#include "tests/support/event_loops.hpp"

namespace beanq::db {
namespace {

/// Sells, does not commit, and waits for ever.
awaitable<void> hold_on(Database& database, std::string cup, std::atomic<int>& holding) {
    auto tx = co_await database.begin();
    co_await sql(*tx).run(insert_sale, cup);
    ++holding;
    const auto executor = co_await boost::asio::this_coro::executor;
    boost::asio::steady_timer for_ever(executor, std::chrono::hours{1});
    co_await for_ever.async_wait(boost::asio::use_awaitable);
}

class DatabaseTurns : public DatabaseContract {
protected:
    /// As many transactions as can be.
    awaitable<std::vector<std::unique_ptr<Transaction>>> take_all() {
        std::vector<std::unique_ptr<Transaction>> all;
        for (int i = 0; i < place.writers(); ++i) {
            auto tx = co_await database->begin();
            all.push_back(std::move(tx));
        }
        co_return all;
    }
};

INSTANTIATE_TEST_SUITE_P(Through, DatabaseTurns,
                         testing::Values(Connections::one, Connections::several), name_of);

TEST_P(DatabaseTurns, end_in_a_refusal_for_who_waits_too_long) {
    const auto work = [&]() -> awaitable<void> {
        const auto holding = co_await take_all();
        auto waiting = co_await database->begin();
    };
    EXPECT_THROW(run(work()), Unavailable);
    run(sell(*database, "latte"));
    EXPECT_EQ(run(count(*database)), 1);
}

TEST_P(DatabaseTurns, are_refused_when_too_many_wait) {
    EventLoops loops(1);
    std::vector<std::future<void>> sales;
    auto hold = [&]() -> awaitable<void> {
        const auto all = co_await take_all();
        for (int i = 0; i < 4; ++i) {
            sales.push_back(loops.start(0, sell(*database, std::to_string(i))));
        }
        co_await sql(*all.front()).run(count_sales);
    };
    loops.start(0, hold()).get();
    sales[0].get();
    sales[1].get();
    sales[2].get();
    EXPECT_THROW(sales[3].get(), Unavailable);
    loops.finish();
    EXPECT_EQ(run(count(*database)), 3);
}

TEST_P(DatabaseTurns, pass_on_from_who_is_cancelled) {
    EventLoops loops(3);
    for (int round = 0; round < 20; ++round) {
        std::vector<boost::asio::cancellation_signal> stop_holding(
            static_cast<std::size_t>(place.writers()));
        boost::asio::cancellation_signal stop_waiting;
        std::atomic<int> holding = 0;
        std::vector<std::future<void>> held;
        for (auto& stop : stop_holding) {
            held.push_back(loops.start(
                0, hold_on(*database, "never " + std::to_string(held.size()), holding), stop));
        }
        while (holding < place.writers())
            std::this_thread::yield();
        auto impatient = loops.start(1, sell(*database, "impatient"), stop_waiting);
        auto patient = loops.start(2, sell(*database, std::to_string(round)));
        loops.cancel(1, stop_waiting);
        EXPECT_THROW(impatient.get(), boost::system::system_error);
        for (auto& stop : stop_holding)
            loops.cancel(0, stop);
        for (auto& each : held)
            EXPECT_THROW(each.get(), boost::system::system_error);
        patient.get();
    }
    EXPECT_EQ(run(count(*database)), 20);
}

TEST_P(DatabaseTurns, end_with_event_loops_that_were_stopped_in_the_middle) {
    run(sell(*database, "latte"));
    auto loops = std::make_unique<EventLoops>(2);
    std::atomic<int> holding = 0;
    std::vector<std::future<void>> held;
    for (int i = 0; i < place.writers(); ++i)
        held.push_back(loops->start(0, hold_on(*database, "never " + std::to_string(i), holding)));
    while (holding < place.writers())
        std::this_thread::yield();
    auto waiting = loops->start(1, sell(*database, "waits in vain"));
    loops->abandon();
    database->close();
    loops.reset();
    if (GetParam() == Connections::one && !wants_postgres()) return;  // memory is gone
    database = place.open();
    EXPECT_EQ(run(list(*database)), "latte");
}

}  // namespace
}  // namespace beanq::db

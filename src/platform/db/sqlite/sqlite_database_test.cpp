#include "platform/db/sqlite/sqlite_database.hpp"

#include <atomic>
#include <stdexcept>

#include <gtest/gtest.h>

#include "kernel/fault.hpp"
#include "platform/db/sql.hpp"
#include "tests/support/event_loops.hpp"
#include "tests/support/run.hpp"
#include "tests/support/temporary_folder.hpp"

namespace beanq::db {
namespace {

constexpr Statement create_sales{"sales.create",
                                 "CREATE TABLE sales (id INTEGER PRIMARY KEY, cup TEXT UNIQUE)"};
constexpr Statement insert_sale{"sales.insert", "INSERT INTO sales (cup) VALUES ($1)"};
constexpr Statement count_sales{"sales.count", "SELECT count(*) FROM sales"};
constexpr Statement list_sales{
    "sales.list", "SELECT group_concat(cup, ' ') FROM (SELECT cup FROM sales ORDER BY id)"};

awaitable<void> create(Database& database) {
    auto tx = co_await database.begin();
    co_await sql(*tx).run(create_sales);
    co_await tx->commit();
}

awaitable<void> sell(Database& database, std::string cup) {
    auto tx = co_await database.begin();
    co_await sql(*tx).run(insert_sale, cup);
    co_await tx->commit();
}

awaitable<int> count(Database& database) {
    const auto tx = co_await database.begin_read();
    const Rows rows = co_await sql(*tx).run(count_sales);
    co_return rows.front().get<int>(0);
}

awaitable<std::string> list(Database& database) {
    const auto tx = co_await database.begin_read();
    const Rows rows = co_await sql(*tx).run(list_sales);
    co_return rows.front().get<std::string>(0);
}

/// A file with two readers, or one private connection: both must behave.
class SqliteDatabase : public testing::TestWithParam<bool> {
protected:
    SqliteDatabase() { run(create(*database)); }

    SqliteOptions options() const {
        SqliteOptions made{.file = folder / "test.db"};
        if (!GetParam()) made.file = ":memory:";
        made.wait_limit = std::chrono::milliseconds{100};
        made.max_waiting = 3;
        return made;
    }

    TemporaryFolder folder;
    std::unique_ptr<Database> database = open_sqlite(options());
};

INSTANTIATE_TEST_SUITE_P(In, SqliteDatabase, testing::Bool(),
                         [](const auto& tested) { return tested.param ? "file" : "memory"; });

TEST_P(SqliteDatabase, keeps_what_is_committed) {
    run(sell(*database, "latte"));
    EXPECT_EQ(run(count(*database)), 1);
}

TEST_P(SqliteDatabase, rolls_back_what_is_destroyed_uncommitted) {
    const auto sell_and_leave = [&]() -> awaitable<void> {
        auto tx = co_await database->begin();
        co_await sql(*tx).run(insert_sale, "latte");
    };
    run(sell_and_leave());
    EXPECT_EQ(run(count(*database)), 0);
    run(sell(*database, "mocha"));
    EXPECT_EQ(run(list(*database)), "mocha");
}

TEST_P(SqliteDatabase, rolls_back_behind_an_exception) {
    const auto sell_and_throw = [&]() -> awaitable<void> {
        auto tx = co_await database->begin();
        co_await sql(*tx).run(insert_sale, "latte");
        throw std::runtime_error("spilled");
    };
    EXPECT_THROW(run(sell_and_throw()), std::runtime_error);
    EXPECT_EQ(run(count(*database)), 0);
}

TEST_P(SqliteDatabase, commits_nothing_after_a_statement_failed) {
    const auto sell_twice = [&]() -> awaitable<void> {
        auto tx = co_await database->begin();
        co_await sql(*tx).run(insert_sale, "latte");
        bool refused = false;
        try {
            co_await sql(*tx).run(insert_sale, "latte");
        } catch (const ConstraintViolation& violated) {
            refused = violated.name() == "sales_cup_key";
        }
        EXPECT_TRUE(refused);
        co_await tx->commit();
    };
    EXPECT_THROW(run(sell_twice()), DatabaseFault);
    EXPECT_EQ(run(count(*database)), 0);
}

TEST_P(SqliteDatabase, refuses_changes_through_a_read) {
    const auto sell_by_reading = [&]() -> awaitable<void> {
        auto tx = co_await database->begin_read();
        co_await sql(*tx).run(insert_sale, "latte");
    };
    EXPECT_THROW(run(sell_by_reading()), DatabaseFault);
    const auto script_by_reading = [&]() -> awaitable<void> {
        auto tx = co_await database->begin_read();
        co_await sql(*tx).run_script("DELETE FROM sales");
    };
    EXPECT_THROW(run(script_by_reading()), DatabaseFault);
    EXPECT_EQ(run(count(*database)), 0);
}

TEST_P(SqliteDatabase, refuses_statements_after_the_commit) {
    const auto go_on = [&]() -> awaitable<void> {
        auto tx = co_await database->begin();
        co_await sql(*tx).run(insert_sale, "latte");
        co_await tx->commit();
        co_await sql(*tx).run(insert_sale, "mocha");
    };
    EXPECT_THROW(run(go_on()), DatabaseFault);
    EXPECT_EQ(run(list(*database)), "latte");
}

TEST_P(SqliteDatabase, runs_several_statements_at_once_and_answers_in_order) {
    const auto work = [&]() -> awaitable<std::vector<Rows>> {
        auto tx = co_await database->begin();
        std::vector<Query> queries;
        queries.push_back(query(insert_sale, "latte"));
        queries.push_back(query(insert_sale, "mocha"));
        queries.push_back(query(count_sales));
        auto answers = co_await sql(*tx).run_all(std::move(queries));
        co_await tx->commit();
        co_return answers;
    };
    const auto answers = run(work());
    ASSERT_EQ(answers.size(), 3U);
    EXPECT_EQ(answers[0].changed, 1);
    EXPECT_EQ(answers[2].front().get<int>(0), 2);
}

TEST_P(SqliteDatabase, stops_at_the_first_of_several_that_fails) {
    const auto work = [&]() -> awaitable<void> {
        auto tx = co_await database->begin();
        std::vector<Query> queries;
        queries.push_back(query(insert_sale, "latte"));
        queries.push_back(query(insert_sale, "latte"));
        co_await sql(*tx).run_all(std::move(queries));
    };
    EXPECT_THROW(run(work()), ConstraintViolation);
    EXPECT_EQ(run(count(*database)), 0);
}

TEST_P(SqliteDatabase, commits_a_transaction_without_statements) {
    const auto work = [&]() -> awaitable<void> {
        auto tx = co_await database->begin();
        co_await tx->commit();
        auto reading = co_await database->begin_read();
        co_await reading->commit();
    };
    run(work());
    run(sell(*database, "latte"));
}

TEST_P(SqliteDatabase, refuses_who_waits_too_long) {
    const auto work = [&]() -> awaitable<void> {
        auto holding = co_await database->begin();
        auto waiting = co_await database->begin();
    };
    EXPECT_THROW(run(work()), Unavailable);
    run(sell(*database, "latte"));
    EXPECT_EQ(run(count(*database)), 1);
}

TEST_P(SqliteDatabase, refuses_when_too_many_wait) {
    EventLoops loops(1);
    std::vector<std::future<void>> sales;
    auto hold = [&]() -> awaitable<void> {
        auto tx = co_await database->begin();
        for (int i = 0; i < 4; ++i) {
            sales.push_back(loops.start(0, sell(*database, std::to_string(i))));
        }
        co_await sql(*tx).run(count_sales);
    };
    loops.start(0, hold()).get();
    sales[0].get();
    sales[1].get();
    sales[2].get();
    EXPECT_THROW(sales[3].get(), Unavailable);
    loops.finish();
    EXPECT_EQ(run(list(*database)), "0 1 2");
}

TEST_P(SqliteDatabase, refuses_work_after_it_was_closed) {
    database->close();
    EXPECT_THROW(run(sell(*database, "latte")), Unavailable);
    EXPECT_THROW(run(database->ping()), Unavailable);
}

/// Sells, does not commit, and waits for ever.
awaitable<void> hold_on(Database& database, std::atomic<bool>& holding) {
    auto tx = co_await database.begin();
    co_await sql(*tx).run(insert_sale, "never");
    holding = true;
    const auto executor = co_await boost::asio::this_coro::executor;
    boost::asio::steady_timer for_ever(executor, std::chrono::hours{1});
    co_await for_ever.async_wait(boost::asio::use_awaitable);
}

TEST_P(SqliteDatabase, passes_the_turn_on_from_who_is_cancelled) {
    EventLoops loops(3);
    for (int round = 0; round < 20; ++round) {
        boost::asio::cancellation_signal stop_holding;
        boost::asio::cancellation_signal stop_waiting;
        std::atomic<bool> holding = false;
        auto held = loops.start(0, hold_on(*database, holding), stop_holding);
        while (!holding)
            std::this_thread::yield();
        auto impatient = loops.start(1, sell(*database, "impatient"), stop_waiting);
        auto patient = loops.start(2, sell(*database, std::to_string(round)));
        loops.cancel(1, stop_waiting);
        EXPECT_THROW(impatient.get(), boost::system::system_error);
        loops.cancel(0, stop_holding);
        EXPECT_THROW(held.get(), boost::system::system_error);
        patient.get();
    }
    EXPECT_EQ(run(count(*database)), 20);
}

TEST_P(SqliteDatabase, ends_with_event_loops_that_were_stopped_in_the_middle) {
    run(sell(*database, "latte"));
    auto loops = std::make_unique<EventLoops>(2);
    std::atomic<bool> holding = false;
    auto held = loops->start(0, hold_on(*database, holding));
    while (!holding)
        std::this_thread::yield();
    auto waiting = loops->start(1, sell(*database, "waits in vain"));
    loops->abandon();
    database->close();
    loops.reset();
    if (!GetParam()) return;  // what was in memory is gone
    database = open_sqlite(options());
    EXPECT_EQ(run(list(*database)), "latte");
}

}  // namespace
}  // namespace beanq::db

// What PostgreSQL's driver promises beyond the port's contract (tests/contract/database_test.cpp).
#include "platform/db/postgres/postgres_database.hpp"

#include <chrono>
#include <future>
#include <set>
#include <string>
#include <thread>

#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>
#include <gtest/gtest.h>
#include <unistd.h>

#include "kernel/fault.hpp"
#include "platform/db/postgres/connection.hpp"
#include "platform/db/sql.hpp"
#include "tests/support/event_loops.hpp"
#include "tests/support/postgres.hpp"
#include "tests/support/run.hpp"

namespace beanq::db {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr Statement create_cups{"cups.create",
                                "CREATE TABLE cups (id bigint PRIMARY KEY, name text NOT NULL)"};
constexpr Statement insert_cup{"cups.insert", "INSERT INTO cups (id, name) VALUES ($1, $2)"};
constexpr Statement rename_cup{"cups.rename", "UPDATE cups SET name = $2 WHERE id = $1"};
constexpr Statement count_cups{"cups.count", "SELECT count(*) FROM cups"};
constexpr Statement sleep_long{"sleep", "SELECT pg_sleep(60)"};
constexpr Statement own_pid{"pid", "SELECT pg_backend_pid()"};
constexpr Statement end_others{
    "end_others",
    "SELECT count(*) FROM (SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()) AS ended"};
constexpr Statement count_active{
    "count_active",
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND state = 'active' AND query LIKE '%pg_sleep%' AND pid <> pg_backend_pid()"};
constexpr Statement count_connections{
    "count_connections",
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND pid <> pg_backend_pid()"};

awaitable<int> ask(Database& database, const Statement& question) {
    const auto tx = co_await database.begin_read();
    const Rows rows = co_await sql(*tx).run(question);
    co_return rows.front().get<int>(0);
}

/// Ends all other connections to the database and waits until they are gone, which takes the server
/// a moment. Answers how many there were.
awaitable<int> end_others_of(Database& database) {
    const int ended = co_await ask(database, end_others);
    boost::asio::steady_timer pause(co_await boost::asio::this_coro::executor);
    for (int i = 0; i < 500; ++i) {
        const int left = co_await ask(database, count_connections);
        if (left == 0) break;
        pause.expires_after(milliseconds{10});
        co_await pause.async_wait(boost::asio::use_awaitable);
    }
    co_return ended;
}

awaitable<void> add_cup(Database& database, std::int64_t id) {
    auto tx = co_await database.begin();
    co_await sql(*tx).run(insert_cup, id, "cup");
    co_await tx->commit();
}

awaitable<void> sleep(Database& database) {
    const auto tx = co_await database.begin_read();
    co_await sql(*tx).run(sleep_long);
}

class PostgresDatabase : public testing::Test {
protected:
    PostgresDatabase() {
        const auto create = [](Database& at) -> awaitable<void> {
            auto tx = co_await at.begin();
            co_await sql(*tx).run(create_cups);
            co_await tx->commit();
        };
        run(create(*database));
    }

    std::unique_ptr<Database> open(const std::string& parameters = "", int connections = 4) const {
        return open_postgres({.url = home.url() + parameters, .connections = connections});
    }

    FreshPostgres home = FreshPostgres::empty();
    std::unique_ptr<Database> database = open();
    std::unique_ptr<Database> other = open();
};

TEST_F(PostgresDatabase, shows_a_read_one_state_over_several_statements) {
    const auto count_twice = [&]() -> awaitable<std::pair<int, int>> {
        const auto tx = co_await database->begin_read();
        const Rows before = co_await sql(*tx).run(count_cups);
        co_await add_cup(*other, 1);
        const Rows after = co_await sql(*tx).run(count_cups);
        co_return std::pair{before.front().get<int>(0), after.front().get<int>(0)};
    };
    EXPECT_EQ(run(count_twice()), (std::pair{0, 0}));
    EXPECT_EQ(run(ask(*database, count_cups)), 1);
}

TEST_F(PostgresDatabase, shows_a_change_what_others_committed_meanwhile) {
    const auto count_twice = [&]() -> awaitable<std::pair<int, int>> {
        const auto tx = co_await database->begin();
        const Rows before = co_await sql(*tx).run(count_cups);
        co_await add_cup(*other, 1);
        const Rows after = co_await sql(*tx).run(count_cups);
        co_return std::pair{before.front().get<int>(0), after.front().get<int>(0)};
    };
    EXPECT_EQ(run(count_twice()), (std::pair{0, 1}));
}

TEST_F(PostgresDatabase, gives_the_connection_back_behind_the_only_question_of_a_look) {
    const auto single = open("", 1);
    const auto look_twice = [&]() -> awaitable<void> {
        const auto tx = co_await single->begin_look();
        const auto both = co_await sql(*tx).run_all({query(count_cups), query(own_pid)});
        EXPECT_EQ(both[0].front().get<int>(0), 0);
        const int pid = co_await ask(*single, own_pid);
        EXPECT_EQ(pid, both[1].front().get<int>(0));
        co_await sql(*tx).run(count_cups);
    };
    EXPECT_THROW(run(look_twice()), DatabaseFault);
}

TEST_F(PostgresDatabase, goes_on_after_a_look_that_failed) {
    static constexpr Statement divide{"divide", "SELECT 1 / (SELECT count(*) FROM cups)"};
    const auto single = open("", 1);
    const auto look = [&]() -> awaitable<void> {
        const auto tx = co_await single->begin_look();
        co_await sql(*tx).run_all({query(own_pid), query(divide), query(own_pid)});
    };
    const int before = run(ask(*single, own_pid));
    EXPECT_THROW(run(look()), DatabaseFault);
    EXPECT_EQ(run(ask(*single, own_pid)), before);
}

TEST_F(PostgresDatabase, refuses_changes_in_a_look) {
    const auto change = [&]() -> awaitable<void> {
        const auto tx = co_await database->begin_look();
        co_await sql(*tx).run(insert_cup, 1, "cup");
    };
    EXPECT_THROW(run(change()), DatabaseFault);
}

TEST_F(PostgresDatabase, takes_another_connection_when_an_idle_one_was_ended) {
    EXPECT_EQ(run(ask(*database, count_cups)), 0);
    EXPECT_GE(run(end_others_of(*other)), 1);
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(run(ask(*database, count_cups)), 0);
}

TEST_F(PostgresDatabase, is_unavailable_when_the_connection_ends_within_a_transaction) {
    const auto lose_it = [&]() -> awaitable<void> {
        auto tx = co_await database->begin();
        co_await sql(*tx).run(insert_cup, 1, "cup");
        const int ended = co_await end_others_of(*other);
        EXPECT_GE(ended, 1);
        co_await sql(*tx).run(insert_cup, 2, "cup");
        co_await tx->commit();
    };
    EXPECT_THROW(run(lose_it()), Unavailable);
    EXPECT_EQ(run(ask(*database, count_cups)), 0);
}

TEST_F(PostgresDatabase, is_unavailable_when_the_connection_ends_before_the_commit) {
    const auto lose_it = [&]() -> awaitable<void> {
        auto tx = co_await database->begin();
        co_await sql(*tx).run(insert_cup, 1, "cup");
        co_await end_others_of(*other);
        co_await tx->commit();
    };
    EXPECT_THROW(run(lose_it()), Unavailable);
    EXPECT_EQ(run(ask(*database, count_cups)), 0);
}

TEST_F(PostgresDatabase, stops_a_query_that_was_given_up) {
    EventLoops loops(1);
    boost::asio::cancellation_signal stop;
    auto sleeping = loops.start(0, sleep(*database), stop);
    for (int i = 0; i < 200 && run(ask(*other, count_active)) == 0; ++i)
        std::this_thread::sleep_for(milliseconds{10});
    EXPECT_EQ(run(ask(*other, count_active)), 1);
    loops.cancel(0, stop);
    EXPECT_THROW(sleeping.get(), boost::system::system_error);
    for (int i = 0; i < 200 && run(ask(*other, count_active)) > 0; ++i)
        std::this_thread::sleep_for(milliseconds{10});
    EXPECT_EQ(run(ask(*other, count_active)), 0);
    EXPECT_EQ(run(ask(*database, count_cups)), 0);
}

TEST_F(PostgresDatabase, ends_with_event_loops_that_were_stopped_in_the_middle) {
    EventLoops loops(2);
    auto first = loops.start(0, sleep(*database));
    auto second = loops.start(1, sleep(*database));
    for (int i = 0; i < 200 && run(ask(*other, count_active)) < 2; ++i)
        std::this_thread::sleep_for(milliseconds{10});
    loops.abandon();
    database->close();
}

TEST_F(PostgresDatabase, cuts_off_a_statement_that_takes_too_long) {
    const auto hasty = open("?options=-c%20statement_timeout%3D50ms");
    EXPECT_THROW(run(sleep(*hasty)), Unavailable);
    EXPECT_EQ(run(ask(*hasty, count_cups)), 0);
}

TEST_F(PostgresDatabase, calls_a_deadlock_a_transient_conflict) {
    run(add_cup(*database, 1));
    run(add_cup(*database, 2));
    std::promise<void> first_has;
    std::promise<void> second_has;
    const auto rename_both = [&](std::int64_t first, std::int64_t second, std::promise<void>& mine,
                                 std::promise<void>& theirs) -> awaitable<void> {
        auto tx = co_await database->begin();
        co_await sql(*tx).run(rename_cup, first, "mug");
        mine.set_value();
        theirs.get_future().wait();
        co_await sql(*tx).run(rename_cup, second, "mug");
        co_await tx->commit();
    };
    EventLoops loops(2);
    auto one = loops.start(0, rename_both(1, 2, first_has, second_has));
    auto two = loops.start(1, rename_both(2, 1, second_has, first_has));
    int conflicts = 0;
    for (auto* renaming : {&one, &two}) {
        try {
            renaming->get();
        } catch (const TransientConflict&) {
            ++conflicts;
        }
    }
    EXPECT_EQ(conflicts, 1);
}

TEST_F(PostgresDatabase, never_has_more_connections_than_it_may) {
    const auto small = open("", 3);
    EventLoops loops(2);
    std::vector<std::future<int>> answers;
    for (std::size_t i = 0; i < 200; ++i)
        answers.push_back(loops.start(i % 2, ask(*small, own_pid)));
    std::set<int> processes;
    for (auto& answer : answers)
        processes.insert(answer.get());
    EXPECT_LE(processes.size(), 3U);
}

TEST_F(PostgresDatabase, leaves_no_connection_behind) {
    for (int i = 0; i < 20; ++i) {
        const auto brief = open();
        EXPECT_EQ(run(ask(*brief, count_cups)), 0);
    }
    for (int i = 0; i < 200 && run(ask(*other, count_connections)) > 1; ++i)
        std::this_thread::sleep_for(milliseconds{10});
    EXPECT_LE(run(ask(*other, count_connections)), 1);
}

TEST_F(PostgresDatabase, sends_and_reads_more_than_the_sockets_hold) {
    static constexpr Statement echo{"echo", "SELECT $1::text"};
    const auto echo_all = [&]() -> awaitable<std::size_t> {
        const auto tx = co_await database->begin_read();
        std::vector<Query> queries;
        for (int i = 0; i < 1000; ++i)
            queries.push_back(query(echo, std::string(20'000, 'x')));
        const auto answers = co_await sql(*tx).run_all(std::move(queries));
        std::size_t total = 0;
        for (const Rows& rows : answers)
            total += rows.front().get<std::string>(0).size();
        co_return total;
    };
    EXPECT_EQ(run(echo_all()), 20'000'000U);
}

TEST_F(PostgresDatabase, works_on_after_the_schema_changed_under_its_statements) {
    static constexpr Statement all_cups{"cups.all", "SELECT * FROM cups"};
    static constexpr Statement widen{"cups.widen", "ALTER TABLE cups ADD COLUMN colour text"};
    const auto read = [&]() -> awaitable<std::size_t> {
        const auto tx = co_await database->begin_read();
        const Rows rows = co_await sql(*tx).run(all_cups);
        co_return rows.empty() ? 0 : rows.front().size();
    };
    run(add_cup(*other, 1));
    EXPECT_EQ(run(read()), 2U);
    const auto alter = [&]() -> awaitable<void> {
        auto tx = co_await other->begin();
        co_await sql(*tx).run(widen);
        co_await tx->commit();
    };
    run(alter());
    EXPECT_THROW(run(read()), TransientConflict);  // the edge runs the request again
    EXPECT_EQ(run(read()), 3U);
}

TEST_F(PostgresDatabase, refuses_a_database_that_cannot_hold_every_letter) {
    const std::string name = "latin_" + std::to_string(::getpid());
    const auto administer = [&](const std::string& command) {
        const auto go = [](const std::string& url, std::string text) -> awaitable<void> {
            const auto connection = PostgresConnection::open(url);
            const auto executor = co_await boost::asio::this_coro::executor;
            connection->bind(executor);
            co_await connection->run_script(text);
        };
        run(go(home.url(), command));
    };
    administer("CREATE DATABASE " + name +
               " TEMPLATE template0 ENCODING 'SQL_ASCII' "
               "LOCALE_PROVIDER libc LOCALE 'C'");
    const std::string url = home.url();
    try {
        open_postgres({.url = url.substr(0, url.rfind('/') + 1) + name});
        ADD_FAILURE() << "it was opened";
    } catch (const std::runtime_error& fault) {
        EXPECT_STREQ(fault.what(),
                     "the PostgreSQL database has the encoding SQL_ASCII, it must be UTF8");
    }
    administer("DROP DATABASE " + name);
}

TEST_F(PostgresDatabase, refuses_to_open_with_one_sentence) {
    for (const std::string url : {"postgres://nobody:x@127.0.0.1:1/none", "postgres://%zz"}) {
        try {
            open_postgres({.url = url});
            FAIL() << url;
        } catch (const std::runtime_error& fault) {
            const std::string sentence = fault.what();
            EXPECT_TRUE(sentence.starts_with("cannot connect to PostgreSQL: ")) << sentence;
            EXPECT_EQ(sentence.find('\n'), std::string::npos) << sentence;
        }
    }
}

}  // namespace
}  // namespace beanq::db

// The SQLite driver under real threads; what TSan watches.
#include <atomic>

#include <gtest/gtest.h>

#include "kernel/fault.hpp"
#include "platform/db/sql.hpp"
#include "platform/db/sqlite/sqlite_database.hpp"
#include "tests/support/event_loops.hpp"
#include "tests/support/run.hpp"
#include "tests/support/temporary_folder.hpp"

namespace beanq::db {
namespace {

constexpr Statement create_counter{"counter.create",
                                   "CREATE TABLE counter (value INTEGER NOT NULL)"};
constexpr Statement create_entries{"entries.create",
                                   "CREATE TABLE entries (id INTEGER PRIMARY KEY, who INTEGER)"};
constexpr Statement start_counter{"counter.start", "INSERT INTO counter VALUES (0)"};
constexpr Statement read_counter{"counter.read", "SELECT value FROM counter"};
constexpr Statement set_counter{"counter.set", "UPDATE counter SET value = $1"};
constexpr Statement add_entry{"entries.add", "INSERT INTO entries (who) VALUES ($1)"};
constexpr Statement count_entries{"entries.count", "SELECT count(*) FROM entries"};
constexpr Statement list_entries{"entries.list", "SELECT who FROM entries ORDER BY id"};

awaitable<void> prepare(Database& database) {
    auto tx = co_await database.begin();
    co_await sql(*tx).run(create_counter);
    co_await sql(*tx).run(create_entries);
    co_await sql(*tx).run(start_counter);
    co_await tx->commit();
}

/// Reads the counter and writes it back one higher, with a statement in between: lost updates
/// would show.
awaitable<void> count_up(Database& database, int who, int times) {
    for (int i = 0; i < times; ++i) {
        auto tx = co_await database.begin();
        const Rows rows = co_await sql(*tx).run(read_counter);
        co_await sql(*tx).run(add_entry, who);
        co_await sql(*tx).run(set_counter, rows.front().get<int>(0) + 1);
        if (i % 5 != 4) co_await tx->commit();  // every fifth is left to be rolled back
    }
}

/// Counter and entries agree in every snapshot.
awaitable<void> compare(Database& database, int times) {
    for (int i = 0; i < times; ++i) {
        const auto tx = co_await database.begin_read();
        const Rows counter = co_await sql(*tx).run(read_counter);
        const Rows entries = co_await sql(*tx).run(count_entries);
        if (counter.front().get<int>(0) != entries.front().get<int>(0)) {
            throw std::runtime_error("a torn snapshot");
        }
    }
}

awaitable<int> value(Database& database) {
    const auto tx = co_await database.begin_read();
    const Rows rows = co_await sql(*tx).run(read_counter);
    co_return rows.front().get<int>(0);
}

class SqliteThreads : public testing::TestWithParam<bool> {
protected:
    SqliteThreads() { run(prepare(*database)); }

    TemporaryFolder folder;
    std::unique_ptr<Database> database =
        open_sqlite({.file = GetParam() ? folder / "test.db" : std::filesystem::path(":memory:")});
};

INSTANTIATE_TEST_SUITE_P(In, SqliteThreads, testing::Bool(),
                         [](const auto& tested) { return tested.param ? "file" : "memory"; });

TEST_P(SqliteThreads, lose_no_update_and_tear_no_snapshot) {
    constexpr int times = 50;
    EventLoops loops(4);
    std::vector<std::future<void>> work;
    for (std::size_t loop = 0; loop < loops.size(); ++loop) {
        for (int i = 0; i < 3; ++i) {
            work.push_back(loops.start(loop, count_up(*database, i, times)));
            work.push_back(loops.start(loop, compare(*database, times)));
        }
    }
    for (auto& each : work)
        each.get();
    EXPECT_EQ(run(value(*database)), 4 * 3 * times * 4 / 5);
}

TEST_P(SqliteThreads, get_their_turns_in_the_order_they_asked) {
    EventLoops loops(1);
    std::vector<std::future<void>> writers;
    const auto write = [&](int who) -> awaitable<void> {
        auto tx = co_await database->begin();
        co_await sql(*tx).run(add_entry, who);
        co_await tx->commit();
    };
    const auto ask_in_order = [&]() -> awaitable<void> {
        auto tx = co_await database->begin();
        for (int who = 0; who < 40; ++who) {
            writers.push_back(loops.start(0, write(who)));
        }
        co_await sql(*tx).run(read_counter);  // meanwhile they get in line
    };
    loops.start(0, ask_in_order()).get();
    for (auto& each : writers)
        each.get();
    const auto list = [&]() -> awaitable<Rows> {
        const auto tx = co_await database->begin_read();
        co_return co_await sql(*tx).run(list_entries);
    };
    const Rows entries = run(list());
    ASSERT_EQ(entries.size(), 40U);
    for (int who = 0; who < 40; ++who) {
        EXPECT_EQ(entries.rows[static_cast<std::size_t>(who)].get<int>(0), who);
    }
}

TEST(SqliteReaders, see_one_state_while_a_writer_goes_on) {
    const TemporaryFolder folder;
    const auto database = open_sqlite({.file = folder / "test.db"});
    run(prepare(*database));
    const auto read_around_a_write = [&]() -> awaitable<void> {
        const auto reading = co_await database->begin_read();
        const Rows before = co_await sql(*reading).run(read_counter);
        co_await count_up(*database, 1, 1);
        const Rows after = co_await sql(*reading).run(read_counter);
        EXPECT_EQ(before.front().get<int>(0), 0);
        EXPECT_EQ(after.front().get<int>(0), 0);
        const auto fresh = co_await value(*database);
        EXPECT_EQ(fresh, 1);
    };
    run(read_around_a_write());
}

TEST(SqliteReaders, do_not_wait_for_a_writer) {
    const TemporaryFolder folder;
    const auto database = open_sqlite({.file = folder / "test.db"});
    run(prepare(*database));
    const auto read_inside_a_write = [&]() -> awaitable<void> {
        auto writing = co_await database->begin();
        co_await sql(*writing).run(set_counter, 77);
        const auto seen = co_await value(*database);
        EXPECT_EQ(seen, 0);
    };
    run(read_inside_a_write());
}

TEST(SqliteWriters, of_two_processes_exclude_each_other) {
    const TemporaryFolder folder;
    const auto ours = open_sqlite({.file = folder / "test.db"});
    const auto theirs =
        open_sqlite({.file = folder / "test.db", .busy_timeout = std::chrono::milliseconds{20}});
    run(prepare(*ours));
    const auto write_while_held = [&]() -> awaitable<void> {
        auto held = co_await ours->begin();
        co_await sql(*held).run(set_counter, 1);
        auto tx = co_await theirs->begin();
        co_await sql(*tx).run(set_counter, 2);
    };
    EXPECT_THROW(run(write_while_held()), TransientConflict);
    run(count_up(*theirs, 1, 1));
    EXPECT_EQ(run(value(*ours)), 1);
}

}  // namespace
}  // namespace beanq::db

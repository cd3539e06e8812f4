// What every engine behind the SQL port must do with transactions.
#include <stdexcept>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/support/database_contract.hpp"

namespace beanq::db {
namespace {

INSTANTIATE_TEST_SUITE_P(Through, DatabaseContract,
                         testing::Values(Connections::one, Connections::several), name_of);

TEST_P(DatabaseContract, keeps_what_is_committed) {
    run(sell(*database, "latte"));
    EXPECT_EQ(run(count(*database)), 1);
}

TEST_P(DatabaseContract, rolls_back_what_is_destroyed_uncommitted) {
    const auto sell_and_leave = [&]() -> awaitable<void> {
        auto tx = co_await database->begin();
        co_await sql(*tx).run(insert_sale, "latte");
    };
    run(sell_and_leave());
    EXPECT_EQ(run(count(*database)), 0);
    run(sell(*database, "mocha"));
    EXPECT_EQ(run(list(*database)), "mocha");
}

TEST_P(DatabaseContract, rolls_back_behind_an_exception) {
    const auto sell_and_throw = [&]() -> awaitable<void> {
        auto tx = co_await database->begin();
        co_await sql(*tx).run(insert_sale, "latte");
        throw std::runtime_error("spilled");
    };
    EXPECT_THROW(run(sell_and_throw()), std::runtime_error);
    EXPECT_EQ(run(count(*database)), 0);
}

TEST_P(DatabaseContract, commits_nothing_after_a_statement_failed) {
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
    run(sell(*database, "mocha"));
}

TEST_P(DatabaseContract, runs_nothing_after_a_statement_failed) {
    static constexpr Statement wrong{"test.wrong", "SELECT cup FROM nowhere"};
    const auto go_on = [&]() -> awaitable<void> {
        auto tx = co_await database->begin();
        try {
            co_await sql(*tx).run(wrong);
        } catch (const DatabaseFault& fault) {
            EXPECT_TRUE(std::string_view(fault.what()).starts_with("test.wrong: ")) << fault.what();
        }
        co_await sql(*tx).run(insert_sale, "latte");
    };
    EXPECT_THROW(run(go_on()), DatabaseFault);
    EXPECT_EQ(run(count(*database)), 0);
}

TEST_P(DatabaseContract, refuses_changes_through_a_read) {
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
    run(sell(*database, "latte"));
}

TEST_P(DatabaseContract, refuses_statements_after_the_commit) {
    const auto go_on = [&]() -> awaitable<void> {
        auto tx = co_await database->begin();
        co_await sql(*tx).run(insert_sale, "latte");
        co_await tx->commit();
        co_await sql(*tx).run(insert_sale, "mocha");
    };
    EXPECT_THROW(run(go_on()), DatabaseFault);
    EXPECT_EQ(run(list(*database)), "latte");
}

TEST_P(DatabaseContract, runs_several_statements_at_once_and_answers_in_order) {
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
    EXPECT_EQ(answers[2].changed, 0);
    EXPECT_EQ(answers[2].front().get<int>(0), 2);
}

TEST_P(DatabaseContract, stops_at_the_first_of_several_that_fails) {
    const auto work = [&]() -> awaitable<void> {
        auto tx = co_await database->begin();
        std::vector<Query> queries;
        queries.push_back(query(insert_sale, "latte"));
        queries.push_back(query(insert_sale, "latte"));
        queries.push_back(query(insert_sale, "mocha"));
        co_await sql(*tx).run_all(std::move(queries));
    };
    EXPECT_THROW(run(work()), ConstraintViolation);
    EXPECT_EQ(run(count(*database)), 0);
    run(sell(*database, "latte"));
}

TEST_P(DatabaseContract, runs_a_script_of_several_statements) {
    const auto work = [&](std::string script) -> awaitable<void> {
        auto tx = co_await database->begin();
        co_await sql(*tx).run_script(std::move(script));
        co_await tx->commit();
    };
    run(
        work("INSERT INTO sales (cup) VALUES ('latte');\n-- and\nINSERT INTO sales (cup) VALUES "
             "('mocha');"));
    EXPECT_EQ(run(list(*database)), "latte mocha");
    EXPECT_THROW(run(work("DELETE FROM sales; DELETE FROM nowhere")), DatabaseFault);
    EXPECT_EQ(run(list(*database)), "latte mocha");
}

TEST_P(DatabaseContract, commits_a_transaction_without_statements) {
    const auto work = [&]() -> awaitable<void> {
        auto tx = co_await database->begin();
        co_await tx->commit();
        auto reading = co_await database->begin_read();
        co_await reading->commit();
        auto nothing = co_await database->begin();
        co_await sql(*nothing).run_all({});
        co_await nothing->commit();
    };
    run(work());
    run(sell(*database, "latte"));
}

TEST_P(DatabaseContract, answers_that_it_is_there) {
    run(database->ping());
    database->close();
    EXPECT_THROW(run(database->ping()), Unavailable);
    EXPECT_THROW(run(sell(*database, "latte")), Unavailable);
}

TEST_P(DatabaseContract, shows_a_reader_one_state) {
    if (GetParam() == Connections::one) return;  // nobody writes meanwhile
    const auto read_around_a_write = [&]() -> awaitable<void> {
        const auto reading = co_await database->begin_read();
        const Rows before = co_await sql(*reading).run(count_sales);
        co_await sell(*database, "latte");
        const Rows after = co_await sql(*reading).run(count_sales);
        EXPECT_EQ(before.front().get<int>(0), 0);
        EXPECT_EQ(after.front().get<int>(0), 0);
        const auto fresh = co_await count(*database);
        EXPECT_EQ(fresh, 1);
    };
    run(read_around_a_write());
}

TEST_P(DatabaseContract, shows_nobody_what_is_not_committed) {
    if (GetParam() == Connections::one) return;
    const auto read_inside_a_write = [&]() -> awaitable<void> {
        auto writing = co_await database->begin();
        co_await sql(*writing).run(insert_sale, "latte");
        const auto seen = co_await count(*database);
        EXPECT_EQ(seen, 0);
    };
    run(read_inside_a_write());
}

}  // namespace
}  // namespace beanq::db

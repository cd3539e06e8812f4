// Statements for many rows, and statements that wait for the next one: what every engine must do
// with them.
#include <limits>

#include <gtest/gtest.h>

#include "tests/support/database_contract.hpp"

namespace beanq::db {
namespace {

constexpr Statement create_every{
    "every.create",
    "CREATE TABLE every (nth integer, flag boolean, number bigint, text text, id uuid, "
    "at timestamptz, day date, json json, bytes bytea)",
    "CREATE TABLE every (nth INTEGER, flag INTEGER, number INTEGER, text TEXT, id BLOB, "
    "at INTEGER, day TEXT, json TEXT, bytes BLOB) STRICT"};
constexpr Statement insert_every{
    "every.insert",
    "INSERT INTO every SELECT * FROM unnest($1::integer[], $2::boolean[], $3::bigint[], "
    "$4::text[], $5::uuid[], $6::timestamptz[], $7::date[], $8::json[], $9::bytea[]) RETURNING nth",
    "INSERT INTO every VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING nth"};
constexpr Statement select_every{"every.select", "SELECT * FROM every ORDER BY nth"};
constexpr Statement insert_sales{"sales.insert_many",
                                 "INSERT INTO sales (cup) SELECT * FROM unnest($1::text[])",
                                 "INSERT INTO sales (cup) VALUES ($1)"};

Query sales_of(const std::vector<std::string>& cups) {
    RowByRow rows(insert_sales);
    for (const auto& cup : cups)
        rows.add(cup);
    return std::move(rows).query();
}

class ManyRowsContract : public testing::Test {
protected:
    ManyRowsContract() { run(create(*database)); }

    EmptyDatabase place;
    std::unique_ptr<Database> database = place.open();
};

TEST_F(ManyRowsContract, give_back_what_they_were_given) {
    Uuid uuid;
    uuid.bytes.fill(0x7F);
    const Instant at{std::chrono::milliseconds{1'795'421'730'125}};
    const Date day = std::chrono::year{2026} / 11 / 23;
    const std::vector<std::string> texts{"",       "NULL",     "null", "{a,b}", "Кофе '\"\\ \t\n🥐",
                                         "a\\\"b", " spaced ", ",",    "\\"};
    const auto work = [&]() -> awaitable<Rows> {
        auto tx = co_await database->begin();
        co_await sql(*tx).run(create_every);
        RowByRow rows(insert_every);
        for (int nth = 0; nth < std::ssize(texts); ++nth) {
            const auto& text = texts[static_cast<std::size_t>(nth)];
            rows.add(nth, nth % 2 == 0, std::numeric_limits<std::int64_t>::min() + nth, text, uuid,
                     at, day, Json{R"({"b": "\"", "a":  [1, 1.0]})"},
                     Bytes{std::string("\0\xff", 2)});
        }
        const Rows inserted = co_await sql(*tx).execute(std::move(rows).query());
        EXPECT_EQ(inserted.size(), texts.size());
        EXPECT_EQ(inserted.changed, std::ssize(texts));
        auto selected = co_await sql(*tx).run(select_every);
        co_await tx->commit();
        co_return selected;
    };
    const Rows rows = run(work());
    ASSERT_EQ(rows.size(), texts.size());
    int nth = 0;
    for (const Row& row : rows) {
        EXPECT_EQ(row.get<int>(0), nth);
        EXPECT_EQ(row.get<bool>(1), nth % 2 == 0);
        EXPECT_EQ(row.get<std::int64_t>(2), std::numeric_limits<std::int64_t>::min() + nth);
        EXPECT_EQ(row.get<std::string>(3), texts[static_cast<std::size_t>(nth)]);
        EXPECT_EQ(row.get<Uuid>(4), uuid);
        EXPECT_EQ(row.get<Instant>(5), at);
        EXPECT_EQ(row.get<Date>(6), day);
        EXPECT_EQ(row.get<Json>(7).text, R"({"b": "\"", "a":  [1, 1.0]})");
        EXPECT_EQ(row.get<Bytes>(8).data, std::string("\0\xff", 2));
        ++nth;
    }
}

TEST_F(ManyRowsContract, keep_columns_of_nulls_apart_from_others) {
    const auto work = [&]() -> awaitable<Rows> {
        auto tx = co_await database->begin();
        co_await sql(*tx).run(create_every);
        RowByRow rows(insert_every);
        const std::monostate null;
        for (const int nth : {0, 1})
            rows.add(nth, null, null, null, null, null, null, null, null);
        co_await sql(*tx).execute(std::move(rows).query());
        auto selected = co_await sql(*tx).run(select_every);
        co_return selected;
    };
    const Rows rows = run(work());
    ASSERT_EQ(rows.size(), 2U);
    for (std::size_t column = 1; column < 9; ++column)
        EXPECT_EQ(rows.front().cell(column), Value(std::monostate{})) << column;
}

TEST_F(ManyRowsContract, wait_for_the_next_statement) {
    const auto work = [&]() -> awaitable<int> {
        auto tx = co_await database->begin();
        sql(*tx).run_later(sales_of({"latte", "mocha"}));
        sql(*tx).run_later(sales_of({"raf"}));
        const Rows counted = co_await sql(*tx).run(count_sales);
        co_return counted.front().get<int>(0);
    };
    EXPECT_EQ(run(work()), 3);
    EXPECT_EQ(run(count(*database)), 0);
}

TEST_F(ManyRowsContract, wait_for_the_commit_also_when_nothing_else_was_run) {
    for (const bool after_another : {false, true}) {
        const auto work = [&]() -> awaitable<void> {
            auto tx = co_await database->begin();
            if (after_another) co_await sql(*tx).run(insert_sale, "first");
            sql(*tx).run_later(sales_of({after_another ? "second" : "early"}));
            co_await tx->commit();
        };
        run(work());
    }
    EXPECT_EQ(run(list(*database)), "early first second");
}

TEST_F(ManyRowsContract, fail_the_commit_that_they_waited_for) {
    run(sell(*database, "latte"));
    const auto work = [&]() -> awaitable<void> {
        auto tx = co_await database->begin();
        co_await sql(*tx).run(insert_sale, "mocha");
        sql(*tx).run_later(sales_of({"raf", "latte"}));
        co_await tx->commit();
    };
    try {
        run(work());
        ADD_FAILURE() << "committed";
    } catch (const ConstraintViolation& violated) {
        EXPECT_EQ(violated.name(), "sales_cup_key");
    }
    EXPECT_EQ(run(list(*database)), "latte");
    run(sell(*database, "mocha"));
}

TEST_F(ManyRowsContract, are_refused_in_a_read) {
    for (const bool with_another : {false, true}) {
        const auto work = [&]() -> awaitable<void> {
            auto tx = co_await database->begin_read();
            sql(*tx).run_later(sales_of({"latte"}));
            if (with_another) co_await sql(*tx).run(count_sales);
            co_await tx->commit();
        };
        EXPECT_THROW(run(work()), DatabaseFault);
    }
    EXPECT_EQ(run(count(*database)), 0);
}

TEST_F(ManyRowsContract, are_not_run_when_the_transaction_is_given_up) {
    const auto work = [&]() -> awaitable<void> {
        auto tx = co_await database->begin();
        sql(*tx).run_later(sales_of({"latte"}));
    };
    run(work());
    EXPECT_EQ(run(count(*database)), 0);
}

}  // namespace
}  // namespace beanq::db

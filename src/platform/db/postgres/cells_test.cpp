#include "platform/db/postgres/cells.hpp"

#include <chrono>

#include <gtest/gtest.h>

#include "kernel/time_text.hpp"
#include "platform/db/postgres/postgres_database.hpp"
#include "tests/support/postgres.hpp"
#include "tests/support/run.hpp"

namespace beanq::db {
namespace {

constexpr Statement echo{
    "echo",
    "SELECT $1::boolean, $2::bigint, $3::integer, $4::text, $5::uuid, $6::timestamptz, $7::date, "
    "$8::json, $9::bytea, $10::text, $11::jsonb"};

class PostgresCells : public testing::Test {
protected:
    Row echoed(std::vector<Value> values) {
        const auto ask = [this](std::vector<Value> from) -> awaitable<Rows> {
            const auto tx = co_await database->begin_read();
            Rows rows = co_await sql(*tx).execute({&echo, std::move(from)});
            co_return rows;
        };
        return run(ask(std::move(values))).front();
    }

    FreshPostgres home = FreshPostgres::empty();
    std::unique_ptr<Database> database = open_postgres({.url = home.url()});
};

TEST_F(PostgresCells, come_back_as_they_went) {
    Uuid uuid;
    uuid.bytes = {1, 2, 3, 4, 5, 6, 7, 8, 0, 255, 254, 253, 0, 0, 0, 9};
    const auto at = *parse_rfc3339("2026-11-24T18:29:25.125Z");
    const auto day = *parse_iso_date("2026-02-28");
    const std::string bytes("\0\1\xff'\\", 5);
    const Row row =
        echoed({true, INT64_MIN, std::int64_t{-7}, std::string("кофе \"x\" \\ '"), uuid, at, day,
                Json{R"({"b": 1, "a": [2]})"}, Bytes{bytes}, std::string(), Json{R"({"b": 1})"}});
    EXPECT_TRUE(row.get<bool>(0));
    EXPECT_EQ(row.get<std::int64_t>(1), INT64_MIN);
    EXPECT_EQ(row.get<int>(2), -7);
    EXPECT_EQ(row.get<std::string>(3), "кофе \"x\" \\ '");
    EXPECT_EQ(row.get<Uuid>(4), uuid);
    EXPECT_EQ(row.get<Instant>(5), at);
    EXPECT_EQ(row.get<Date>(6), day);
    EXPECT_EQ(row.get<Json>(7).text, R"({"b": 1, "a": [2]})");
    EXPECT_EQ(row.get<Bytes>(8).data, bytes);
    EXPECT_EQ(row.get<std::string>(9), "");
    EXPECT_EQ(row.get<Json>(10).text, R"({"b": 1})");
}

TEST_F(PostgresCells, know_times_before_their_epoch) {
    const Instant at =
        std::chrono::sys_days{std::chrono::year{1969} / 12 / 31} + std::chrono::milliseconds{1};
    const Date day = std::chrono::year{1900} / 1 / 1;
    const std::monostate none;
    const Row row = echoed({none, none, none, none, none, at, day, none, none, none, none});
    EXPECT_EQ(row.get<Instant>(5), at);
    EXPECT_EQ(row.get<Date>(6), day);
    EXPECT_EQ(row.get<std::optional<std::string>>(3), std::nullopt);
    EXPECT_EQ(row.get<std::optional<std::int64_t>>(1), std::nullopt);
}

TEST_F(PostgresCells, of_a_type_that_nobody_reads_are_a_fault) {
    static constexpr Statement fraction{"fraction", "SELECT 1.5::numeric"};
    const auto ask = [this]() -> awaitable<void> {
        const auto tx = co_await database->begin_read();
        co_await sql(*tx).run(fraction);
    };
    EXPECT_THROW(run(ask()), DatabaseFault);
}

}  // namespace
}  // namespace beanq::db

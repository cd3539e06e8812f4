#include "platform/db/sqlite/connection.hpp"

#include <limits>

#include <gtest/gtest.h>

namespace beanq::db {
namespace {

/// Sends values through a table of their own column types and gives back the row.
Row there_and_back(std::vector<Value> values) {
    static constexpr Statement insert{
        "all.insert", "INSERT INTO every VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING *"};
    SqliteConnection connection(":memory:");
    connection.run_script(
        "CREATE TABLE every (flag INTEGER, number INTEGER, text TEXT, id BLOB, "
        "at INTEGER, day TEXT, json TEXT, bytes BLOB) STRICT");
    return connection.execute({&insert, std::move(values)}, Access::write).front();
}

TEST(SqliteConnection, gives_back_each_type_of_value) {
    Uuid uuid;
    uuid.bytes.fill(0x7F);
    const Instant at{std::chrono::milliseconds{1'795'421'730'125}};
    const Date day = std::chrono::year{2026} / 11 / 23;
    const std::string odd("Кофе\0'\"", 11);
    const Row row = there_and_back({true, std::numeric_limits<std::int64_t>::min(), odd, uuid, at,
                                    day, Json{R"({"a": [1]})"}, Bytes{std::string("\0\xff", 2)}});
    EXPECT_TRUE(row.get<bool>(0));
    EXPECT_EQ(row.get<std::int64_t>(1), std::numeric_limits<std::int64_t>::min());
    EXPECT_EQ(row.get<std::string>(2), odd);
    EXPECT_EQ(row.get<Uuid>(3), uuid);
    EXPECT_EQ(row.get<Instant>(4), at);
    EXPECT_EQ(row.get<Date>(5), day);
    EXPECT_EQ(row.get<Json>(6).text, R"({"a": [1]})");
    EXPECT_EQ(row.get<Bytes>(7).data, std::string("\0\xff", 2));
}

TEST(SqliteConnection, tells_empty_from_null) {
    const Row empty = there_and_back({false, std::int64_t{0}, std::string{}, Uuid{}, Instant{},
                                      Date{std::chrono::year{1} / 1 / 1}, Json{""}, Bytes{}});
    EXPECT_FALSE(empty.get<bool>(0));
    EXPECT_EQ(empty.get<std::string>(2), "");
    EXPECT_EQ(empty.get<Uuid>(3), Uuid{});
    EXPECT_EQ(empty.get<std::optional<Bytes>>(7), Bytes{});

    const Row null = there_and_back(std::vector<Value>(8));
    for (std::size_t column = 0; column < null.size(); ++column) {
        EXPECT_EQ(null.cell(column), Value(std::monostate{})) << column;
    }
}

TEST(SqliteConnection, binds_by_number_wherever_it_stands) {
    static constexpr Statement backwards{"test.backwards", "SELECT $2, $1, $2"};
    SqliteConnection connection(":memory:");
    const Rows rows = connection.execute(query(backwards, "one", "two"), Access::read);
    EXPECT_EQ(rows.front().get<std::string>(0), "two");
    EXPECT_EQ(rows.front().get<std::string>(1), "one");
    EXPECT_EQ(rows.front().get<std::string>(2), "two");
}

TEST(SqliteConnection, refuses_parameters_that_do_not_fit) {
    static constexpr Statement two{"test.two", "SELECT $1, $2"};
    static constexpr Statement gap{"test.gap", "SELECT $1, $3"};
    SqliteConnection connection(":memory:");
    EXPECT_THROW(connection.execute(query(two, 1), Access::read), DatabaseFault);
    EXPECT_THROW(connection.execute(query(two, 1, 2, 3), Access::read), DatabaseFault);
    EXPECT_THROW(connection.execute(query(gap, 1, 2), Access::read), DatabaseFault);
}

TEST(SqliteConnection, takes_its_own_text_where_engines_differ) {
    static constexpr Statement split{"test.split", "SELECT now()", "SELECT 'sqlite'"};
    SqliteConnection connection(":memory:");
    const Rows rows = connection.execute(query(split), Access::read);
    EXPECT_EQ(rows.front().get<std::string>(0), "sqlite");
}

TEST(SqliteConnection, counts_what_changed) {
    static constexpr Statement fill{"test.fill", "INSERT INTO t VALUES (1), (2), (3)"};
    static constexpr Statement bump{"test.bump", "UPDATE t SET a = a + 10 WHERE a > 1 RETURNING a"};
    static constexpr Statement look{"test.look", "SELECT a FROM t"};
    SqliteConnection connection(":memory:");
    connection.run_script("CREATE TABLE t (a INTEGER)");
    EXPECT_EQ(connection.execute(query(fill), Access::write).changed, 3);
    const Rows bumped = connection.execute(query(bump), Access::write);
    EXPECT_EQ(bumped.changed, 2);
    EXPECT_EQ(bumped.size(), 2U);
    EXPECT_EQ(connection.execute(query(look), Access::read).changed, 0);
}

TEST(SqliteConnection, refuses_fractions) {
    static constexpr Statement half{"test.half", "SELECT 0.5"};
    SqliteConnection connection(":memory:");
    EXPECT_THROW(connection.execute(query(half), Access::read), DatabaseFault);
}

TEST(SqliteConnection, forgets_prepared_texts_before_they_pile_up) {
    SqliteConnection connection(":memory:");
    for (int i = 0; i < 1'000; ++i) {
        const std::string text = "SELECT " + std::to_string(i);
        const Statement made{"test.made", text};
        ASSERT_EQ(connection.execute(query(made), Access::read).front().get<int>(0), i);
    }
}

}  // namespace
}  // namespace beanq::db

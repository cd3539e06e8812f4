// Which values every engine behind the SQL port must give back as they were, and by which names it
// calls the constraints that refuse them.
#include <limits>

#include <gtest/gtest.h>

#include "platform/db/sql.hpp"
#include "tests/support/empty_database.hpp"
#include "tests/support/run.hpp"

namespace beanq::db {
namespace {

class ValuesContract : public testing::Test {
protected:
    Rows done(const Statement& statement, std::vector<Value> values = {}) {
        const auto work = [&](Query query) -> awaitable<Rows> {
            auto tx = co_await database->begin();
            auto rows = co_await sql(*tx).execute(std::move(query));
            co_await tx->commit();
            co_return rows;
        };
        return run(work({&statement, std::move(values)}));
    }

    /// Sends values through a table of their own column types and gives back the row.
    Row there_and_back(std::vector<Value> values) {
        static constexpr Statement create{
            "every.create",
            "CREATE TABLE every (flag boolean, number bigint, small integer, text text, id uuid, "
            "at timestamptz, day date, json json, bytes bytea)",
            "CREATE TABLE every (flag INTEGER, number INTEGER, small INTEGER, text TEXT, id BLOB, "
            "at INTEGER, day TEXT, json TEXT, bytes BLOB) STRICT"};
        static constexpr Statement insert{
            "every.insert",
            "INSERT INTO every VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING *"};
        done(create);
        return done(insert, std::move(values)).front();
    }

    /// What `statement` is refused with, as `kind name`.
    std::string violation(const Statement& statement) {
        try {
            done(statement);
        } catch (const ConstraintViolation& violated) {
            constexpr std::string_view kinds[] = {"unique", "foreign_key", "check", "not_null"};
            return std::string(kinds[static_cast<std::size_t>(violated.kind())]) + " " +
                   violated.name();
        }
        return "none";
    }

    EmptyDatabase place;
    std::unique_ptr<Database> database = place.open();
};

TEST_F(ValuesContract, gives_back_each_type_of_value) {
    Uuid uuid;
    uuid.bytes.fill(0x7F);
    const Instant at{std::chrono::milliseconds{1'795'421'730'125}};
    const Date day = std::chrono::year{2026} / 11 / 23;
    const Row row =
        there_and_back({true, std::numeric_limits<std::int64_t>::min(),
                        std::int64_t{-2'147'483'648}, std::string("Кофе '\"\\ \t\n🥐"), uuid, at,
                        day, Json{R"({"b": 1, "a":  [1, 1.0]})"}, Bytes{std::string("\0\xff", 2)}});
    EXPECT_TRUE(row.get<bool>(0));
    EXPECT_EQ(row.get<std::int64_t>(1), std::numeric_limits<std::int64_t>::min());
    EXPECT_EQ(row.get<int>(2), std::numeric_limits<int>::min());
    EXPECT_EQ(row.get<std::string>(3), "Кофе '\"\\ \t\n🥐");
    EXPECT_EQ(row.get<Uuid>(4), uuid);
    EXPECT_EQ(row.get<Instant>(5), at);
    EXPECT_EQ(row.get<Date>(6), day);
    EXPECT_EQ(row.get<Json>(7).text, R"({"b": 1, "a":  [1, 1.0]})");
    EXPECT_EQ(row.get<Bytes>(8).data, std::string("\0\xff", 2));
}

TEST_F(ValuesContract, tells_empty_from_null) {
    const Row empty =
        there_and_back({false, std::int64_t{0}, std::int64_t{0}, std::string{}, Uuid{}, Instant{},
                        Date{std::chrono::year{1} / 1 / 1}, Json{"{}"}, Bytes{}});
    EXPECT_FALSE(empty.get<bool>(0));
    EXPECT_EQ(empty.get<std::int64_t>(1), 0);
    EXPECT_EQ(empty.get<std::string>(3), "");
    EXPECT_EQ(empty.get<Uuid>(4), Uuid{});
    EXPECT_EQ(empty.get<Instant>(5), Instant{});
    EXPECT_EQ(empty.get<Date>(6), Date{std::chrono::year{1} / 1 / 1});
    EXPECT_EQ(empty.get<std::optional<Bytes>>(8), Bytes{});
}

TEST_F(ValuesContract, gives_back_null) {
    const Row null = there_and_back(std::vector<Value>(9));
    for (std::size_t column = 0; column < null.size(); ++column) {
        EXPECT_EQ(null.cell(column), Value(std::monostate{})) << column;
    }
}

TEST_F(ValuesContract, gives_back_far_off_times) {
    const Instant before_1970{std::chrono::milliseconds{-1}};
    const Instant year_9999{std::chrono::milliseconds{253'402'300'799'999}};
    const Row row = there_and_back({true, std::numeric_limits<std::int64_t>::max(),
                                    std::int64_t{2'147'483'647}, std::string(100'000, 'x'), Uuid{},
                                    before_1970, Date{std::chrono::year{9999} / 12 / 31},
                                    Json{"[]"}, Bytes{std::string(16, '\0')}});
    EXPECT_EQ(row.get<std::int64_t>(1), std::numeric_limits<std::int64_t>::max());
    EXPECT_EQ(row.get<std::string>(3).size(), 100'000U);
    EXPECT_EQ(row.get<Instant>(5), before_1970);
    EXPECT_EQ(row.get<Date>(6), Date{std::chrono::year{9999} / 12 / 31});
    EXPECT_EQ(row.get<Bytes>(8).data, std::string(16, '\0'));
    static constexpr Statement set{"every.set", "UPDATE every SET at = $1 RETURNING at"};
    EXPECT_EQ(done(set, {year_9999}).front().get<Instant>(0), year_9999);
}

TEST_F(ValuesContract, counts_what_changed) {
    static constexpr Statement create{"t.create", "CREATE TABLE t (a integer)"};
    static constexpr Statement fill{"t.fill", "INSERT INTO t VALUES (1), (2), (3)"};
    static constexpr Statement bump{"t.bump", "UPDATE t SET a = a + $1 WHERE a > 1 RETURNING a"};
    static constexpr Statement look{"t.look", "SELECT a FROM t"};
    static constexpr Statement clear{"t.clear", "DELETE FROM t WHERE a > $1"};
    done(create);
    EXPECT_EQ(done(fill).changed, 3);
    const Rows bumped = done(bump, {std::int64_t{10}});
    EXPECT_EQ(bumped.changed, 2);
    EXPECT_EQ(bumped.size(), 2U);
    EXPECT_EQ(done(look).changed, 0);
    EXPECT_EQ(done(clear, {std::int64_t{0}}).changed, 3);
}

TEST_F(ValuesContract, refuses_parameters_that_do_not_fit) {
    static constexpr Statement two{"test.two", "SELECT CAST($1 AS integer), CAST($2 AS integer)"};
    EXPECT_THROW(done(two, {std::int64_t{1}}), DatabaseFault);
    EXPECT_THROW(done(two, {std::int64_t{1}, std::int64_t{2}, std::int64_t{3}}), DatabaseFault);
    EXPECT_EQ(done(two, {std::int64_t{1}, std::int64_t{2}}).front().get<int>(1), 2);
}

TEST_F(ValuesContract, prepares_any_number_of_texts) {
    for (int i = 0; i < 1'000; ++i) {
        const std::string text = "SELECT " + std::to_string(i);
        const Statement made{"test.made", text};
        ASSERT_EQ(done(made).front().get<int>(0), i);
    }
}

TEST_F(ValuesContract, names_the_constraint_that_was_violated) {
    static constexpr Statement create{
        "cups.create",
        "CREATE TABLE cups (id integer PRIMARY KEY, shop text NOT NULL, label text UNIQUE, "
        "size integer, CONSTRAINT cups_size_positive CHECK (size > 0), UNIQUE (shop, size))"};
    static constexpr Statement index{
        "cups.index", "CREATE UNIQUE INDEX one_size_per_label ON cups (size, label)"};
    static constexpr Statement sips{
        "sips.create", "CREATE TABLE sips (cup integer NOT NULL REFERENCES cups (id))"};
    static constexpr Statement fill{
        "cups.fill", "INSERT INTO cups VALUES (1, 'north', 'red', 10), (2, 'south', NULL, 10)"};
    for (const auto* statement : {&create, &index, &sips, &fill})
        done(*statement);

    static constexpr Statement same_id{"cups.a", "INSERT INTO cups VALUES (1, 'west', 'blue', 1)"};
    static constexpr Statement same_label{"cups.b",
                                          "INSERT INTO cups VALUES (3, 'west', 'red', 1)"};
    static constexpr Statement same_pair{"cups.c",
                                         "INSERT INTO cups VALUES (3, 'north', 'blue', 10)"};
    static constexpr Statement no_size{"cups.d", "INSERT INTO cups VALUES (3, 'west', 'blue', 0)"};
    static constexpr Statement no_shop{"cups.e", "INSERT INTO cups VALUES (3, NULL, 'blue', 1)"};
    static constexpr Statement no_cup{"sips.a", "INSERT INTO sips VALUES (77)"};
    EXPECT_EQ(violation(same_id), "unique cups_pkey");
    EXPECT_EQ(violation(same_label), "unique cups_label_key");
    EXPECT_EQ(violation(same_pair), "unique cups_shop_size_key");
    EXPECT_EQ(violation(no_size), "check cups_size_positive");
    EXPECT_EQ(violation(no_shop), "not_null cups.shop");
    EXPECT_TRUE(violation(no_cup).starts_with("foreign_key "));
}

}  // namespace
}  // namespace beanq::db

#include "platform/db/migrate.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "platform/db/sql.hpp"
#include "tests/support/database.hpp"
#include "tests/support/empty_database.hpp"
#include "tests/support/fakes.hpp"
#include "tests/support/run.hpp"

namespace beanq::db {
namespace {

using Names = std::vector<std::string>;

constexpr EmbeddedMigration cups{
    1, "cups", "CREATE TABLE cups (id INTEGER);\nINSERT INTO cups VALUES (1), (2);"};
constexpr EmbeddedMigration lids{2, "lids",
                                 "-- Lids come with cups.\nCREATE TABLE lids (id INTEGER);"};
constexpr EmbeddedMigration late{3, "late", "CREATE TABLE late (id INTEGER)"};

class Migrate : public testing::Test {
protected:
    Names apply(std::vector<EmbeddedMigration> migrations) {
        return run(migrate(*database, migrations, clock));
    }

    std::string refusal(std::vector<EmbeddedMigration> migrations) {
        try {
            apply(std::move(migrations));
        } catch (const std::runtime_error& fault) {
            return fault.what();
        }
        return "migrated";
    }

    int count(const Statement& statement) {
        const auto ask = [&]() -> awaitable<int> {
            const auto tx = co_await database->begin_read();
            const Rows rows = co_await sql(*tx).run(statement);
            co_return rows.front().get<int>(0);
        };
        return run(ask());
    }

    FixedClock clock;
    EmptyDatabase place;
    std::unique_ptr<Database> database = place.open();
};

TEST_F(Migrate, applies_what_is_missing_once_and_in_order) {
    EXPECT_EQ(apply({cups}), Names{"cups"});
    EXPECT_EQ(apply({cups, lids, late}), (Names{"lids", "late"}));
    EXPECT_EQ(apply({cups, lids, late}), Names{});
    static constexpr Statement count_cups{"test.cups", "SELECT count(*) FROM cups"};
    EXPECT_EQ(count(count_cups), 2);
}

TEST_F(Migrate, leaves_nothing_of_one_that_fails) {
    constexpr EmbeddedMigration broken{
        2, "broken", "CREATE TABLE half (id INTEGER); CREATE TABLE half (id INTEGER);"};
    EXPECT_THAT(refusal({cups, broken}),
                testing::AllOf(testing::StartsWith("migration 2 (broken) failed: script: "),
                               testing::HasSubstr("already exists")));
    static constexpr Statement count_tables{
        "test.tables", "SELECT count(*) FROM information_schema.tables WHERE table_name = 'half'",
        "SELECT count(*) FROM sqlite_schema WHERE name = 'half'"};
    EXPECT_EQ(count(count_tables), 0);
    EXPECT_EQ(apply({cups, lids}), Names{"lids"});
}

TEST_F(Migrate, refuses_an_edited_one) {
    apply({cups, lids});
    EXPECT_EQ(refusal({{1, "cups", "CREATE TABLE mugs (id INTEGER)"}, lids}),
              "migration 1 (cups) was edited after this database had applied it: restore its text "
              "and put the change into a new one");
}

TEST_F(Migrate, refuses_a_newer_schema) {
    apply({cups, lids});
    EXPECT_EQ(refusal({cups}),
              "the database is at migration 2 (lids), this beanq knows only 1: use a newer beanq");
}

TEST_F(Migrate, refuses_a_schema_with_another_history) {
    apply({cups, lids});
    EXPECT_EQ(refusal({cups, late}),
              "the database has migration 2 (lids), which this beanq does not have");
}

TEST(Migrations, of_the_tree_apply_to_an_empty_database) {
    const auto database = fresh_database();
    const auto again = run(migrate(*database, migrations_for(database->engine()), SystemClock{}));
    EXPECT_EQ(again, Names{});
}

}  // namespace
}  // namespace beanq::db

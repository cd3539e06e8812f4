#include "platform/db/sqlite/failure.hpp"

#include <gtest/gtest.h>

#include "kernel/fault.hpp"
#include "platform/db/sqlite/connection.hpp"

namespace beanq::db {
namespace {

using Kind = ConstraintViolation::Kind;

constexpr const char* schema = R"sql(
    CREATE TABLE cups (
        id INTEGER PRIMARY KEY, shop TEXT NOT NULL, label TEXT UNIQUE, size INTEGER,
        CONSTRAINT cups_size_positive CHECK (size > 0), UNIQUE (shop, size)
    ) STRICT;
    CREATE UNIQUE INDEX one_label_per_shop ON cups (shop, label) WHERE label IS NOT NULL;
    CREATE TABLE sips (cup INTEGER NOT NULL REFERENCES cups (id), PRIMARY KEY (cup)) WITHOUT ROWID;
    INSERT INTO cups VALUES (1, 'north', 'red', 10), (2, 'south', NULL, 10);
    INSERT INTO sips VALUES (1);
)sql";

/// What `statement` throws, as `kind name`.
std::string violation(const std::string& statement) {
    SqliteConnection connection(":memory:");
    connection.ask("PRAGMA foreign_keys = ON");
    connection.run_script(schema);
    try {
        connection.run_script(statement);
    } catch (const ConstraintViolation& violated) {
        constexpr std::string_view kinds[] = {"unique", "foreign_key", "check", "not_null"};
        return std::string(kinds[static_cast<std::size_t>(violated.kind())]) + " " +
               violated.name();
    }
    return "none";
}

TEST(ConstraintViolation, of_a_unique_column_has_postgres_name) {
    EXPECT_EQ(violation("INSERT INTO cups VALUES (3, 'west', 'red', 1)"), "unique cups_label_key");
}

TEST(ConstraintViolation, of_unique_columns_has_postgres_name) {
    EXPECT_EQ(violation("INSERT INTO cups VALUES (3, 'north', 'blue', 10)"),
              "unique cups_shop_size_key");
}

TEST(ConstraintViolation, of_a_primary_key_has_postgres_name) {
    EXPECT_EQ(violation("INSERT INTO cups VALUES (1, 'west', 'blue', 1)"), "unique cups_pkey");
    EXPECT_EQ(violation("INSERT INTO sips VALUES (1)"), "unique sips_pkey");
}

TEST(ConstraintViolation, of_a_unique_index_has_its_name) {
    EXPECT_EQ(
        violation("CREATE TABLE t (a INTEGER, b INTEGER); CREATE UNIQUE INDEX t_pair ON t (a, b);"
                  "INSERT INTO t VALUES (1, 2), (1, 2)"),
        "unique t_pair");
    EXPECT_EQ(violation("CREATE UNIQUE INDEX any_case ON cups (lower(label));"
                        "INSERT INTO cups VALUES (3, 'west', 'RED', 1)"),
              "unique any_case");
}

TEST(ConstraintViolation, of_other_kinds_tells_what_it_can) {
    EXPECT_EQ(violation("INSERT INTO cups VALUES (3, 'west', 'blue', 0)"),
              "check cups_size_positive");
    EXPECT_EQ(violation("INSERT INTO cups VALUES (3, NULL, 'blue', 1)"), "not_null cups.shop");
    EXPECT_EQ(violation("INSERT INTO sips VALUES (77)"), "foreign_key ");
}

TEST(SqliteFailure, of_a_statement_is_a_fault_with_its_name) {
    static constexpr Statement wrong{"cups.find", "SELECT cup FROM nowhere"};
    SqliteConnection connection(":memory:");
    try {
        connection.execute({&wrong, {}}, Access::read);
        FAIL();
    } catch (const DatabaseFault& fault) {
        EXPECT_STREQ(fault.what(), "cups.find: no such table: nowhere");
    }
}

TEST(SqliteFailure, of_a_full_disk_is_unavailability) {
    SqliteConnection connection(":memory:");
    connection.run_script("CREATE TABLE t (a BLOB)");
    connection.ask("PRAGMA max_page_count = 3");
    EXPECT_THROW(connection.run_script("INSERT INTO t VALUES (zeroblob(100000))"), Unavailable);
}

TEST(SqliteFailure, of_a_foreign_type_is_a_fault) {
    SqliteConnection connection(":memory:");
    connection.run_script("CREATE TABLE t (a INTEGER) STRICT");
    EXPECT_THROW(connection.run_script("INSERT INTO t VALUES ('text')"), DatabaseFault);
}

}  // namespace
}  // namespace beanq::db

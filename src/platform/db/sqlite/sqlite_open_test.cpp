#include <fstream>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "platform/db/sql.hpp"
#include "platform/db/sqlite/connection.hpp"
#include "platform/db/sqlite/sqlite_database.hpp"
#include "tests/support/run.hpp"
#include "tests/support/temporary_folder.hpp"

namespace beanq::db {
namespace {

namespace fs = std::filesystem;

/// The sentence that opening `file` ends with.
std::string refusal(const fs::path& file) {
    try {
        open_sqlite({.file = file});
    } catch (const std::runtime_error& fault) {
        return fault.what();
    }
    return "opened";
}

std::string sentence(const fs::path& file, const std::string& fault) {
    return "cannot use " + file.string() + " as the database: " + fault;
}

void write_file(const fs::path& file, const std::string& content) {
    std::ofstream(file, std::ios::binary) << content;
}

TEST(OpenSqlite, creates_a_private_file_with_a_log_that_survives_power_loss) {
    const TemporaryFolder folder;
    const auto file = folder / "new.db";
    {
        const auto database = open_sqlite({.file = file});
        run(database->ping());
    }
    struct stat status{};
    ASSERT_EQ(::stat(file.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0600U);
    SqliteConnection again(file);
    EXPECT_EQ(again.ask("PRAGMA journal_mode"), "wal");
}

TEST(OpenSqlite, leaves_one_file_when_it_is_closed) {
    static constexpr Statement make{"test.make", "CREATE TABLE t (a INTEGER)"};
    const TemporaryFolder folder;
    const auto database = open_sqlite({.file = folder / "one.db"});
    const auto work = [&]() -> awaitable<void> {
        auto tx = co_await database->begin();
        co_await sql(*tx).run(make);
        co_await tx->commit();
    };
    run(work());
    database->close();
    EXPECT_TRUE(fs::exists(folder / "one.db"));
    EXPECT_FALSE(fs::exists(folder / "one.db-wal"));
}

TEST(OpenSqlite, names_a_folder_that_is_not_there) {
    const TemporaryFolder folder;
    const auto file = folder / "missing/beanq.db";
    EXPECT_EQ(refusal(file), sentence(file, "there is no folder " + (folder / "missing").string()));
}

TEST(OpenSqlite, names_a_folder_that_cannot_be_written) {
    const fs::path file = "/proc/beanq.db";  // not even root may
    EXPECT_TRUE(refusal(file).starts_with(sentence(file, ""))) << refusal(file);
}

TEST(OpenSqlite, refuses_a_folder_in_place_of_the_file) {
    const TemporaryFolder folder;
    EXPECT_EQ(refusal(folder.path()), sentence(folder.path(), "Is a directory"));
}

TEST(OpenSqlite, refuses_a_file_of_another_kind) {
    const TemporaryFolder folder;
    const auto file = folder / "letter.db";
    write_file(file, std::string(4096, 'x'));
    EXPECT_EQ(refusal(file), sentence(file, "file is not a database"));
}

TEST(OpenSqlite, refuses_a_damaged_database) {
    const TemporaryFolder folder;
    const auto file = folder / "damaged.db";
    {
        SqliteConnection connection(file);
        connection.run_script(
            "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT);"
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) "
            "INSERT INTO t SELECT i, 'some text to fill pages with ' || i FROM n");
    }
    ASSERT_EQ(refusal(file), "opened");
    std::fstream damage(file, std::ios::in | std::ios::out | std::ios::binary);
    damage.seekp(3 * 4096);
    damage << std::string(4096, '\x5A');
    damage.close();
    EXPECT_TRUE(refusal(file).starts_with(sentence(file, ""))) << refusal(file);
}

TEST(OpenSqlite, refuses_a_database_that_was_cut_short) {
    const TemporaryFolder folder;
    const auto file = folder / "short.db";
    {
        SqliteConnection(file).run_script(
            "CREATE TABLE t (a); CREATE TABLE u (a); CREATE TABLE v (a)");
    }
    fs::resize_file(file, 4096 + 100);
    EXPECT_TRUE(refusal(file).starts_with(sentence(file, ""))) << refusal(file);
}

}  // namespace
}  // namespace beanq::db

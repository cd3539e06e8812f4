#include "tests/support/database.hpp"

#include "kernel/clock.hpp"
#include "platform/db/migrate.hpp"
#include "platform/db/sqlite/sqlite_database.hpp"
#include "tests/support/run.hpp"

namespace beanq {
namespace {

std::unique_ptr<db::Database> open_migrated(const std::filesystem::path& file) {
    auto database = db::open_sqlite({.file = file});
    run(db::migrate(*database, db::migrations_for(database->engine()), SystemClock{}));
    return database;
}

}  // namespace

std::unique_ptr<db::Database> fresh_database() { return open_migrated(":memory:"); }

std::unique_ptr<db::Database> fresh_database_file(const std::filesystem::path& folder) {
    return open_migrated(folder / "beanq.db");
}

}  // namespace beanq

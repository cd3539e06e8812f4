#include "tests/support/database.hpp"

#include <string>
#include <utility>

#include "kernel/clock.hpp"
#include "platform/db/migrate.hpp"
#include "platform/db/postgres/postgres_database.hpp"
#include "platform/db/sqlite/sqlite_database.hpp"
#include "tests/support/postgres.hpp"
#include "tests/support/run.hpp"

namespace beanq {
namespace {

/// A database of PostgreSQL that is dropped when it is no longer used.
class PassingDatabase final : public db::Database {
public:
    db::Engine engine() const override { return opened_->engine(); }
    awaitable<std::unique_ptr<Transaction>> begin() override { return opened_->begin(); }
    awaitable<std::unique_ptr<Transaction>> begin_read() override { return opened_->begin_read(); }
    awaitable<std::unique_ptr<Transaction>> begin_look() override { return opened_->begin_look(); }
    awaitable<void> ping() override { return opened_->ping(); }
    std::unique_ptr<db::Signal> signal(std::string name) override {
        return opened_->signal(std::move(name));
    }
    void close() override { opened_->close(); }

private:
    FreshPostgres place_;
    std::unique_ptr<db::Database> opened_ = db::open_postgres({.url = place_.url()});
};

std::unique_ptr<db::Database> open_migrated(const std::filesystem::path& file) {
    auto database = db::open_sqlite({.file = file});
    run(db::migrate(*database, db::migrations_for(database->engine()), SystemClock{}));
    return database;
}

}  // namespace

std::unique_ptr<db::Database> fresh_database() {
    if (wants_postgres()) return std::make_unique<PassingDatabase>();
    return open_migrated(":memory:");
}

std::unique_ptr<db::Database> fresh_database_file(const std::filesystem::path& folder) {
    if (wants_postgres()) return std::make_unique<PassingDatabase>();
    return open_migrated(folder / "beanq.db");
}

}  // namespace beanq

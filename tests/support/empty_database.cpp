#include "tests/support/empty_database.hpp"

#include "platform/db/postgres/postgres_database.hpp"
#include "platform/db/sqlite/sqlite_database.hpp"

namespace beanq {
namespace {

constexpr std::chrono::milliseconds wait_limit{100};
constexpr int max_waiting = 3;
constexpr int several_connections = 3;

}  // namespace

EmptyDatabase::EmptyDatabase(Connections connections) : connections_(connections) {
    if (wants_postgres()) postgres_.emplace(FreshPostgres::empty());
}

std::unique_ptr<db::Database> EmptyDatabase::open() const {
    if (postgres_) {
        return db::open_postgres({.url = postgres_->url(),
                                  .connections = writers(),
                                  .wait_limit = wait_limit,
                                  .max_waiting = max_waiting});
    }
    db::SqliteOptions options{.file = folder_ / "test.db"};
    if (connections_ == Connections::one) options.file = ":memory:";
    options.wait_limit = wait_limit;
    options.max_waiting = max_waiting;
    return db::open_sqlite(options);
}

int EmptyDatabase::writers() const {
    return postgres_ && connections_ == Connections::several ? several_connections : 1;
}

}  // namespace beanq

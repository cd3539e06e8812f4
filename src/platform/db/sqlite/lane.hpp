#pragma once

#include <utility>

#include "platform/async/worker_pool.hpp"
#include "platform/db/sqlite/connection.hpp"
#include "platform/db/turns.hpp"

namespace beanq::db {

/// A connection and the thread that it is used on.
struct SqliteLane {
    explicit SqliteLane(SqliteConnection opened) : connection(std::move(opened)) {}

    void close() {
        thread.join();
        connection.close();
    }

    SqliteConnection connection;
    WorkerPool thread{"database", 1, 64};
};

using SqliteTurn = Turn<SqliteLane>;
using SqliteTurns = Turns<SqliteLane>;

}  // namespace beanq::db

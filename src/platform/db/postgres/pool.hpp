#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <string>

#include "platform/async/worker_pool.hpp"
#include "platform/db/postgres/connection.hpp"
#include "platform/db/turns.hpp"

namespace beanq::db {

/// A place for one connection, which is made when it is first needed.
struct PostgresLane {
    std::unique_ptr<PostgresConnection> connection;

    void close() { connection.reset(); }
};

using PostgresTurn = Turn<PostgresLane>;
using PostgresTurns = Turns<PostgresLane>;

/// A bounded number of connections, and the threads for the parts of libpq that block.
class PostgresPool {
public:
    PostgresPool(std::string url, int connections, std::chrono::milliseconds wait_limit,
                 int max_waiting);

    /// Waits for a turn on a connection that works as far as can be told, connecting when needed.
    /// Throws Unavailable when it takes too long, too many wait, or the server is away.
    awaitable<PostgresTurn> take();

    /// A connection besides those that are handed out, bound to the calling coroutine's executor.
    /// Unavailable; right away for a moment after an attempt failed, so that a server that is away
    /// costs each request nothing.
    awaitable<std::unique_ptr<PostgresConnection>> connect();

    void close();

private:
    using Time = std::chrono::steady_clock;

    void check_present() const;

    std::string url_;
    std::shared_ptr<PostgresTurns> turns_;
    std::atomic<Time::rep> away_until_{0};
    WorkerPool blocking_{"connecting to the database", 2, 256};
};

}  // namespace beanq::db

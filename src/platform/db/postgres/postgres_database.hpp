#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "platform/db/database.hpp"

namespace beanq::db {

struct PostgresOptions {
    /// `postgres://user:password@host:port/name?sslmode=verify-full…`, as libpq takes it.
    std::string url;
    int connections = 4;                         ///< at most
    std::chrono::milliseconds wait_limit{5000};  ///< for a turn; then Unavailable
    int max_waiting = 1024;                      ///< who may wait; more is Unavailable
};

/// Connects once to see that it can. Throws std::runtime_error with one sentence for the operator
/// when it cannot. Does not migrate. Connections are made when they are needed and replaced when
/// they are lost.
std::unique_ptr<Database> open_postgres(const PostgresOptions& options);

}  // namespace beanq::db

#pragma once

#include <chrono>
#include <memory>
#include <optional>

#include "platform/db/database.hpp"
#include "tests/support/postgres.hpp"
#include "tests/support/temporary_folder.hpp"

namespace beanq {

/// How many connections a database has. SQLite with one is in memory, a new one each time it is
/// opened; several are one that writes and two that read.
enum class Connections { one, several };

/// A place for a database without any table, gone with the object: SQLite, or PostgreSQL where
/// BEANQ_TEST_STORE=postgres asks for it.
class EmptyDatabase {
public:
    explicit EmptyDatabase(Connections connections = Connections::one);

    /// Opens what is there. Who waits for a turn does so for 100 ms, three at most.
    std::unique_ptr<db::Database> open() const;

    /// How many transactions may change something at once.
    int writers() const;

private:
    Connections connections_;
    TemporaryFolder folder_;
    std::optional<FreshPostgres> postgres_;
};

}  // namespace beanq

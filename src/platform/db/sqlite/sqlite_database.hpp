#pragma once

#include <chrono>
#include <filesystem>
#include <memory>

#include "platform/db/database.hpp"

namespace beanq::db {

struct SqliteOptions {
    std::filesystem::path file;  ///< `:memory:` gives each Database a private one (for tests)
    int readers = 2;             ///< read connections, each with a thread of its own
    std::chrono::milliseconds busy_timeout{5000};  ///< for another process that holds the file
    std::chrono::milliseconds wait_limit{5000};    ///< for a turn; then Unavailable
    int max_waiting = 1024;                        ///< who may wait for a turn; more is Unavailable
};

/// Opens (and creates) the file: WAL, `synchronous=FULL`, foreign keys on; one writer, several
/// snapshot readers, each on its own thread so that no fsync ever runs on an event loop.
/// Throws std::runtime_error with one sentence for the operator when it cannot be opened, written
/// or is not a sound database. Does not migrate.
std::unique_ptr<Database> open_sqlite(const SqliteOptions& options);

/// Opens what is there to read it and nothing else: transactions that begin to change something
/// fail. Throws std::runtime_error with one sentence when it is no database.
std::unique_ptr<Database> open_sqlite_to_read(const std::filesystem::path& file);

}  // namespace beanq::db

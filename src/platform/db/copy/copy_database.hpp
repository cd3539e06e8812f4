#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kernel/awaitable.hpp"
#include "kernel/clock.hpp"
#include "platform/db/database.hpp"

namespace beanq::db {

/// A table and how many rows it took.
struct Copied {
    std::string table;
    std::int64_t rows = 0;
};

/// Copies all rows of a SQLite database into a PostgreSQL database that is empty, migrating that
/// first: from one snapshot, in one transaction, in which numbers of rows and sums of integers are
/// compared before it is committed. The source must be at the newest migration and is only read.
/// Throws std::runtime_error with one sentence when the source is no shop, the target is not empty
/// or anything does not agree; the target holds no rows then.
awaitable<std::vector<Copied>> copy_database(Database& from, Database& to, const Clock& clock);

}  // namespace beanq::db

#pragma once

#include <cstdint>

#include "kernel/awaitable.hpp"
#include "platform/db/copy/copy_plan.hpp"
#include "platform/db/sql.hpp"

namespace beanq::db {

/// Copies the rows in the order of their primary key, many at a time, and lets the table's sequence
/// go on where SQLite's stands.
awaitable<void> copy_table(SqlTransaction& from, SqlTransaction& to, const CopiedTable& table);

/// How many rows there are, when both have as many and the same sums of each integer column. Throws
/// std::runtime_error otherwise.
awaitable<std::int64_t> compare_table(SqlTransaction& from, SqlTransaction& to,
                                      const CopiedTable& table);

}  // namespace beanq::db

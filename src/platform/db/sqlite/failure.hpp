#pragma once

#include <string_view>

struct sqlite3;

namespace beanq::db {

/// Throws what the last failure of `handle` means: TransientConflict (busy, locked),
/// ConstraintViolation with PostgreSQL's name, Unavailable (disk full or failing: nothing
/// happened), DatabaseFault for everything else. `doing` is the statement's name,
/// or empty.
[[noreturn]] void throw_failure(sqlite3* handle, std::string_view doing);

}  // namespace beanq::db

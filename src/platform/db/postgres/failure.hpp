#pragma once

#include <string_view>

struct pg_result;

namespace beanq::db {

/// Throws what a failed result means: TransientConflict (serialization, deadlock, a plan that a
/// migration made stale), ConstraintViolation with the constraint's name, Unavailable (the server
/// goes down, is full, cut the statement off), DatabaseFault for everything else. `doing` is the
/// statement's name.
[[noreturn]] void throw_failure(const pg_result& result, std::string_view doing);

/// Whether the server ends the connection with it, though its end may not have arrived yet.
bool is_farewell(const pg_result& result);

/// Whether the connection's prepared statements can no longer be trusted.
bool spoils_statements(const pg_result& result);

}  // namespace beanq::db

// SQLSTATE: https://www.postgresql.org/docs/15/errcodes-appendix.html
#include "platform/db/postgres/failure.hpp"

#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>
#include <libpq-fe.h>

#include "kernel/fault.hpp"
#include "platform/db/sql.hpp"

namespace beanq::db {
namespace {

using Kind = ConstraintViolation::Kind;

std::string field(const pg_result& result, int code) {
    const char* text = PQresultErrorField(&result, code);
    return text == nullptr ? std::string{} : text;
}

bool is_transient(std::string_view state) {
    constexpr std::array<std::string_view, 3> states{"40001", "40P01", "55P03"};
    return std::ranges::find(states, state) != states.end();
}

/// Lost connections, too few resources (a full disk among them), an operator's intervention, a
/// failing disk.
bool is_away(std::string_view state) {
    constexpr std::array<std::string_view, 4> classes{"08", "53", "57", "58"};
    return std::ranges::find(classes, state.substr(0, 2)) != classes.end();
}

}  // namespace

bool is_farewell(const pg_result& result) {
    const std::string severity = field(result, PG_DIAG_SEVERITY_NONLOCALIZED);
    return severity == "FATAL" || severity == "PANIC";
}

bool spoils_statements(const pg_result& result) {
    const std::string state = field(result, PG_DIAG_SQLSTATE);
    const bool is_stale_plan =
        state == "0A000" && field(result, PG_DIAG_SOURCE_FUNCTION) == "RevalidateCachedQuery";
    return is_stale_plan || state == "26000";
}

void throw_failure(const pg_result& result, std::string_view doing) {
    const std::string state = field(result, PG_DIAG_SQLSTATE);
    const std::string what =
        fmt::format("{}: {} ({})", doing, field(result, PG_DIAG_MESSAGE_PRIMARY), state);
    const std::string constraint = field(result, PG_DIAG_CONSTRAINT_NAME);
    if (state == "23505") throw ConstraintViolation(Kind::unique, constraint, what);
    if (state == "23503") throw ConstraintViolation(Kind::foreign_key, constraint, what);
    if (state == "23514") throw ConstraintViolation(Kind::check, constraint, what);
    if (state == "23502") {
        const std::string column =
            field(result, PG_DIAG_TABLE_NAME) + '.' + field(result, PG_DIAG_COLUMN_NAME);
        throw ConstraintViolation(Kind::not_null, column, what);
    }
    if (is_transient(state) || spoils_statements(result)) throw TransientConflict(what);
    if (is_away(state)) throw Unavailable(what);
    throw DatabaseFault(what);
}

}  // namespace beanq::db

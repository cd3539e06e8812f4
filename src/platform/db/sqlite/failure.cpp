#include "platform/db/sqlite/failure.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sqlite3.h>

#include "kernel/fault.hpp"
#include "platform/db/sql.hpp"

namespace beanq::db {
namespace {

using Kind = ConstraintViolation::Kind;

/// A failed UNIQUE in SQLite's words: `users.email` or `a.b, a.c`.
struct FailedColumns {
    std::string table;
    std::vector<std::string> columns;
};

FailedColumns parse_columns(std::string_view text) {
    FailedColumns failed;
    while (!text.empty()) {
        const auto comma = std::min(text.find(", "), text.size());
        const auto column = text.substr(0, comma);
        const auto dot = std::min(column.find('.'), column.size() - 1);
        failed.table = column.substr(0, dot);
        failed.columns.emplace_back(column.substr(dot + 1));
        text.remove_prefix(std::min(comma + 2, text.size()));
    }
    return failed;
}

/// The name of the CREATE UNIQUE INDEX over exactly these columns, or nothing: a constraint of the
/// table itself has no name of its own here.
std::string index_name(sqlite3* handle, const FailedColumns& failed) {
    constexpr std::string_view find =
        "SELECT list.name FROM pragma_index_list(?1) AS list "
        "WHERE list.\"unique\" AND list.origin = 'c' AND ?2 = (SELECT group_concat(name) FROM "
        "(SELECT name FROM pragma_index_info(list.name) ORDER BY seqno))";
    const std::string columns = fmt::format("{}", fmt::join(failed.columns, ","));
    sqlite3_stmt* statement = nullptr;
    std::string name;
    sqlite3_prepare_v2(handle, find.data(), static_cast<int>(find.size()), &statement, nullptr);
    sqlite3_bind_text(statement, 1, failed.table.c_str(), -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 2, columns.c_str(), -1, SQLITE_STATIC);
    if (sqlite3_step(statement) == SQLITE_ROW) {
        name = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
    }
    sqlite3_finalize(statement);
    return name;
}

/// The name PostgreSQL would give: `users_pkey`, `users_email_key`, or the index's own.
std::string unique_name(sqlite3* handle, std::string_view rest, bool primary_key) {
    constexpr std::string_view by_index = "index '";
    if (rest.starts_with(by_index)) {
        return std::string(rest.substr(by_index.size(), rest.size() - by_index.size() - 1));
    }
    const auto failed = parse_columns(rest);
    if (primary_key) return failed.table + "_pkey";
    auto name = index_name(handle, failed);
    if (!name.empty()) return name;
    return fmt::format("{}_{}_key", failed.table, fmt::join(failed.columns, "_"));
}

[[noreturn]] void throw_violation(sqlite3* handle, int code, const std::string& message,
                                  const std::string& what) {
    const auto colon = message.find(": ");
    const std::string rest = colon == std::string::npos ? std::string{} : message.substr(colon + 2);
    switch (code) {
        case SQLITE_CONSTRAINT_UNIQUE:
            throw ConstraintViolation(Kind::unique, unique_name(handle, rest, false), what);
        case SQLITE_CONSTRAINT_PRIMARYKEY:
        case SQLITE_CONSTRAINT_ROWID:
            throw ConstraintViolation(Kind::unique, unique_name(handle, rest, true), what);
        case SQLITE_CONSTRAINT_FOREIGNKEY: throw ConstraintViolation(Kind::foreign_key, "", what);
        case SQLITE_CONSTRAINT_NOTNULL: throw ConstraintViolation(Kind::not_null, rest, what);
        case SQLITE_CONSTRAINT_CHECK: throw ConstraintViolation(Kind::check, rest, what);
        case SQLITE_CONSTRAINT_TRIGGER: throw ConstraintViolation(Kind::check, message, what);
        default: throw DatabaseFault(what);  // a value of another type than its STRICT column
    }
}

}  // namespace

void throw_failure(sqlite3* handle, std::string_view doing) {
    const int code = sqlite3_extended_errcode(handle);
    const std::string message = sqlite3_errmsg(handle);
    const std::string what = doing.empty() ? message : fmt::format("{}: {}", doing, message);
    switch (code & 0xFF) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED: throw TransientConflict(what);
        case SQLITE_CONSTRAINT: throw_violation(handle, code, message, what);
        case SQLITE_FULL:
        case SQLITE_IOERR: throw Unavailable(what);
        default: throw DatabaseFault(what);
    }
}

}  // namespace beanq::db

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "kernel/awaitable.hpp"
#include "platform/db/sql.hpp"

namespace beanq::db {

/// What a column holds in PostgreSQL; SQLite stores each of them as sql.hpp says.
enum class ColumnType { boolean, integer, text, uuid, instant, date, json, bytes };

struct CopiedColumn {
    std::string name;
    ColumnType type;
};

/// A table that is in both databases.
struct CopiedTable {
    std::string name;
    std::vector<CopiedColumn> columns;  ///< SQLite's; what PostgreSQL has besides fills itself
    std::vector<std::size_t> key;       ///< the primary key, as indices of `columns`
    std::optional<std::string> identity = {};  ///< the column that a sequence fills
};

/// The tables to copy, each behind those it refers to. Read from the databases themselves, so that
/// a migration changes nothing here. Throws std::runtime_error with one sentence when PostgreSQL's
/// tables cannot take what SQLite's hold.
awaitable<std::vector<CopiedTable>> plan_copy(SqlTransaction& from, SqlTransaction& to);

/// The tables of the schema that PostgreSQL takes names from, without schema_migrations.
awaitable<std::vector<std::string>> postgres_tables(SqlTransaction& tx);

}  // namespace beanq::db

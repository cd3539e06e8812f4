#include "platform/db/copy/copy_plan.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace beanq::db {
namespace {

constexpr Statement sqlite_columns{
    "copy.sqlite_columns",
    "SELECT t.name, c.name, c.pk FROM sqlite_schema t JOIN pragma_table_info(t.name) c"
    " WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite!_%' ESCAPE '!'"
    " AND t.name <> 'schema_migrations' ORDER BY t.name, c.cid"};

constexpr Statement list_tables{
    "copy.postgres_tables",
    "SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema()"
    " AND table_type = 'BASE TABLE' AND table_name <> 'schema_migrations' ORDER BY table_name"};

constexpr Statement postgres_columns{
    "copy.postgres_columns",
    "SELECT table_name::text, column_name::text, udt_name::text, is_identity = 'YES',"
    " is_nullable = 'YES' OR column_default IS NOT NULL OR is_identity = 'YES'"
    " FROM information_schema.columns WHERE table_schema = current_schema()"};

constexpr Statement postgres_references{
    "copy.postgres_references",
    "SELECT child.relname::text, parent.relname::text FROM pg_constraint c"
    " JOIN pg_class child ON child.oid = c.conrelid JOIN pg_class parent ON parent.oid = "
    "c.confrelid"
    " WHERE c.contype = 'f' AND c.connamespace = current_schema()::regnamespace"
    " AND child.oid <> parent.oid"};

constexpr std::array<std::pair<std::string_view, ColumnType>, 11> type_names{{
    {"bool", ColumnType::boolean},
    {"int2", ColumnType::integer},
    {"int4", ColumnType::integer},
    {"int8", ColumnType::integer},
    {"text", ColumnType::text},
    {"varchar", ColumnType::text},
    {"uuid", ColumnType::uuid},
    {"timestamptz", ColumnType::instant},
    {"date", ColumnType::date},
    {"json", ColumnType::json},
    {"bytea", ColumnType::bytes},
}};

struct PostgresColumn {
    std::string type;
    bool is_identity;
    bool fills_itself;
};
/// By table and column.
using PostgresColumns = std::map<std::string, std::map<std::string, PostgresColumn>>;

PostgresColumns to_columns(const Rows& rows) {
    PostgresColumns columns;
    for (const Row& row : rows) {
        columns[row.get<std::string>(0)].emplace(
            row.get<std::string>(1),
            PostgresColumn{row.get<std::string>(2), row.get<bool>(3), row.get<bool>(4)});
    }
    return columns;
}

ColumnType type_of(std::string_view name, const std::string& type) {
    const auto* known =
        std::ranges::find(type_names, type, &std::pair<std::string_view, ColumnType>::first);
    if (known == type_names.end()) {
        throw std::runtime_error(
            fmt::format("the column {} has the type {}, which cannot be copied", name, type));
    }
    return known->second;
}

/// Takes the types from `there`; what is left in it has no counterpart in SQLite.
CopiedTable to_table(const std::string& name, std::span<const Row> rows,
                     std::map<std::string, PostgresColumn> there) {
    CopiedTable table{.name = name};
    std::vector<std::pair<int, std::size_t>> key;
    for (const Row& row : rows) {
        const auto column = row.get<std::string>(1);
        const auto place = row.get<int>(2);
        const auto found = there.find(column);
        const std::string full_name = name + '.' + column;
        if (found == there.end())
            throw std::runtime_error(fmt::format("PostgreSQL has no column {}", full_name));
        if (place > 0) key.emplace_back(place, table.columns.size());
        if (found->second.is_identity) table.identity = column;
        table.columns.push_back({column, type_of(full_name, found->second.type)});
        there.erase(found);
    }
    for (const auto& [column, about] : there) {
        if (!about.fills_itself) {
            throw std::runtime_error(
                fmt::format("SQLite has nothing for PostgreSQL's column {}.{}", name, column));
        }
    }
    std::ranges::sort(key);
    for (const auto& [place, index] : key)
        table.key.push_back(index);
    if (key.empty()) throw std::runtime_error(fmt::format("{} has no primary key", name));
    return table;
}

/// Each behind those it refers to.
std::vector<CopiedTable> in_order(std::vector<CopiedTable> tables, const Rows& references) {
    std::vector<CopiedTable> ordered;
    const auto waits = [&](const CopiedTable& table) {
        return std::ranges::any_of(references.rows, [&](const Row& reference) {
            const auto parent = reference.get<std::string>(1);
            return reference.get<std::string>(0) == table.name &&
                   std::ranges::find(tables, parent, &CopiedTable::name) != tables.end();
        });
    };
    while (!tables.empty()) {
        const auto next = std::ranges::find_if_not(tables, waits);
        if (next == tables.end())
            throw std::runtime_error("tables refer to each other in a circle");
        ordered.push_back(std::move(*next));
        tables.erase(next);
    }
    return ordered;
}

}  // namespace

awaitable<std::vector<std::string>> postgres_tables(SqlTransaction& tx) {
    const Rows rows = co_await tx.run(list_tables);
    std::vector<std::string> names;
    for (const Row& row : rows)
        names.push_back(row.get<std::string>(0));
    co_return names;
}

awaitable<std::vector<CopiedTable>> plan_copy(SqlTransaction& from, SqlTransaction& to) {
    const Rows here = co_await from.run(sqlite_columns);
    const Rows there = co_await to.run(postgres_columns);
    const Rows references = co_await to.run(postgres_references);
    const PostgresColumns columns = to_columns(there);
    std::vector<CopiedTable> tables;
    for (auto first = here.rows.begin(); first != here.rows.end();) {
        const auto name = first->get<std::string>(0);
        const auto last = std::find_if(first, here.rows.end(), [&](const Row& row) {
            return row.get<std::string>(0) != name;
        });
        const auto table = columns.find(name);
        if (table == columns.end())
            throw std::runtime_error(fmt::format("PostgreSQL has no table {}", name));
        tables.push_back(to_table(name, {first, last}, table->second));
        first = last;
    }
    co_return in_order(std::move(tables), references);
}

}  // namespace beanq::db

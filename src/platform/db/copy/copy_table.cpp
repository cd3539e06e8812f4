#include "platform/db/copy/copy_table.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace beanq::db {
namespace {

/// A statement of PostgreSQL has at most 65535 parameters.
constexpr std::size_t most_parameters = 30'000;
constexpr std::size_t most_rows = 1'000;

constexpr Statement sqlite_sequence{"copy.sqlite_sequence",
                                    "SELECT seq FROM sqlite_sequence WHERE name = $1"};
constexpr Statement set_sequence{"copy.set_sequence",
                                 "SELECT setval(pg_get_serial_sequence($1, $2), $3)"};

std::vector<std::string> names(const CopiedTable& table) {
    std::vector<std::string> list;
    for (const auto& column : table.columns)
        list.push_back(fmt::format("\"{}\"", column.name));
    return list;
}

/// `$1, $2`, from a number on.
std::string places(std::size_t first, std::size_t count) {
    std::vector<std::string> list;
    for (std::size_t i = 0; i < count; ++i)
        list.push_back(fmt::format("${}", first + i));
    return fmt::format("{}", fmt::join(list, ", "));
}

std::size_t rows_at_once(const CopiedTable& table) {
    return std::min(most_rows, most_parameters / table.columns.size());
}

/// The next page; with `after`, behind the row of that key.
std::string select_text(const CopiedTable& table, bool after) {
    std::vector<std::string> key;
    for (const auto index : table.key)
        key.push_back(fmt::format("\"{}\"", table.columns[index].name));
    const std::string place =
        after ? fmt::format(" WHERE ({}) > ({})", fmt::join(key, ", "), places(1, key.size())) : "";
    return fmt::format("SELECT {} FROM \"{}\"{} ORDER BY {} LIMIT {}",
                       fmt::join(names(table), ", "), table.name, place, fmt::join(key, ", "),
                       rows_at_once(table));
}

std::string insert_text(const CopiedTable& table, std::size_t rows) {
    const std::size_t width = table.columns.size();
    std::vector<std::string> values;
    for (std::size_t row = 0; row < rows; ++row)
        values.push_back(fmt::format("({})", places(row * width + 1, width)));
    return fmt::format("INSERT INTO \"{}\" ({}) OVERRIDING SYSTEM VALUE VALUES {}", table.name,
                       fmt::join(names(table), ", "), fmt::join(values, ", "));
}

std::string totals_text(const CopiedTable& table) {
    std::string text = "SELECT count(*)";
    for (const auto& column : table.columns) {
        if (column.type == ColumnType::integer)
            text += fmt::format(", CAST(coalesce(sum(\"{}\"), 0) AS text)", column.name);
    }
    return text + fmt::format(" FROM \"{}\"", table.name);
}

/// As PostgreSQL wants it.
Value converted(const Row& row, std::size_t index, ColumnType type) {
    switch (type) {
        case ColumnType::boolean: return to_value(row.get<std::optional<bool>>(index));
        case ColumnType::integer: return to_value(row.get<std::optional<std::int64_t>>(index));
        case ColumnType::text: return to_value(row.get<std::optional<std::string>>(index));
        case ColumnType::uuid: return to_value(row.get<std::optional<Uuid>>(index));
        case ColumnType::instant: return to_value(row.get<std::optional<Instant>>(index));
        case ColumnType::date: return to_value(row.get<std::optional<Date>>(index));
        case ColumnType::json: return to_value(row.get<std::optional<Json>>(index));
        case ColumnType::bytes: return to_value(row.get<std::optional<Bytes>>(index));
    }
    throw std::logic_error("no such column type");
}

awaitable<void> insert(SqlTransaction& to, const CopiedTable& table, const Rows& page) {
    const std::string text = insert_text(table, page.size());
    const Statement statement{"copy.insert", text};
    Query query{&statement, {}};
    query.parameters.reserve(page.size() * table.columns.size());
    for (const Row& row : page) {
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            query.parameters.push_back(converted(row, i, table.columns[i].type));
    }
    co_await to.execute(std::move(query));
}

/// What SQLite would hand out next may be more than the rows tell: some may be gone.
awaitable<void> move_sequence(SqlTransaction& from, SqlTransaction& to, const CopiedTable& table) {
    const Rows last = co_await from.run(sqlite_sequence, table.name);
    if (last.empty()) co_return;
    co_await to.run(set_sequence, table.name, *table.identity, last.front().get<std::int64_t>(0));
}

}  // namespace

awaitable<void> copy_table(SqlTransaction& from, SqlTransaction& to, const CopiedTable& table) {
    const std::string first_text = select_text(table, false);
    const std::string next_text = select_text(table, true);
    const Statement first{"copy.first_page", first_text};
    const Statement next{"copy.next_page", next_text};
    Rows page = co_await from.run(first);
    while (!page.empty()) {
        co_await insert(to, table, page);
        if (page.size() < rows_at_once(table)) break;
        Query behind{&next, {}};
        for (const auto index : table.key)
            behind.parameters.push_back(page.rows.back().cell(index));
        page = co_await from.execute(std::move(behind));
    }
    if (table.identity) co_await move_sequence(from, to, table);
}

awaitable<std::int64_t> compare_table(SqlTransaction& from, SqlTransaction& to,
                                      const CopiedTable& table) {
    const std::string text = totals_text(table);
    const Statement totals{"copy.totals", text};
    const Rows here = co_await from.run(totals);
    const Rows there = co_await to.run(totals);
    for (std::size_t i = 0; i < here.front().size(); ++i) {
        if (here.front().cell(i) != there.front().cell(i)) {
            throw std::runtime_error(
                fmt::format("{} has other rows in PostgreSQL than in SQLite", table.name));
        }
    }
    co_return here.front().get<std::int64_t>(0);
}

}  // namespace beanq::db

#include "platform/db/sqlite/connection.hpp"

#include <cstring>

#include <fmt/format.h>
#include <sqlite3.h>

#include "kernel/time_text.hpp"
#include "platform/db/sqlite/failure.hpp"

namespace beanq::db {
namespace {

/// More texts than this are made at run time: then all are forgotten, so that they cannot pile up.
constexpr std::size_t most_prepared = 256;

/// Binds to one parameter. What is bound without a copy belongs to the Query, which outlives the
/// statement's run.
struct Bind {
    sqlite3_stmt* statement;
    int position;

    int operator()(std::monostate) const { return sqlite3_bind_null(statement, position); }
    int operator()(bool value) const {
        return sqlite3_bind_int(statement, position, value ? 1 : 0);
    }
    int operator()(std::int64_t value) const {
        return sqlite3_bind_int64(statement, position, value);
    }
    int operator()(const std::string& text) const {
        return sqlite3_bind_text64(statement, position, text.data(), text.size(), SQLITE_STATIC,
                                   SQLITE_UTF8);
    }
    int operator()(const Uuid& uuid) const { return blob(uuid.bytes.data(), uuid.bytes.size()); }
    int operator()(Instant at) const {
        return (*this)(std::int64_t{at.time_since_epoch().count()});
    }
    int operator()(Date date) const {
        const std::string text = to_iso_date(date);
        return sqlite3_bind_text64(statement, position, text.data(), text.size(), SQLITE_TRANSIENT,
                                   SQLITE_UTF8);
    }
    int operator()(const Json& json) const { return (*this)(json.text); }
    int operator()(const Bytes& bytes) const { return blob(bytes.data.data(), bytes.data.size()); }

private:
    int blob(const void* data, std::size_t size) const {
        return sqlite3_bind_blob64(statement, position, data, size, SQLITE_STATIC);
    }
};

Value read_blob(sqlite3_stmt* statement, int column) {
    const void* data = sqlite3_column_blob(statement, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
    if (size == sizeof(Uuid)) {
        Uuid uuid;
        std::memcpy(uuid.bytes.data(), data, size);
        return uuid;
    }
    if (size == 0) return Bytes{};
    return Bytes{std::string(static_cast<const char*>(data), size)};
}

Value read_cell(sqlite3_stmt* statement, int column, std::string_view name) {
    switch (sqlite3_column_type(statement, column)) {
        case SQLITE_INTEGER: return std::int64_t{sqlite3_column_int64(statement, column)};
        case SQLITE_TEXT: {
            const auto* text =
                reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
            const int size = sqlite3_column_bytes(statement, column);
            return std::string(text, static_cast<std::size_t>(size));
        }
        case SQLITE_BLOB: return read_blob(statement, column);
        case SQLITE_NULL: return std::monostate{};
        default: throw DatabaseFault(fmt::format("{}: column {} is a fraction", name, column));
    }
}

Row read_row(sqlite3_stmt* statement, std::string_view name) {
    std::vector<Value> cells;
    const int columns = sqlite3_column_count(statement);
    cells.reserve(static_cast<std::size_t>(columns));
    for (int column = 0; column < columns; ++column) {
        cells.push_back(read_cell(statement, column, name));
    }
    return Row(std::move(cells));
}

/// Makes a statement ready for its next run, whatever became of this one.
struct ResetAfterwards {
    sqlite3_stmt* statement;
    ~ResetAfterwards() {
        sqlite3_reset(statement);
        sqlite3_clear_bindings(statement);
    }
};

}  // namespace

void SqliteConnection::Finalize::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

void SqliteConnection::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

SqliteConnection::SqliteConnection(const std::filesystem::path& file, Access access) {
    const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                      (access == Access::read ? SQLITE_OPEN_READONLY
                                              : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &handle, flags, nullptr);
    handle_.reset(handle);
    if (code == SQLITE_OK) return;
    const int cause = sqlite3_system_errno(handle);
    if (cause != 0) throw DatabaseFault(std::strerror(cause));
    throw_failure(handle, "open");
}

Rows SqliteConnection::execute(const Query& query, Access access) {
    Prepared& statement = prepared(*query.statement);
    if (statement.changes && access == Access::read) {
        throw DatabaseFault(
            fmt::format("{}: changes need begin(), not begin_read()", query.statement->name));
    }
    const std::span<const Value> all(query.parameters);
    const std::size_t columns = query.columns == 0 ? all.size() : query.columns;
    Rows rows;
    std::size_t at = 0;
    do {
        const ResetAfterwards reset{statement.statement.get()};
        bind(statement, all.subspan(at, columns), query.statement->name);
        step_through(statement, query.statement->name, rows);
        at += columns;
    } while (at < all.size());
    return rows;
}

void SqliteConnection::run_script(const std::string& script) {
    if (sqlite3_exec(handle_.get(), script.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        throw_failure(handle_.get(), "script");
    }
}

std::string SqliteConnection::ask(std::string_view question) {
    Prepared prepared = prepare(question, {});
    Rows rows;
    step_through(prepared, {}, rows);
    if (rows.empty()) return {};
    const Value& answer = rows.front().cell(0);
    if (const auto* number = std::get_if<std::int64_t>(&answer)) return std::to_string(*number);
    return rows.front().get<std::string>(0);
}

void SqliteConnection::begin(Access access) {
    static constexpr Statement read{"begin.read", "BEGIN"};
    static constexpr Statement write{"begin.write", "BEGIN IMMEDIATE"};
    execute({access == Access::read ? &read : &write, {}}, access);
}

void SqliteConnection::commit(const std::vector<Query>& last) {
    static constexpr Statement commit{"commit", "COMMIT"};
    try {
        for (const Query& query : last)
            execute(query, Access::write);
        execute({&commit, {}}, Access::write);
    } catch (const std::exception&) {
        rollback();
        throw;
    }
}

void SqliteConnection::rollback() noexcept {
    if (sqlite3_get_autocommit(handle_.get()) != 0) return;
    sqlite3_exec(handle_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

bool SqliteConnection::read_only() const { return sqlite3_db_readonly(handle_.get(), "main") == 1; }

void SqliteConnection::close() {
    prepared_.clear();
    handle_.reset();
}

SqliteConnection::Prepared SqliteConnection::prepare(std::string_view text, std::string_view name) {
    Prepared prepared;
    sqlite3_stmt* statement = nullptr;
    const char* rest = nullptr;
    const int code = sqlite3_prepare_v3(handle_.get(), text.data(), static_cast<int>(text.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, &rest);
    prepared.statement.reset(statement);
    if (code != SQLITE_OK) throw_failure(handle_.get(), name);
    prepared.changes = sqlite3_stmt_readonly(statement) == 0;
    const int count = sqlite3_bind_parameter_count(statement);
    for (int number = 1; number <= count; ++number) {
        const int position =
            sqlite3_bind_parameter_index(statement, fmt::format("${}", number).c_str());
        if (position == 0) throw DatabaseFault(fmt::format("{}: ${} is missing", name, number));
        prepared.positions.push_back(position);
    }
    return prepared;
}

SqliteConnection::Prepared& SqliteConnection::prepared(const Statement& statement) {
    const std::string_view text = statement.sqlite.empty() ? statement.sql : statement.sqlite;
    const auto known = prepared_.find(text);
    if (known != prepared_.end()) return known->second;
    if (prepared_.size() >= most_prepared) prepared_.clear();
    return prepared_.emplace(std::string(text), prepare(text, statement.name)).first->second;
}

void SqliteConnection::bind(Prepared& prepared, std::span<const Value> parameters,
                            std::string_view name) {
    if (prepared.positions.size() != parameters.size()) {
        throw DatabaseFault(fmt::format("{}: {} parameters for {} places", name, parameters.size(),
                                        prepared.positions.size()));
    }
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const Bind to{prepared.statement.get(), prepared.positions[i]};
        if (std::visit(to, parameters[i]) != SQLITE_OK) throw_failure(handle_.get(), name);
    }
}

void SqliteConnection::step_through(Prepared& prepared, std::string_view name, Rows& rows) {
    sqlite3_stmt* statement = prepared.statement.get();
    int code = sqlite3_step(statement);
    for (; code == SQLITE_ROW; code = sqlite3_step(statement)) {
        rows.rows.push_back(read_row(statement, name));
    }
    if (code != SQLITE_DONE) throw_failure(handle_.get(), name);
    if (prepared.changes) rows.changed += sqlite3_changes64(handle_.get());
}

}  // namespace beanq::db

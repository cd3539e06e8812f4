#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/db/sql.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace beanq::db {

/// One open database file with its prepared statements. Blocks; used by one thread at a time.
/// What fails throws as failure.hpp says.
class SqliteConnection {
public:
    /// Opens the file. To write, it is created when it is not there.
    explicit SqliteConnection(const std::filesystem::path& file, Access access = Access::write);

    /// Runs one statement to its end, one for many rows once for each. With Access::read one that
    /// would change anything throws DatabaseFault.
    Rows execute(const Query& query, Access access);

    /// Runs several statements without parameters; their rows are dropped.
    void run_script(const std::string& script);

    /// The first cell of the answer as text, empty when there is none.
    std::string ask(std::string_view question);

    void begin(Access access);

    /// Runs the `last` statements and makes the transaction durable; when that fails it is rolled
    /// back.
    void commit(const std::vector<Query>& last = {});

    /// Ends the transaction if there is one.
    void rollback() noexcept;

    bool read_only() const;

    /// Finalizes and closes; only destroying the object is allowed afterwards.
    void close();

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    struct Close {
        void operator()(sqlite3* handle) const;
    };
    struct Prepared {
        std::unique_ptr<sqlite3_stmt, Finalize> statement;
        std::vector<int> positions;  ///< of `$1`, `$2`, … among SQLite's own parameter numbers
        bool changes = false;
    };
    struct TextHash : std::hash<std::string_view> {
        using is_transparent = void;
    };

    Prepared prepare(std::string_view text, std::string_view name);
    Prepared& prepared(const Statement& statement);
    void bind(Prepared& prepared, std::span<const Value> parameters, std::string_view name);
    void step_through(Prepared& prepared, std::string_view name, Rows& rows);

    std::unique_ptr<sqlite3, Close> handle_;
    std::unordered_map<std::string, Prepared, TextHash, std::equal_to<>> prepared_;
};

}  // namespace beanq::db

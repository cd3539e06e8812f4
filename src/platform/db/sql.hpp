#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "kernel/awaitable.hpp"
#include "kernel/clock.hpp"
#include "kernel/fault.hpp"
#include "kernel/id.hpp"
#include "kernel/unit_of_work.hpp"

/// The SQL port: all that a repository sees of a database. SQLite implements it here; an
/// asynchronous PostgreSQL driver implements the same without a change to any repository.
namespace beanq::db {

/// JSON as text: `jsonb` in PostgreSQL, TEXT in SQLite.
struct Json {
    std::string text;
    bool operator==(const Json&) const = default;
};

/// Raw bytes: `bytea`, BLOB.
struct Bytes {
    std::string data;
    bool operator==(const Bytes&) const = default;
};

/// One parameter or one cell. Each engine stores it natively: Uuid as `uuid` / 16-byte BLOB,
/// Instant as `timestamptz` / INTEGER milliseconds since 1970, Date as `date` / TEXT `YYYY-MM-DD`,
/// bool as `boolean` / INTEGER 0 or 1.
using Value =
    std::variant<std::monostate, bool, std::int64_t, std::string, Uuid, Instant, Date, Json, Bytes>;

template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};

/// From what a repository has (ids, integers, text, optionals of them) to a Value.
template <class T>
Value to_value(T&& from) {
    using U = std::remove_cvref_t<T>;
    if constexpr (is_optional<U>::value) {
        if (!from) return std::monostate{};
        return to_value(*std::forward<T>(from));
    } else if constexpr (requires {
                             Id{from};
                             from.value;
                         }) {
        return from.value;
    } else if constexpr (std::is_same_v<U, bool>) {
        return from;
    } else if constexpr (std::is_integral_v<U>) {
        return static_cast<std::int64_t>(from);
    } else if constexpr (std::is_convertible_v<U, std::string_view>) {
        return std::string(std::string_view(from));
    } else {
        return Value(std::forward<T>(from));
    }
}

/// A statement with a name that shows in logs and metrics. Parameters are `$1`, `$2`, … in both
/// engines; `sqlite` replaces `sql` where the engines truly differ. Make them `constexpr` at
/// namespace scope: drivers key their prepared statements by address-stable `name`.
struct Statement {
    std::string_view name;
    std::string_view sql;
    std::string_view sqlite = {};
};

/// One row of an answer. `get<T>(i)` converts to what the repository wants: int64_t, int, bool,
/// std::string, Uuid, Id<…>, Instant, Date, Json, Bytes, or std::optional of these where NULL may
/// be. Throws std::logic_error when the column holds something else (a fault in the repository).
class Row {
public:
    explicit Row(std::vector<Value> cells) : cells_(std::move(cells)) {}

    std::size_t size() const { return cells_.size(); }
    const Value& cell(std::size_t column) const { return cells_.at(column); }

    template <class T>
    T get(std::size_t column) const {
        if constexpr (is_optional<T>::value) {
            if (std::holds_alternative<std::monostate>(cell(column))) return std::nullopt;
            return T(get<typename T::value_type>(column));
        } else if constexpr (requires(T id) {
                                 T{Uuid{}};
                                 id.value;
                             }) {
            return T(as_uuid(column));
        } else if constexpr (std::is_same_v<T, Uuid>) {
            return as_uuid(column);
        } else if constexpr (std::is_same_v<T, bool>) {
            return as_bool(column);
        } else if constexpr (std::is_same_v<T, Instant>) {
            return as_instant(column);
        } else if constexpr (std::is_same_v<T, Date>) {
            return as_date(column);
        } else if constexpr (std::is_same_v<T, Json>) {
            return Json{as_text(column)};
        } else if constexpr (std::is_same_v<T, Bytes>) {
            return Bytes{as_bytes(column)};
        } else if constexpr (std::is_integral_v<T>) {
            return static_cast<T>(as_int(column));
        } else {
            static_assert(std::is_same_v<T, std::string>, "no such column type");
            return as_text(column);
        }
    }

private:
    std::int64_t as_int(std::size_t column) const;
    bool as_bool(std::size_t column) const;
    std::string as_text(std::size_t column) const;
    std::string as_bytes(std::size_t column) const;
    Uuid as_uuid(std::size_t column) const;
    Instant as_instant(std::size_t column) const;
    Date as_date(std::size_t column) const;

    std::vector<Value> cells_;
};

/// What a statement answered: its rows, and how many rows it changed.
struct Rows {
    std::vector<Row> rows;
    std::int64_t changed = 0;

    bool empty() const { return rows.empty(); }
    std::size_t size() const { return rows.size(); }
    const Row& front() const { return rows.front(); }
    auto begin() const { return rows.begin(); }
    auto end() const { return rows.end(); }
};

/// A statement with its parameters, for `run_all`.
struct Query {
    const Statement* statement;
    std::vector<Value> parameters;
    std::size_t columns = 0;  ///< of a statement for many rows, see RowByRow; else 0
};

template <class... P>
Query query(const Statement& statement, P&&... parameters) {
    std::vector<Value> values;
    values.reserve(sizeof...(parameters));
    (values.push_back(to_value(std::forward<P>(parameters))), ...);
    return {&statement, std::move(values)};
}

/// One statement for many rows. PostgreSQL runs `sql` once, `$n` being the array of the n-th
/// column (`… FROM unnest($1::uuid[], $2::bigint[])`); SQLite, where statements cost little and
/// commits much, runs `sqlite` once for each row, `$n` being its n-th cell. Answers the rows of
/// all.
class RowByRow {
public:
    explicit RowByRow(const Statement& statement) : query_{&statement, {}} {}

    /// Each row has as many cells as the first.
    template <class... P>
    void add(P&&... cells) {
        query_.columns = sizeof...(cells);
        (query_.parameters.push_back(to_value(std::forward<P>(cells))), ...);
    }

    bool empty() const { return query_.parameters.empty(); }

    /// Not of one that is empty.
    Query query() && { return std::move(query_); }

private:
    Query query_;
};

using beanq::ConstraintViolation;

/// The database answers, but not as it must (bad SQL, corruption, full disk).
class DatabaseFault : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// What a transaction may do.
enum class Access { read, write };

/// A transaction that runs statements. Never blocks an event loop: the driver does its waiting
/// elsewhere. One statement at a time. After a statement failed only destroying it is left, in
/// every engine: what follows throws DatabaseFault.
class SqlTransaction : public Transaction {
public:
    /// Runs one statement: `co_await sql(tx).run(insert_user, id, email)`.
    template <class... P>
    awaitable<Rows> run(const Statement& statement, P&&... parameters) {
        return execute(query(statement, std::forward<P>(parameters)...));
    }

    /// Sends several together (one hop, one network round trip) and answers in their order; the
    /// first that fails stops the rest.
    virtual awaitable<std::vector<Rows>> run_all(std::vector<Query> queries) = 0;

    virtual awaitable<Rows> execute(Query query) = 0;

    /// Sends it with the next statement or with the commit, whichever comes first, and before it:
    /// for changes whose answer nobody needs. Should it fail, that one throws.
    void run_later(Query query) { later_.push_back(std::move(query)); }

    /// Runs a text of several statements without parameters, as a migration file is.
    virtual awaitable<void> run_script(std::string script) = 0;

protected:
    std::vector<Query> take_later() { return std::exchange(later_, {}); }
    bool has_later() const { return !later_.empty(); }

private:
    std::vector<Query> later_;
};

/// The SQL side of a unit of work. Every Store of BeanQ makes SqlTransactions.
SqlTransaction& sql(Transaction& tx);

}  // namespace beanq::db

// Binary formats: https://www.postgresql.org/docs/15/protocol-overview.html#PROTOCOL-FORMAT-CODES
// and the send functions of each type.
#include "platform/db/postgres/cells.hpp"

#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <utility>

#include <fmt/format.h>
#include <libpq-fe.h>

#include "kernel/time_text.hpp"

namespace beanq::db {
namespace {

constexpr int as_text = 0;
constexpr int as_binary = 1;

/// Where PostgreSQL's dates and times start.
constexpr std::chrono::sys_days epoch =
    std::chrono::year{2000} / std::chrono::January / std::chrono::day{1};

/// From src/include/catalog/pg_type.dat; libpq has no header for them.
enum Oid_ : Oid {
    oid_bool = 16,
    oid_bytea = 17,
    oid_name = 19,
    oid_int8 = 20,
    oid_int2 = 21,
    oid_int4 = 23,
    oid_text = 25,
    oid_json = 114,
    oid_unknown = 705,
    oid_bpchar = 1042,
    oid_varchar = 1043,
    oid_date = 1082,
    oid_timestamptz = 1184,
    oid_void = 2278,
    oid_uuid = 2950,
    oid_jsonb = 3802,
};

std::string big_endian(std::uint64_t value, std::size_t bytes) {
    std::string text(bytes, '\0');
    for (std::size_t i = bytes; i-- > 0; value >>= 8U)
        text[i] = static_cast<char>(value & 0xFFU);
    return text;
}

std::int64_t whole(std::string_view bytes) {
    std::uint64_t value = (static_cast<unsigned char>(bytes.front()) & 0x80U) != 0 ? ~0ULL : 0ULL;
    for (const char byte : bytes)
        value = (value << 8U) | static_cast<unsigned char>(byte);
    return static_cast<std::int64_t>(value);
}

Value read_cell(Oid type, std::string_view bytes, std::string_view name) {
    switch (type) {
        case oid_bool: return bytes.front() != 0;
        case oid_int2:
        case oid_int4:
        case oid_int8: return whole(bytes);
        case oid_name:
        case oid_text:
        case oid_unknown:
        case oid_bpchar:
        case oid_varchar: return std::string(bytes);
        case oid_json: return Json{std::string(bytes)};
        case oid_jsonb: return Json{std::string(bytes.substr(1))};  // behind its version
        case oid_bytea: return Bytes{std::string(bytes)};
        case oid_void: return std::monostate{};
        case oid_uuid: {
            Uuid uuid;
            std::memcpy(uuid.bytes.data(), bytes.data(), uuid.bytes.size());
            return uuid;
        }
        case oid_timestamptz:
            return std::chrono::floor<std::chrono::milliseconds>(
                epoch + std::chrono::microseconds{whole(bytes)});
        case oid_date: return Date{epoch + std::chrono::days{whole(bytes)}};
        default:
            throw DatabaseFault(
                fmt::format("{}: a column has the type {}, which is not read; "
                            "cast it in the statement",
                            name, type));
    }
}

std::int64_t changed_rows(pg_result* result) {
    if (std::string_view(PQcmdStatus(result)).starts_with("SELECT")) return 0;
    const std::string_view text = PQcmdTuples(result);
    std::int64_t count = 0;
    std::from_chars(text.data(), text.data() + text.size(), count);
    return count;
}

/// Writes one element of an array's text:
/// https://www.postgresql.org/docs/15/arrays.html#ARRAYS-IO
struct AppendElement {
    std::string& to;

    void operator()(std::monostate) const { to += "NULL"; }
    void operator()(bool value) const { to += value ? 't' : 'f'; }
    void operator()(std::int64_t value) const { to += std::to_string(value); }
    void operator()(const std::string& text) const {
        to += '"';
        for (const char c : text) {
            if (c == '"' || c == '\\') to += '\\';
            to += c;
        }
        to += '"';
    }
    void operator()(const Uuid& uuid) const { to += to_string(uuid); }
    void operator()(Instant at) const { to += to_rfc3339(at); }
    void operator()(Date date) const { to += to_iso_date(date); }
    void operator()(const Json& json) const { (*this)(json.text); }
    void operator()(const Bytes& bytes) const {
        to += "\"\\\\x";
        for (const char byte : bytes.data)
            fmt::format_to(std::back_inserter(to), "{:02x}", static_cast<unsigned char>(byte));
        to += '"';
    }
};

}  // namespace

struct Parameters::Add {
    Parameters& to;

    void operator()(std::monostate) const { put(nullptr, 0, as_text); }
    void operator()(bool value) const { make(std::string(1, value ? '\1' : '\0'), as_binary); }
    // As text, so that it fits an integer of whatever width the statement wants.
    void operator()(std::int64_t value) const { make(std::to_string(value), as_text); }
    void operator()(const std::string& text) const { put(text.data(), text.size(), as_binary); }
    void operator()(const Uuid& uuid) const {
        put(reinterpret_cast<const char*>(uuid.bytes.data()), uuid.bytes.size(), as_binary);
    }
    void operator()(Instant at) const {
        const auto since = std::chrono::microseconds{at - epoch};
        make(big_endian(static_cast<std::uint64_t>(since.count()), 8), as_binary);
    }
    void operator()(Date date) const {
        const auto since = std::chrono::sys_days{date} - epoch;
        make(big_endian(static_cast<std::uint64_t>(since.count()), 4), as_binary);
    }
    void operator()(const Json& json) const { put(json.text.c_str(), json.text.size(), as_text); }
    void operator()(const Bytes& bytes) const {
        put(bytes.data.data(), bytes.data.size(), as_binary);
    }

    /// The cells of one column, as text: so the statement says what they are, also of NULLs only.
    void array(const Query& query, std::size_t column) const {
        std::string text = "{";
        const AppendElement append{text};
        for (std::size_t at = column; at < query.parameters.size(); at += query.columns) {
            if (at != column) text += ',';
            std::visit(append, query.parameters[at]);
        }
        text += '}';
        make(std::move(text), as_text);
    }

private:
    void put(const char* data, std::size_t size, int format) const {
        to.values_.push_back(data);
        to.lengths_.push_back(static_cast<int>(size));
        to.formats_.push_back(format);
    }
    void make(std::string text, int format) const {
        const std::string& kept = to.made_.emplace_back(std::move(text));
        put(kept.c_str(), kept.size(), format);
    }
};

Parameters::Parameters(const Query& query) {
    const bool one_run = query.columns == 0;
    const std::size_t count = one_run ? query.parameters.size() : query.columns;
    values_.reserve(count);
    lengths_.reserve(count);
    formats_.reserve(count);
    made_.reserve(count);  // what points into it must not move
    const Add add{*this};
    if (one_run) {
        for (const Value& value : query.parameters)
            std::visit(add, value);
    } else {
        for (std::size_t column = 0; column < count; ++column)
            add.array(query, column);
    }
}

Rows read_rows(const pg_result& from, std::string_view name) {
    auto* result = const_cast<pg_result*>(&from);  // libpq's getters change nothing
    const int columns = PQnfields(result);
    const int count = PQntuples(result);
    Rows rows;
    rows.rows.reserve(static_cast<std::size_t>(count));
    for (int row = 0; row < count; ++row) {
        std::vector<Value> cells;
        cells.reserve(static_cast<std::size_t>(columns));
        for (int column = 0; column < columns; ++column) {
            if (PQgetisnull(result, row, column) == 1) {
                cells.emplace_back(std::monostate{});
                continue;
            }
            const auto size = static_cast<std::size_t>(PQgetlength(result, row, column));
            cells.push_back(
                read_cell(PQftype(result, column), {PQgetvalue(result, row, column), size}, name));
        }
        rows.rows.emplace_back(std::move(cells));
    }
    rows.changed = changed_rows(result);
    return rows;
}

}  // namespace beanq::db

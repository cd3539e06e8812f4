#include "platform/db/sql.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "kernel/time_text.hpp"

namespace beanq::db {
namespace {

[[noreturn]] void wrong_type(const Value& cell, std::size_t column, std::string_view wanted) {
    constexpr std::string_view names[] = {"NULL",    "boolean", "integer", "text", "uuid",
                                          "instant", "date",    "json",    "bytes"};
    static_assert(std::variant_size_v<Value> == std::size(names));
    throw std::logic_error(
        fmt::format("column {} holds {}, not {}", column, names[cell.index()], wanted));
}

}  // namespace

std::int64_t Row::as_int(std::size_t column) const {
    if (const auto* number = std::get_if<std::int64_t>(&cell(column))) return *number;
    wrong_type(cell(column), column, "an integer");
}

bool Row::as_bool(std::size_t column) const {
    if (const auto* truth = std::get_if<bool>(&cell(column))) return *truth;
    const auto* number = std::get_if<std::int64_t>(&cell(column));
    if (number != nullptr && (*number == 0 || *number == 1)) return *number == 1;
    wrong_type(cell(column), column, "a boolean");
}

std::string Row::as_text(std::size_t column) const {
    if (const auto* text = std::get_if<std::string>(&cell(column))) return *text;
    if (const auto* json = std::get_if<Json>(&cell(column))) return json->text;
    wrong_type(cell(column), column, "text");
}

// SQLite tells no uuid from other bytes: its driver answers every 16-byte BLOB as a Uuid.
std::string Row::as_bytes(std::size_t column) const {
    if (const auto* bytes = std::get_if<Bytes>(&cell(column))) return bytes->data;
    if (const auto* uuid = std::get_if<Uuid>(&cell(column))) {
        return {uuid->bytes.begin(), uuid->bytes.end()};
    }
    wrong_type(cell(column), column, "bytes");
}

Uuid Row::as_uuid(std::size_t column) const {
    if (const auto* uuid = std::get_if<Uuid>(&cell(column))) return *uuid;
    wrong_type(cell(column), column, "a uuid");
}

Instant Row::as_instant(std::size_t column) const {
    if (const auto* instant = std::get_if<Instant>(&cell(column))) return *instant;
    if (const auto* ms = std::get_if<std::int64_t>(&cell(column))) {
        return Instant{std::chrono::milliseconds{*ms}};
    }
    wrong_type(cell(column), column, "an instant");
}

Date Row::as_date(std::size_t column) const {
    if (const auto* date = std::get_if<Date>(&cell(column))) return *date;
    if (const auto* text = std::get_if<std::string>(&cell(column))) {
        if (const auto date = parse_iso_date(*text)) return *date;
    }
    wrong_type(cell(column), column, "a date");
}

SqlTransaction& sql(Transaction& tx) { return dynamic_cast<SqlTransaction&>(tx); }

}  // namespace beanq::db

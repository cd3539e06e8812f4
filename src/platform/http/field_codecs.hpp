#pragma once

// The codecs of single values: plain types and the constrained fields of fields.hpp.

#include <cstdint>
#include <string>
#include <type_traits>

#include <boost/json/value.hpp>

#include "kernel/clock.hpp"
#include "kernel/id.hpp"
#include "kernel/money.hpp"
#include "platform/http/fields.hpp"
#include "platform/http/json_values.hpp"
#include "platform/http/schemas.hpp"

namespace beanq::http {

/// How text of a query or path reaches a type that is no string in JSON.
enum class TextForm { string, whole, boolean, list };

struct CodecBase {
    static constexpr bool may_be_absent = false;  ///< a missing member is fine
    static constexpr TextForm text_form = TextForm::string;
};

/// How a type is read, written and described. Codec.hpp adds described structs, enums and
/// containers.
template <class T>
struct Codec;

template <>
struct Codec<bool> : CodecBase {
    static constexpr TextForm text_form = TextForm::boolean;
    static void read(const boost::json::value& from, bool& to, Faults& faults) {
        if (const auto value = read_bool(from, faults)) to = *value;
    }
    static void write(bool from, std::string& out) { out += from ? "true" : "false"; }
    static boost::json::value schema(Schemas&) { return boost::json::object{{"type", "boolean"}}; }
};

/// Whole numbers of a given range, for int, int64_t, Whole and WholeOr.
template <class T, std::int64_t Min, std::int64_t Max>
struct WholeCodec : CodecBase {
    static constexpr TextForm text_form = TextForm::whole;
    static void read(const boost::json::value& from, T& to, Faults& faults) {
        const auto whole = read_whole(from, Min, Max, faults);
        if (!whole) return;
        if constexpr (std::is_integral_v<T>) {
            to = static_cast<T>(*whole);
        } else {
            to.value = *whole;
        }
    }
    static void write(const T& from, std::string& out) {
        if constexpr (std::is_integral_v<T>) {
            write_whole(from, out);
        } else {
            write_whole(from.value, out);
        }
    }
    static boost::json::value schema(Schemas&) { return whole_schema(Min, Max); }
};

template <>
struct Codec<int> : WholeCodec<int, INT32_MIN, INT32_MAX> {};
template <>
struct Codec<std::int64_t> : WholeCodec<std::int64_t, INT64_MIN, INT64_MAX> {};
template <std::int64_t Min, std::int64_t Max>
struct Codec<Whole<Min, Max>> : WholeCodec<Whole<Min, Max>, Min, Max> {};
template <std::int64_t Min, std::int64_t Max, std::int64_t Default>
struct Codec<WholeOr<Min, Max, Default>> : WholeCodec<WholeOr<Min, Max, Default>, Min, Max> {
    static constexpr bool may_be_absent = true;
    static boost::json::value schema(Schemas&) {
        auto schema = whole_schema(Min, Max);
        schema["default"] = Default;
        return schema;
    }
};

template <>
struct Codec<std::string> : CodecBase {
    static void read(const boost::json::value& from, std::string& to, Faults& faults) {
        if (auto text = read_string(from, faults)) to = std::move(*text);
    }
    static void write(const std::string& from, std::string& out) { write_string(from, out); }
    static boost::json::value schema(Schemas&) { return boost::json::object{{"type", "string"}}; }
};

template <std::size_t Min, std::size_t Max>
struct Codec<Text<Min, Max>> : CodecBase {
    static void read(const boost::json::value& from, Text<Min, Max>& to, Faults& faults) {
        if (auto text = read_text(from, Min, Max, faults)) to.value = std::move(*text);
    }
    static void write(const Text<Min, Max>& from, std::string& out) {
        write_string(from.value, out);
    }
    static boost::json::value schema(Schemas&) { return string_schema(Min, Max); }
};

template <>
struct Codec<Email> : CodecBase {
    static void read(const boost::json::value& from, Email& to, Faults& faults) {
        if (auto email = read_email(from, faults)) to.value = std::move(*email);
    }
    static void write(const Email& from, std::string& out) { write_string(from.value, out); }
    static boost::json::value schema(Schemas&) { return format_schema("email"); }
};

template <>
struct Codec<Password> : CodecBase {
    static void read(const boost::json::value& from, Password& to, Faults& faults) {
        if (auto password = read_password(from, faults)) to.value = std::move(*password);
    }
    static boost::json::value schema(Schemas&) {
        auto schema = string_schema(8, 72);
        schema["format"] = "password";
        return schema;
    }
};

template <std::int64_t MinThousandths>
struct Codec<Decimal<MinThousandths>> : CodecBase {
    static void read(const boost::json::value& from, Decimal<MinThousandths>& to, Faults& faults) {
        if (const auto decimal = read_decimal(from, Quantity{MinThousandths}, faults))
            to.value = *decimal;
    }
    static void write(const Decimal<MinThousandths>& from, std::string& out) {
        write_string(to_string(from.value), out);
    }
    static boost::json::value schema(Schemas&) { return format_schema("decimal"); }
};

template <>
struct Codec<Uuid> : CodecBase {
    static void read(const boost::json::value& from, Uuid& to, Faults& faults) {
        if (const auto uuid = read_uuid(from, faults)) to = *uuid;
    }
    static void write(const Uuid& from, std::string& out) { write_string(to_string(from), out); }
    static boost::json::value schema(Schemas&) { return format_schema("uuid"); }
};

template <class Tag>
struct Codec<Id<Tag>> : CodecBase {
    static void read(const boost::json::value& from, Id<Tag>& to, Faults& faults) {
        Codec<Uuid>::read(from, to.value, faults);
    }
    static void write(const Id<Tag>& from, std::string& out) {
        Codec<Uuid>::write(from.value, out);
    }
    static boost::json::value schema(Schemas& schemas) { return Codec<Uuid>::schema(schemas); }
};

template <>
struct Codec<Instant> : CodecBase {
    static void read(const boost::json::value& from, Instant& to, Faults& faults) {
        if (const auto at = read_instant(from, faults)) to = *at;
    }
    static void write(Instant from, std::string& out);
    static boost::json::value schema(Schemas&) { return format_schema("date-time"); }
};

template <>
struct Codec<Date> : CodecBase {
    static void read(const boost::json::value& from, Date& to, Faults& faults) {
        if (const auto date = read_date(from, faults)) to = *date;
    }
    static void write(Date from, std::string& out);
    static boost::json::value schema(Schemas&) { return format_schema("date"); }
};

template <>
struct Codec<Money> : CodecBase {
    static void read(const boost::json::value& from, Money& to, Faults& faults) {
        if (const auto money = read_money(from, INT64_MIN, INT64_MAX, faults)) to = *money;
    }
    static void write(const Money& from, std::string& out) { write_money(from, out); }
    static boost::json::value schema(Schemas& schemas) { return money_schema(schemas); }
};

template <>
struct Codec<Price> : CodecBase {
    static void read(const boost::json::value& from, Price& to, Faults& faults) {
        if (const auto money = read_money(from, 0, max_price_minor, faults)) to.value = *money;
    }
    static void write(const Price& from, std::string& out) { write_money(from.value, out); }
    static boost::json::value schema(Schemas& schemas) { return money_schema(schemas); }
};

}  // namespace beanq::http

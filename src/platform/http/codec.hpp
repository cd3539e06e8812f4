#pragma once

// How each type looks in JSON: read with every fault collected, written, and described for
// OpenAPI, one `Codec<T>` per type. Included by adapters/http/*.cpp only, through typed.hpp.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <boost/describe.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <boost/mp11/algorithm.hpp>

#include "kernel/clock.hpp"
#include "kernel/id.hpp"
#include "kernel/money.hpp"
#include "kernel/page.hpp"
#include "kernel/result.hpp"
#include "platform/http/fields.hpp"
#include "platform/http/schemas.hpp"

namespace beanq::http {

/// The faults found so far and the place being read. At most 100 are kept.
class Faults {
public:
    explicit Faults(std::string root = "") : at_(std::move(root)) {}

    void add(std::string code, Phrase message);
    void add_at(std::string_view member, std::string code, Phrase message);
    bool empty() const { return list_.empty(); }
    std::vector<FieldError> take() { return std::move(list_); }

    /// Runs `read()` one step deeper: at `/name` or `/index`.
    template <class Read>
    void inside(std::string_view name, Read read) {
        const std::size_t before = at_.size();
        step(name);
        read();
        at_.resize(before);
    }

private:
    void step(std::string_view name);

    std::vector<FieldError> list_;
    std::string at_;
};

// The untemplated halves, in codec.cpp.
std::optional<std::int64_t> read_whole(const boost::json::value& from, std::int64_t min,
                                       std::int64_t max, Faults& faults);
std::optional<bool> read_bool(const boost::json::value& from, Faults& faults);
std::optional<std::string> read_string(const boost::json::value& from, Faults& faults);
std::optional<std::string> read_text(const boost::json::value& from, std::size_t min,
                                     std::size_t max, Faults& faults);
std::optional<std::string> read_email(const boost::json::value& from, Faults& faults);
std::optional<std::string> read_password(const boost::json::value& from, Faults& faults);
std::optional<Uuid> read_uuid(const boost::json::value& from, Faults& faults);
std::optional<Instant> read_instant(const boost::json::value& from, Faults& faults);
std::optional<Date> read_date(const boost::json::value& from, Faults& faults);
std::optional<Money> read_money(const boost::json::value& from, std::int64_t min, std::int64_t max,
                                Faults& faults);
const boost::json::array* read_array(const boost::json::value& from, std::size_t min,
                                     std::size_t max, Faults& faults);
const boost::json::object* read_object(const boost::json::value& from, Faults& faults);
void fault_required(std::string_view member, Faults& faults);
void fault_unknown(const boost::json::object& from, const std::vector<std::string_view>& known,
                   Faults& faults);
void fault_choice(const std::vector<std::string_view>& choices, Faults& faults);
void write_string(std::string_view text, std::string& out);
void write_whole(std::int64_t whole, std::string& out);
void write_money(const Money& money, std::string& out);

boost::json::object string_schema(std::size_t min, std::size_t max);
boost::json::object format_schema(std::string_view format);
boost::json::object whole_schema(std::int64_t min, std::int64_t max);
boost::json::object list_schema(boost::json::value items, std::size_t min, std::size_t max);
boost::json::value money_schema(Schemas& schemas);
boost::json::value nullable(boost::json::value schema);

/// How text of a query or path reaches a type that is no string in JSON.
enum class TextForm { string, whole, boolean, list };

struct CodecBase {
    static constexpr bool may_be_absent = false;  ///< a missing member is fine
    static constexpr TextForm text_form = TextForm::string;
};

/// The primary template stands for described structs and enums.
template <class T>
struct Codec;

/// `default_` in C++ is `default` in JSON.
constexpr std::string_view json_name(const char* member) {
    std::string_view name(member);
    if (name.ends_with('_')) name.remove_suffix(1);
    return name;
}

/// The type's own name, without namespaces: its component name in OpenAPI.
template <class T>
constexpr std::string_view type_name() {
    std::string_view name = __PRETTY_FUNCTION__;
    name = name.substr(name.find("T = ") + 4);
    name.remove_suffix(1);
    const auto colons = name.rfind("::");
    return colons == std::string_view::npos ? name : name.substr(colons + 2);
}

template <class T>
using Members = boost::describe::describe_members<T, boost::describe::mod_public |
                                                         boost::describe::mod_inherited>;

template <class T>
    requires std::is_class_v<T> && boost::describe::has_describe_members<T>::value
struct Codec<T> : CodecBase {
    static constexpr bool all_may_be_absent() {
        bool all = true;
        boost::mp11::mp_for_each<Members<T>>([&](auto member) {
            using M = std::remove_cvref_t<decltype(std::declval<T&>().*member.pointer)>;
            all = all && Codec<M>::may_be_absent;
        });
        return all;
    }

    static void read(const boost::json::value& from, T& to, Faults& faults) {
        const auto* object = read_object(from, faults);
        if (object == nullptr) return;
        std::vector<std::string_view> known;
        boost::mp11::mp_for_each<Members<T>>([&](auto member) {
            using M = std::remove_cvref_t<decltype(to.*member.pointer)>;
            const std::string_view name = json_name(member.name);
            known.push_back(name);
            if (const auto* value = object->if_contains(name)) {
                faults.inside(name, [&] { Codec<M>::read(*value, to.*member.pointer, faults); });
            } else if (!Codec<M>::may_be_absent) {
                fault_required(name, faults);
            }
        });
        fault_unknown(*object, known, faults);
    }

    static void write(const T& from, std::string& out) {
        char before = '{';
        boost::mp11::mp_for_each<Members<T>>([&](auto member) {
            using M = std::remove_cvref_t<decltype(from.*member.pointer)>;
            out += before;
            before = ',';
            out += '"';
            out += json_name(member.name);
            out += "\":";
            Codec<M>::write(from.*member.pointer, out);
        });
        out += before == '{' ? "{}" : "}";
    }

    static boost::json::value schema(Schemas& schemas) {
        return schemas.component(type_name<T>(), [&] {
            boost::json::object properties;
            boost::json::array required;
            boost::mp11::mp_for_each<Members<T>>([&](auto member) {
                using M = std::remove_cvref_t<decltype(std::declval<T&>().*member.pointer)>;
                const std::string_view name = json_name(member.name);
                properties[name] = Codec<M>::schema(schemas);
                if (!Codec<M>::may_be_absent) required.emplace_back(name);
            });
            boost::json::object object{{"type", "object"}, {"properties", std::move(properties)}};
            if (!required.empty()) object["required"] = std::move(required);
            return object;
        });
    }
};

template <class E>
    requires std::is_enum_v<E> && boost::describe::has_describe_enumerators<E>::value
struct Codec<E> : CodecBase {
    using Enumerators = boost::describe::describe_enumerators<E>;

    static std::vector<std::string_view> choices() {
        std::vector<std::string_view> names;
        boost::mp11::mp_for_each<Enumerators>([&](auto e) { names.push_back(json_name(e.name)); });
        return names;
    }
    static void read(const boost::json::value& from, E& to, Faults& faults) {
        bool found = false;
        if (from.is_string()) {
            const auto& text = from.get_string();
            boost::mp11::mp_for_each<Enumerators>([&](auto e) {
                if (std::string_view(text) == json_name(e.name)) {
                    to = e.value;
                    found = true;
                }
            });
        }
        if (!found) fault_choice(choices(), faults);
    }
    static void write(const E& from, std::string& out) {
        boost::mp11::mp_for_each<Enumerators>([&](auto e) {
            if (e.value == from) write_string(json_name(e.name), out);
        });
    }
    static boost::json::value schema(Schemas&) {
        boost::json::array names;
        for (const auto name : choices())
            names.emplace_back(name);
        return boost::json::object{{"type", "string"}, {"enum", std::move(names)}};
    }
};

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

template <class T>
struct Codec<std::optional<T>> : CodecBase {
    static constexpr bool may_be_absent = true;
    static constexpr TextForm text_form = Codec<T>::text_form;
    static void read(const boost::json::value& from, std::optional<T>& to, Faults& faults) {
        if (!from.is_null()) Codec<T>::read(from, to.emplace(), faults);
    }
    static void write(const std::optional<T>& from, std::string& out) {
        if (from) {
            Codec<T>::write(*from, out);
        } else {
            out += "null";
        }
    }
    static boost::json::value schema(Schemas& schemas) {
        return nullable(Codec<T>::schema(schemas));
    }
};

template <class T>
struct Codec<Change<T>> : CodecBase {
    static constexpr bool may_be_absent = true;
    static void read(const boost::json::value& from, Change<T>& to, Faults& faults) {
        to.present = true;
        Codec<std::optional<T>>::read(from, to.value, faults);
    }
    static boost::json::value schema(Schemas& schemas) {
        return nullable(Codec<T>::schema(schemas));
    }
};

template <class T>
void read_elements(const boost::json::array& from, std::vector<T>& to, Faults& faults) {
    to.resize(from.size());
    for (std::size_t i = 0; i < from.size(); ++i) {
        faults.inside(std::to_string(i), [&] { Codec<T>::read(from[i], to[i], faults); });
    }
}

template <class T, std::size_t Min, std::size_t Max>
struct Codec<List<T, Min, Max>> : CodecBase {
    static constexpr TextForm text_form = TextForm::list;
    static void read(const boost::json::value& from, List<T, Min, Max>& to, Faults& faults) {
        if (const auto* array = read_array(from, Min, Max, faults))
            read_elements(*array, to.value, faults);
    }
    static void write(const List<T, Min, Max>& from, std::string& out) {
        Codec<std::vector<T>>::write(from.value, out);
    }
    static boost::json::value schema(Schemas& schemas) {
        return list_schema(Codec<T>::schema(schemas), Min, Max);
    }
};

template <class T>
struct Codec<std::vector<T>> : CodecBase {
    static constexpr TextForm text_form = TextForm::list;
    static constexpr std::size_t max = 1000;
    static void read(const boost::json::value& from, std::vector<T>& to, Faults& faults) {
        if (const auto* array = read_array(from, 0, max, faults)) read_elements(*array, to, faults);
    }
    static void write(const std::vector<T>& from, std::string& out) {
        out += '[';
        for (const T& element : from) {
            if (&element != &from.front()) out += ',';
            Codec<T>::write(element, out);
        }
        out += ']';
    }
    static boost::json::value schema(Schemas& schemas) {
        return boost::json::object{{"type", "array"}, {"items", Codec<T>::schema(schemas)}};
    }
};

template <class T>
struct Codec<Page<T>> : CodecBase {
    static void write(const Page<T>& from, std::string& out) {
        out += "{\"items\":";
        Codec<std::vector<T>>::write(from.items, out);
        out += ",\"next_cursor\":";
        Codec<std::optional<std::string>>::write(from.next_cursor, out);
        out += '}';
    }
    static boost::json::value schema(Schemas& schemas) {
        return schemas.component(std::string(type_name<T>()) + "Page", [&] {
            return boost::json::object{
                {"type", "object"},
                {"properties",
                 {{"items", Codec<std::vector<T>>::schema(schemas)},
                  {"next_cursor", Codec<std::optional<std::string>>::schema(schemas)}}},
                {"required", {"items", "next_cursor"}}};
        });
    }
};

/// Compact JSON of any type that has a Codec.
template <class T>
std::string encode(const T& from) {
    std::string out;
    Codec<T>::write(from, out);
    return out;
}

}  // namespace beanq::http

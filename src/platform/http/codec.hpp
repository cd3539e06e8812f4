#pragma once

// How each type looks in JSON: read with every fault collected, written, and described for
// OpenAPI, one `Codec<T>` per type. Included by adapters/http/*.cpp only, through typed.hpp.

#include <algorithm>
#include <array>
#include <cstddef>
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

#include "kernel/page.hpp"
#include "kernel/result.hpp"
#include "platform/http/field_codecs.hpp"
#include "platform/http/fields.hpp"

namespace beanq::http {

/// `default_` in C++ is `default` in JSON.
constexpr std::string_view json_name(const char* member) {
    std::string_view name(member);
    if (name.ends_with('_')) name.remove_suffix(1);
    return name;
}

/// `,"name":`, made when this is compiled.
template <class Member>
constexpr auto json_key = [] {
    constexpr std::string_view name = json_name(Member::name);
    std::array<char, name.size() + 4> key{',', '"'};
    std::ranges::copy(name, key.begin() + 2);
    key[name.size() + 2] = '"';
    key[name.size() + 3] = ':';
    return key;
}();

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
        const std::size_t start = out.size();
        boost::mp11::mp_for_each<Members<T>>([&](auto member) {
            using M = std::remove_cvref_t<decltype(from.*member.pointer)>;
            out.append(json_key<decltype(member)>.data(), json_key<decltype(member)>.size());
            Codec<M>::write(from.*member.pointer, out);
        });
        if (out.size() == start) out += '{';
        out[start] = '{';  // in place of the first comma
        out += '}';
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

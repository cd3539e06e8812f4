#include "tests/support/operations.hpp"

#include <algorithm>
#include <atomic>
#include <cctype>
#include <stdexcept>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "tests/support/answers.hpp"

namespace beanq {

namespace json = boost::json;

namespace {

/// Whether `type` of a schema, a name or a list of names, has this one.
bool has_type(const json::object& schema, std::string_view name) {
    const json::value* type = schema.if_contains("type");
    if (type == nullptr) return false;
    if (type->is_string()) return std::string_view(type->get_string()) == name;
    return std::ranges::any_of(type->as_array(),
                               [&](const json::value& t) { return t.as_string() == name; });
}

bool is_of_type(const json::value& value, const json::object& schema) {
    if (value.is_null()) return has_type(schema, "null");
    if (value.is_string()) return has_type(schema, "string");
    if (value.is_bool()) return has_type(schema, "boolean");
    if (value.is_int64() || value.is_uint64()) return has_type(schema, "integer");
    if (value.is_array()) return has_type(schema, "array");
    return value.is_object() && has_type(schema, "object");
}

bool fits_format(std::string_view text, const json::object& schema) {
    const json::value* format = schema.if_contains("format");
    if (format == nullptr) return true;
    if (format->as_string() == "uuid") return is_uuid(text);
    if (format->as_string() == "date-time") return is_instant(text);
    return true;
}

std::string sample_text(const json::object& schema) {
    if (const auto* format = schema.if_contains("format")) {
        if (format->as_string() == "uuid") return unknown_id();
        if (format->as_string() == "email") return "somebody@example.com";
        if (format->as_string() == "date") return "2026-11-23";
        if (format->as_string() == "decimal") return "1";
        if (format->as_string() == "time") return "07:00";
        if (format->as_string() == "date-time") return "2026-11-23T09:00:00.000Z";
    }
    if (schema.contains("pattern")) return "RUB";
    const auto* shortest = schema.if_contains("minLength");
    const auto length = shortest == nullptr ? std::size_t{1} : shortest->to_number<std::size_t>();
    return std::string(std::max<std::size_t>(length, 1), 'a');
}

}  // namespace

std::string unknown_id() {
    static std::atomic<unsigned> count{0};
    return fmt::format("01900000-0000-7000-8000-{:012x}", ++count);
}

std::string Operation::somewhere() const {
    std::string filled;
    for (std::size_t from = 0; from < path.size();) {
        const auto open = std::min(path.find('{', from), path.size());
        filled.append(path, from, open - from);
        if (open == path.size()) break;
        filled += unknown_id();
        from = path.find('}', open) + 1;
    }
    return filled;
}

bool Operation::is_open() const {
    const json::value* security = described.if_contains("security");
    return security != nullptr && security->as_array().empty();
}

bool Operation::takes_visitors() const {
    const json::value* security = described.if_contains("security");
    return security != nullptr &&
           std::ranges::find(security->as_array(), json::value(json::object{})) !=
               security->as_array().end();
}

bool Operation::takes_header(std::string_view name) const {
    const json::value* parameters = described.if_contains("parameters");
    if (parameters == nullptr) return false;
    return std::ranges::any_of(parameters->as_array(), [&](const json::value& parameter) {
        return parameter.at("in").as_string() == "header" &&
               parameter.at("name").as_string() == name;
    });
}

std::vector<std::string> Operation::permissions() const {
    std::vector<std::string> names;
    if (const json::value* any_of = described.if_contains("x-permissions-any-of")) {
        for (const auto& name : any_of->as_array())
            names.push_back(to_text(name));
    }
    return names;
}

ApiDocument::ApiDocument(HttpClient& client)
    : document_(client.get("/openapi.json").json().as_object()) {
    for (const auto& [path, methods] : document_.at("paths").as_object()) {
        for (const auto& [method, described] : methods.as_object()) {
            std::string name(method);
            std::ranges::transform(name, name.begin(), [](unsigned char c) {
                return static_cast<char>(std::toupper(c));
            });
            operations_.push_back({std::move(name), std::string(path), described.as_object()});
        }
    }
}

const Operation& ApiDocument::operation(std::string_view method, std::string_view path) const {
    for (const auto& operation : operations_) {
        if (operation.method == method && operation.path == path) return operation;
    }
    throw std::runtime_error("no operation " + std::string(method) + ' ' + std::string(path));
}

const json::object& ApiDocument::resolve(const json::object& schema) const {
    const json::value* reference = schema.if_contains("$ref");
    if (reference == nullptr) return schema;
    const std::string_view name = reference->as_string();
    return document_.at("components")
        .at("schemas")
        .at(name.substr(name.rfind('/') + 1))
        .as_object();
}

std::string ApiDocument::smallest_body(const Operation& operation) const {
    const auto& content = operation.described.at("requestBody").at("content").as_object();
    return json::serialize(sample(content.at("application/json").at("schema").as_object()));
}

bool ApiDocument::body_may_be_missing(const Operation& operation) const {
    return smallest_body(operation) == "{}";
}

json::value ApiDocument::sample(const json::object& reference) const {
    const json::object& schema = resolve(reference);
    if (const auto* choices = schema.if_contains("enum")) return choices->as_array().front();
    if (const auto* any_of = schema.if_contains("anyOf"))
        return sample(any_of->as_array().front().as_object());
    if (has_type(schema, "string")) return json::value(sample_text(schema));
    if (has_type(schema, "boolean")) return true;
    if (has_type(schema, "integer")) {
        const auto* least = schema.if_contains("minimum");
        return least == nullptr ? json::value(1) : *least;
    }
    if (has_type(schema, "array")) {
        json::array elements;
        const auto count = schema.at("minItems").to_number<std::size_t>();
        while (elements.size() < count)
            elements.push_back(sample(schema.at("items").as_object()));
        return elements;
    }
    json::object made;
    if (const auto* required = schema.if_contains("required")) {
        for (const auto& name : required->as_array()) {
            const auto& member = schema.at("properties").at(name.as_string()).as_object();
            made[name.as_string()] = sample(member);
        }
    }
    return made;
}

std::vector<std::string> ApiDocument::faults(std::string_view component,
                                             const json::value& value) const {
    std::vector<std::string> wrong;
    check(document_.at("components").at("schemas").at(component).as_object(), value, "", wrong);
    return wrong;
}

std::vector<std::string> ApiDocument::faults(const Operation& operation,
                                             const HttpAnswer& answer) const {
    const auto& responses = operation.described.at("responses").as_object();
    const auto* response = responses.if_contains(std::to_string(answer.status));
    if (response == nullptr) return {"the status is not documented"};
    const auto* content = response->as_object().if_contains("content");
    if (content == nullptr)
        return answer.body.empty() ? std::vector<std::string>{}
                                   : std::vector<std::string>{"has a body"};
    std::vector<std::string> wrong;
    check(content->at("application/json").at("schema").as_object(), answer.json(), "", wrong);
    return wrong;
}

void ApiDocument::check(const json::object& reference, const json::value& value,
                        const std::string& at, std::vector<std::string>& wrong) const {
    const json::object& schema = resolve(reference);
    if (const auto* any_of = schema.if_contains("anyOf")) {
        const auto fits = [&](const json::value& one) {
            std::vector<std::string> faults;
            check(one.as_object(), value, at, faults);
            return faults.empty();
        };
        if (std::ranges::none_of(any_of->as_array(), fits))
            wrong.push_back(at + " fits no alternative");
        return;
    }
    if (const auto* choices = schema.if_contains("enum")) {
        const auto& names = choices->as_array();
        if (std::ranges::find(names, value) == names.end()) wrong.push_back(at + " is no choice");
        return;
    }
    if (!is_of_type(value, schema)) {
        wrong.push_back(at + " is of another type");
    } else if (value.is_string() && !fits_format(value.get_string(), schema)) {
        wrong.push_back(at + " has another format");
    } else if (value.is_array()) {
        std::size_t i = 0;
        for (const auto& element : value.get_array()) {
            check(schema.at("items").as_object(), element, at + '/' + std::to_string(i++), wrong);
        }
    } else if (value.is_object()) {
        check_object(schema, value.get_object(), at, wrong);
    }
}

void ApiDocument::check_object(const json::object& schema, const json::object& value,
                               const std::string& at, std::vector<std::string>& wrong) const {
    const auto* properties = schema.if_contains("properties");
    if (properties == nullptr) return;
    for (const auto& [name, member] : properties->as_object()) {
        const auto* present = value.if_contains(name);
        const std::string here = at + '/' + std::string(name);
        if (present == nullptr) {
            wrong.push_back(here + " is missing");
        } else {
            check(member.as_object(), *present, here, wrong);
        }
    }
    for (const auto& [name, member] : value) {
        if (!properties->as_object().contains(name))
            wrong.push_back(at + '/' + std::string(name) + " is unknown");
    }
}

}  // namespace beanq

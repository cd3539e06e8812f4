#include "platform/http/openapi.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include "platform/http/json_text.hpp"
#include "platform/http/operation.hpp"
#include "platform/http/wire.hpp"

namespace beanq::http {

namespace json = boost::json;

namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

// POST /orders/{id}/status → postOrdersByIdStatus
std::string operation_id(Method method, std::string_view pattern) {
    std::string id = lower(method_name(method));
    bool upper = true;
    for (const char c : pattern) {
        if (c == '{') id += "By";
        if (c == '/' || c == '-' || c == '_' || c == '{' || c == '}') {
            upper = true;
            continue;
        }
        id += upper ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
        upper = false;
    }
    return id;
}

std::string_view first_segment(std::string_view pattern) {
    pattern.remove_prefix(1);
    return pattern.substr(0, pattern.find('/'));
}

json::object problem_schema() {
    const json::object text{{"type", "string"}};
    const json::object amount{{"type", "object"},
                              {"properties", {{"value", text}, {"unit", text}}},
                              {"required", {"value", "unit"}}};
    return {{"type", "object"},
            {"description", "RFC 9457 problem details; `code` is stable, match on it."},
            {"properties",
             {{"type", text},
              {"title", text},
              {"status", {{"type", "integer"}}},
              {"code", text},
              {"detail", text},
              {"instance", text},
              {"request_id", text},
              {"errors",
               {{"type", "array"},
                {"items",
                 {{"type", "object"},
                  {"properties", {{"pointer", text}, {"code", text}, {"message", text}}},
                  {"required", {"pointer", "code", "message"}}}}}},
              {"short",
               {{"type", "array"},
                {"description", "With `stock.short`: each ingredient that there is too little of."},
                {"items",
                 {{"type", "object"},
                  {"properties",
                   {{"ingredient_id", {{"type", "string"}, {"format", "uuid"}}},
                    {"name", text},
                    {"wanted", amount},
                    {"on_hand", amount}}},
                  {"required", {"ingredient_id", "name", "wanted", "on_hand"}}}}}}}},
            {"required", {"type", "title", "status", "code", "detail", "instance", "request_id"}}};
}

struct ProblemAnswer {
    std::string_view status;
    std::string_view description;
};

constexpr std::array problem_answers{
    ProblemAnswer{"400", "The request cannot be read: the body is not JSON, say."},
    ProblemAnswer{"401", "No access token, or not a valid one."},
    ProblemAnswer{"403", "The caller's role does not allow it."},
    ProblemAnswer{"404", "There is no such thing, or not for this caller."},
    ProblemAnswer{"412", "If-Match names another version than the present one."},
    ProblemAnswer{"413", "The body is larger than 1 MiB."},
    ProblemAnswer{"415", "The body is not `application/json`."},
    ProblemAnswer{"422", "Some fields are not valid; `errors` names each."},
    ProblemAnswer{"428", "If-Match is missing."},
    ProblemAnswer{"default", "Any other refusal; `code` says which."},
};

json::object problem_responses() {
    json::object all;
    for (const auto& [status, description] : problem_answers) {
        all[fmt::format("Problem{}", status)] = {
            {"description", description},
            {"content",
             {{"application/problem+json",
               {{"schema", {{"$ref", "#/components/schemas/Problem"}}}}}}}};
    }
    return all;
}

/// Of the operation as it is now: what is added to it later may move them.
json::object& responses_of(json::object& operation) {
    return operation.emplace("responses", json::object{}).first->value().as_object();
}

void describe_access(const Access& access, json::object& operation) {
    if (access.rule() == Access::Rule::open) {
        operation["security"] = json::array{};
        return;
    }
    responses_of(operation)["401"] = problem_reference("401");
    if (access.takes_visitors()) {
        json::object visitor;
        if (const std::string& header = access.visitors_header(); !header.empty())
            visitor[header] = json::array{};
        operation["security"] = json::array{json::object{{"bearer", json::array{}}}, visitor};
    }
    if (access.rule() == Access::Rule::permitted) {
        json::array names;
        for (const auto permission : access.permissions())
            names.emplace_back(to_string(permission));
        operation["x-permissions-any-of"] = std::move(names);
        responses_of(operation)["403"] = problem_reference("403");
    }
}

json::object describe(const Route& route, Schemas& schemas) {
    json::object operation{{"operationId", operation_id(route.method, route.pattern)},
                           {"summary", route.summary},
                           {"tags", json::array{first_segment(route.pattern)}}};
    if (route.operation) route.operation->describe(operation, schemas);
    describe_access(route.access, operation);
    json::object& responses = responses_of(operation);
    responses["default"] = problem_reference("default");
    std::map<std::string, json::value> sorted;
    for (const auto& [status, answer] : responses)
        sorted.emplace(status, answer);
    responses.clear();
    for (auto& [status, answer] : sorted)
        responses[status] = std::move(answer);
    return operation;
}

void print(const json::value& value, std::string& out, std::size_t indent) {
    const std::string pad(indent + 2, ' ');
    if (value.is_object() && !value.get_object().empty()) {
        char before = '{';
        for (const auto& [name, member] : value.get_object()) {
            out += before;
            out += '\n' + pad;
            before = ',';
            append_json_string(name, out);
            out += ": ";
            print(member, out, indent + 2);
        }
        out += '\n' + std::string(indent, ' ') + '}';
    } else if (value.is_array() && !value.get_array().empty() &&
               !value.get_array().front().is_primitive()) {
        char before = '[';
        for (const auto& element : value.get_array()) {
            out += before;
            out += '\n' + pad;
            before = ',';
            print(element, out, indent + 2);
        }
        out += '\n' + std::string(indent, ' ') + ']';
    } else {
        out += json::serialize(value);
    }
}

}  // namespace

std::string openapi(const std::vector<RouteTable>& tables, std::string_view version) {
    Schemas schemas;
    json::object schemes{
        {"bearer", {{"type", "http"}, {"scheme", "bearer"}, {"bearerFormat", "JWT"}}}};
    std::map<std::string, json::object> paths;
    for (const auto& [routes, prefix] : tables) {
        for (const Route& route : routes->rows()) {
            auto& operations = paths[std::string(prefix) + route.pattern];
            operations[lower(method_name(route.method))] = describe(route, schemas);
            if (const std::string& header = route.access.visitors_header(); !header.empty())
                schemes[header] = {{"type", "apiKey"}, {"in", "header"}, {"name", header}};
        }
    }
    json::object sorted_paths;
    for (auto& [path, operations] : paths)
        sorted_paths[path] = std::move(operations);

    json::object components = schemas.take();
    components["Problem"] = problem_schema();
    const json::object document{
        {"openapi", "3.1.0"},
        {"info",
         {{"title", "BeanQ"},
          {"version", version},
          {"description", "A coffee shop's whole working day: people, menu, orders, live events."},
          {"license", {{"name", "MIT"}, {"identifier", "MIT"}}}}},
        {"security", json::array{json::object{{"bearer", json::array{}}}}},
        {"paths", std::move(sorted_paths)},
        {"components",
         {{"securitySchemes", std::move(schemes)},
          {"responses", problem_responses()},
          {"schemas", std::move(components)}}}};
    std::string out;
    print(document, out, 0);
    out += '\n';
    return out;
}

}  // namespace beanq::http

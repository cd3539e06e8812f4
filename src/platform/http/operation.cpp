#include "platform/http/operation.hpp"

#include <string>
#include <utility>

#include <boost/json/array.hpp>
#include <fmt/format.h>

namespace beanq::http {

namespace json = boost::json;

void describe_body(json::object& operation, json::value schema) {
    operation["requestBody"] = {
        {"required", true}, {"content", {{"application/json", {{"schema", std::move(schema)}}}}}};
}

void describe_parameter(json::object& operation, std::string_view in, std::string_view name,
                        bool required, json::value schema, std::string_view description) {
    auto& parameters = operation.emplace("parameters", json::array{}).first->value().as_array();
    json::object parameter{
        {"name", name}, {"in", in}, {"required", required}, {"schema", std::move(schema)}};
    if (!description.empty()) parameter["description"] = description;
    parameters.push_back(std::move(parameter));
}

void describe_answer(json::object& operation, int status, std::string_view description,
                     std::optional<json::value> schema, std::string_view media) {
    auto& responses = operation.emplace("responses", json::object{}).first->value().as_object();
    json::object answer{{"description", description}};
    if (schema) answer["content"] = {{media, {{"schema", std::move(*schema)}}}};
    responses[std::to_string(status)] = std::move(answer);
}

json::object problem_reference(std::string_view status) {
    return {{"$ref", fmt::format("#/components/responses/Problem{}", status)}};
}

void describe_problem(json::object& operation, int status) {
    auto& responses = operation.emplace("responses", json::object{}).first->value().as_object();
    const std::string name = std::to_string(status);
    responses[name] = problem_reference(name);
}

}  // namespace beanq::http

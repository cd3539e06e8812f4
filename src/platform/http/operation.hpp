#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "platform/http/schemas.hpp"

namespace beanq::http {

/// How one operation shows in OpenAPI: adds parameters, body and responses to the operation
/// object. Made when a route is added, run only when the document is asked for.
struct Operation {
    std::function<void(boost::json::object& operation, Schemas& schemas)> describe;
};

void describe_body(boost::json::object& operation, boost::json::value schema);
void describe_parameter(boost::json::object& operation, std::string_view in, std::string_view name,
                        bool required, boost::json::value schema, std::string_view description);
void describe_answer(boost::json::object& operation, int status, std::string_view description,
                     std::optional<boost::json::value> schema,
                     std::string_view media = "application/json");
/// A `$ref` to the problem answer of that status (or `default`), described once by openapi.cpp.
boost::json::object problem_reference(std::string_view status);
/// Refers to one of the problem answers that openapi.cpp describes once for all operations.
void describe_problem(boost::json::object& operation, int status);

}  // namespace beanq::http

#pragma once

#include <functional>

#include <boost/json/object.hpp>

#include "platform/http/schemas.hpp"

namespace beanq::http {

/// How one operation shows in OpenAPI: adds parameters, body and responses to the operation
/// object. Made when a route is added, run only when the document is asked for.
struct Operation {
    std::function<void(boost::json::object& operation, Schemas& schemas)> describe;
};

}  // namespace beanq::http

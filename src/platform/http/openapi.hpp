#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/http/route.hpp"

namespace beanq::http {

/// A route table and what stands before its patterns.
struct RouteTable {
    const Routes* routes;
    std::string_view prefix;
};

/// The OpenAPI 3.1 document of the tables as pretty JSON, stable from run to run: paths and
/// schemas in alphabetical order, one component per described type.
std::string openapi(const std::vector<RouteTable>& tables, std::string_view version);

}  // namespace beanq::http

#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "kernel/awaitable.hpp"
#include "platform/http/route.hpp"

namespace beanq::http {

/// Something the server works with; `ping` throws when it is away.
struct Dependency {
    std::string name;
    std::function<awaitable<void>()> ping;
    bool is_needed = true;  ///< false: the server does its work without it, if not as well
};

/// `GET /healthz` (the process lives), `GET /readyz` (503 when a needed dependency is away) and
/// `GET /openapi.json`. `document` is asked once, when the first reader comes.
void add_service_routes(Routes& routes, std::vector<Dependency> dependencies,
                        std::function<std::string()> document);

}  // namespace beanq::http

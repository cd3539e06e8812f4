#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "kernel/awaitable.hpp"
#include "platform/http/route.hpp"

namespace beanq::http {

/// Something the server cannot work without; `ping` throws when it is away.
struct Dependency {
    std::string name;
    std::function<awaitable<void>()> ping;
};

/// `GET /healthz` (the process lives), `GET /readyz` (each dependency answers: 200, else 503) and
/// `GET /openapi.json`. `document` is asked once, when the first reader comes.
void add_service_routes(Routes& routes, std::vector<Dependency> dependencies,
                        std::function<std::string()> document);

}  // namespace beanq::http

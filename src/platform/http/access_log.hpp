#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

#include "platform/http/message.hpp"

namespace beanq::http {

/// One line per request: who asked for what, what came of it and how long it took. Without the
/// query string, bodies or header values, which may hold secrets.
void log_access(const Request& request, std::string_view method, const Response& response,
                std::size_t body_bytes, std::chrono::steady_clock::duration took);

}  // namespace beanq::http

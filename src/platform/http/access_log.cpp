#include "platform/http/access_log.hpp"

#include <array>
#include <span>
#include <string>

#include "platform/http/negotiation.hpp"
#include "platform/log/log.hpp"

namespace beanq::http {

void log_access(const Request& request, std::string_view method, const Response& response,
                std::size_t body_bytes, std::chrono::steady_clock::duration took) {
    if (!log::is_on(log::Level::info)) return;
    const std::chrono::duration<double, std::milli> took_ms = took;
    const std::string user = request.caller ? to_string(request.caller->user) : std::string{};
    const auto trace = request.header("traceparent");

    std::array<log::Field, 12> fields{{{"id", request.id},
                                       {"method", method},
                                       {"route", request.route},
                                       {"path", request.path},
                                       {"status", response.status},
                                       {"ms", took_ms.count()},
                                       {"bytes", body_bytes},
                                       {"remote", request.remote},
                                       {"", ""},
                                       {"", ""},
                                       {"", ""},
                                       {"", ""}}};
    std::size_t count = 8;
    const auto add = [&](std::string_view key, std::string_view value) {
        fields[count++] = {key, value};
    };
    if (!user.empty()) add("user", user);
    if (!response.error_code.empty()) add("code", response.error_code);
    if (trace && is_traceparent(*trace)) add("trace", *trace);
    log::write(log::Level::info, "request", std::span{fields}.first(count));
}

}  // namespace beanq::http

#pragma once

#include <chrono>
#include <exception>
#include <optional>
#include <string_view>
#include <vector>

#include "kernel/result.hpp"
#include "platform/http/cors.hpp"
#include "platform/http/message.hpp"
#include "platform/http/route.hpp"

namespace beanq::http {

/// From a whole request to its answer: route, access, handler, and the one place where exceptions
/// end. Knows nothing of sockets.
class Edge {
public:
    /// A stream's rights are looked at again after each `recheck_time`.
    Edge(const Router& router, Authenticator& authenticator, std::vector<std::string> cors_origins,
         std::chrono::milliseconds recheck_time = std::chrono::seconds{5})
        : router_(router),
          authenticator_(authenticator),
          cors_(std::move(cors_origins)),
          recheck_time_(recheck_time) {}

    /// Never throws. Sets `request.route`, `path_values` and `caller` on the way.
    awaitable<Response> answer(Request& request) const;

    /// For a method outside of Method: 405, or 404 where nothing is.
    Response answer_unknown_method(const Request& request) const;

    /// Runs an event stream to its end, which also comes when the caller loses the right to it or
    /// the token expires. What it throws is logged, for its headers are long sent.
    awaitable<void> stream(const Request& request, const Response& response,
                           EventWriter& writer) const;

private:
    class GuardedWriter;

    awaitable<Response> answer_or_throw(Request& request) const;
    awaitable<std::optional<Response>> attempt(Request& request) const;
    awaitable<Response> routed(Request& request) const;
    awaitable<std::optional<Error>> refuse_access(Request& request, const Access& access) const;
    Response options(const Request& request, const std::vector<Method>& allowed) const;

    const Router& router_;
    Authenticator& authenticator_;
    Cors cors_;
    std::chrono::milliseconds recheck_time_;
};

/// 503 for a handler that did not end in time.
Response too_slow_problem(const Request& request);

}  // namespace beanq::http

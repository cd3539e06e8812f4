#include "platform/http/edge.hpp"

#include <chrono>
#include <random>
#include <string>
#include <utility>

#include <boost/asio/error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

#include "kernel/fault.hpp"
#include "platform/http/negotiation.hpp"
#include "platform/http/problem.hpp"
#include "platform/http/wire.hpp"
#include "platform/log/log.hpp"

namespace beanq::http {

namespace {

constexpr int max_attempts = 4;  // the first and three more

std::optional<std::string_view> bearer_token(const Request& request) {
    constexpr std::string_view scheme = "Bearer ";
    const auto value = request.header("Authorization");
    if (!value || !same_token(value->substr(0, scheme.size()), scheme)) return std::nullopt;
    return trim(value->substr(scheme.size()));
}

Error sign_in_required() {
    return {ErrorKind::unauthenticated, "auth.required", {"Sign in first.", "Сначала войдите."}};
}

Error permission_required(const std::vector<Permission>& any_of) {
    std::string names;
    for (const Permission permission : any_of) {
        if (!names.empty()) names += ", ";
        names += to_string(permission);
    }
    const bool is_one = any_of.size() == 1;
    return {ErrorKind::forbidden,
            "auth.forbidden",
            {(is_one ? "This needs the permission " : "This needs one of the permissions ") +
                 names + ".",
             (is_one ? "Для этого нужно разрешение " : "Для этого нужно одно из разрешений: ") +
                 names + "."}};
}

bool takes_visitor(const Access& access, const Request& request) {
    if (!access.takes_visitors() || request.header("Authorization")) return false;
    const std::string& header = access.visitors_header();
    return header.empty() || request.header(header);
}

std::string list_of(const std::vector<Method>& methods) {
    std::string names;
    for (const Method method : methods) {
        if (!names.empty()) names += ", ";
        names += method_name(method);
    }
    return names;
}

Response route_problem(const Request& request, const std::vector<Method>& allowed) {
    if (allowed.empty()) {
        return problem(request, 404, "route.unknown",
                       {"There is nothing at this address.", "По этому адресу ничего нет."});
    }
    Response response = problem(request, 405, "route.method",
                                {"This address does not take that method.",
                                 "По этому адресу такой метод не поддерживается."});
    response.set("Allow", list_of(allowed));
    return response;
}

Response unavailable_problem(const Request& request, std::chrono::seconds retry_after) {
    Response response = problem(request, 503, "service.unavailable",
                                {"The service is busy right now. Try again in a moment.",
                                 "Сервис сейчас перегружен. Повторите попытку чуть позже."});
    response.set("Retry-After", std::to_string(retry_after.count()));
    return response;
}

Response fault_problem(const Request& request, const std::exception& fault) {
    log::error("fault", {{"id", request.id}, {"route", request.route}, {"cause", fault.what()}});
    return problem(request, 500, "server.fault",
                   {"Something went wrong here. The request id helps to find out what.",
                    "Произошла внутренняя ошибка. Сообщите код запроса, чтобы её найти."});
}

/// Waits before the next attempt: 5–10 ms, then 10–20, then 20–40; random, so that the two who
/// collided do not collide again.
awaitable<void> pause_before(int attempt) {
    thread_local std::minstd_rand random{std::random_device{}()};
    const int base_ms = 5 << (attempt - 2);
    const int wait_ms = std::uniform_int_distribution{base_ms, 2 * base_ms}(random);
    const auto executor = co_await boost::asio::this_coro::executor;
    boost::asio::steady_timer timer{executor, std::chrono::milliseconds{wait_ms}};
    co_await timer.async_wait(boost::asio::use_awaitable);
}

/// 304 instead of a 200 that the client has already (RFC 9110 §13.2.2).
void answer_unchanged(const Request& request, Response& response) {
    const bool is_read = request.method == Method::get || request.method == Method::head;
    if (!is_read || response.status != 200) return;
    const auto condition = request.header("If-None-Match");
    if (!condition) return;
    for (const auto& [name, etag] : response.headers) {
        if (!same_token(name, "ETag") || !none_match_has(*condition, etag)) continue;
        response.status = 304;
        response.body.clear();
        response.shared_body.reset();
        std::erase_if(response.headers,
                      [](const auto& field) { return same_token(field.first, "Content-Type"); });
        return;
    }
}

}  // namespace

Response too_slow_problem(const Request& request) {
    Response response =
        problem(request, 503, "server.timeout",
                {"The request took too long and was given up.",
                 "Обработка запроса заняла слишком много времени и была прервана."});
    response.set("Retry-After", "1");
    return response;
}

awaitable<Response> Edge::answer(Request& request) const {
    Response response;
    try {
        response = co_await answer_or_throw(request);
    } catch (const Unavailable& away) {
        log::warn("unavailable", {{"id", request.id}, {"cause", away.what()}});
        response = unavailable_problem(request, away.retry_after());
    } catch (const TransientConflict& conflict) {
        log::warn("transient conflicts do not cease",
                  {{"id", request.id}, {"cause", conflict.what()}});
        response = unavailable_problem(request, std::chrono::seconds{1});
    } catch (const boost::system::system_error& error) {
        const bool is_cancelled = error.code() == boost::asio::error::operation_aborted;
        response = is_cancelled ? too_slow_problem(request) : fault_problem(request, error);
    } catch (const std::exception& error) {
        response = fault_problem(request, error);
    }
    answer_unchanged(request, response);
    cors_.allow_reading(request, response);
    co_return response;
}

awaitable<Response> Edge::answer_or_throw(Request& request) const {
    for (int number = 1; number < max_attempts; ++number) {
        std::optional<Response> response = co_await attempt(request);
        if (response) co_return std::move(*response);
        co_await pause_before(number + 1);
    }
    Response response = co_await routed(request);
    co_return response;
}

/// Nothing when another transaction got in the way: try again.
awaitable<std::optional<Response>> Edge::attempt(Request& request) const {
    try {
        std::optional<Response> response = co_await routed(request);
        co_return response;
    } catch (const TransientConflict& conflict) {
        log::info("transient conflict", {{"id", request.id}, {"cause", conflict.what()}});
    } catch (const ConstraintViolation& violation) {
        log::info("constraint violation", {{"id", request.id}, {"cause", violation.what()}});
    }
    co_return std::nullopt;
}

awaitable<Response> Edge::routed(Request& request) const {
    if (request.path == "*")
        co_return options(request, {Method::get, Method::head, Method::post, Method::put,
                                    Method::patch, Method::del, Method::options});
    auto match = router_.find(request.method, request.path);
    if (match.route == nullptr) {
        const bool asks_options = request.method == Method::options && !match.allowed.empty();
        co_return asks_options ? options(request, match.allowed)
                               : route_problem(request, match.allowed);
    }
    request.route = match.route->pattern;
    request.path_values = std::move(match.values);
    const std::optional<Error> refused = co_await refuse_access(request, match.route->access);
    if (refused) co_return problem(request, *refused);
    request.reply_headers.clear();  // of an attempt before
    Response response = co_await match.route->handle(request);
    for (auto& [name, value] : request.reply_headers)
        response.set(std::move(name), std::move(value));
    co_return response;
}

/// On open routes a token is welcome but a bad one is as none: an expired session must not break
/// the public menu.
awaitable<std::optional<Error>> Edge::refuse_access(Request& request, const Access& access) const {
    request.caller.reset();
    const bool is_open = access.rule() == Access::Rule::open;
    const auto token = bearer_token(request);
    if (!token) {
        if (is_open || takes_visitor(access, request)) co_return std::nullopt;
        co_return sign_in_required();
    }
    Result<Caller> caller = co_await authenticator_.authenticate(*token);
    if (caller) {
        request.caller = std::move(*caller);
    } else {
        if (is_open) co_return std::nullopt;
        co_return std::move(caller.error());
    }
    if (access.rule() != Access::Rule::permitted) co_return std::nullopt;
    for (const Permission permission : access.permissions()) {
        if (request.caller->may(permission)) co_return std::nullopt;
    }
    co_return permission_required(access.permissions());
}

Response Edge::options(const Request& request, const std::vector<Method>& allowed) const {
    Response response;
    response.status = 204;
    response.set("Allow", list_of(allowed));
    cors_.allow_preflight(request, response);
    return response;
}

Response Edge::answer_unknown_method(const Request& request) const {
    const auto match = router_.find(Method::options, request.path);
    Response response = route_problem(request, match.allowed);
    cors_.allow_reading(request, response);
    return response;
}

/// Writes for a stream as long as its caller may have it.
class Edge::GuardedWriter final : public EventWriter {
public:
    GuardedWriter(const Edge& edge, const Request& request, const Access& access, EventWriter& to)
        : edge_(edge), access_(access), to_(to), looked_at_(Time::now()) {
        request_.headers = request.headers;
    }

    awaitable<bool> send(std::string_view id, std::string_view event,
                         std::string_view data) override {
        const bool may = co_await may_go_on();
        if (!may) co_return false;
        const bool sent = co_await to_.send(id, event, data);
        co_return sent;
    }

    awaitable<bool> keep_alive() override {
        const bool may = co_await may_go_on();
        if (!may) co_return false;
        const bool sent = co_await to_.keep_alive();
        co_return sent;
    }

private:
    using Time = std::chrono::steady_clock;

    awaitable<bool> may_go_on() {
        if (Time::now() - looked_at_ < edge_.recheck_time_) co_return true;
        looked_at_ = Time::now();
        const auto refused = co_await edge_.refuse_access(request_, access_);
        co_return !refused;
    }

    const Edge& edge_;
    const Access& access_;
    EventWriter& to_;
    Request request_;
    Time::time_point looked_at_;
};

awaitable<void> Edge::stream(const Request& request, const Response& response,
                             EventWriter& writer) const {
    const Route& route = *router_.find(request.method, request.path).route;
    GuardedWriter guarded(*this, request, route.access, writer);
    try {
        co_await response.stream(guarded);
    } catch (const boost::system::system_error& error) {
        if (error.code() == boost::asio::error::operation_aborted) co_return;
        log::error("stream fault", {{"id", request.id}, {"cause", error.what()}});
    } catch (const std::exception& error) {
        log::error("stream fault", {{"id", request.id}, {"cause", error.what()}});
    }
}

}  // namespace beanq::http

#pragma once

// Routes from typed handlers: a handler's parameters say what is read from the request, its result
// says what is answered, and both are what OpenAPI shows. Included by adapters/http/*.cpp only.

#include <concepts>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>

#include "platform/http/answers.hpp"
#include "platform/http/codec.hpp"
#include "platform/http/operation.hpp"
#include "platform/http/problem.hpp"
#include "platform/http/route.hpp"

namespace beanq::http {

// The untemplated halves, in typed.cpp.

/// The body as JSON; 415 by media type, 400 `body.not-json` with the offset.
Result<boost::json::value> parse_body(const Request& request, bool may_be_empty);
/// The query's fields, each text brought to its JSON form; 422 for a name given twice.
Result<boost::json::object> parse_query(
    std::string_view query, const std::vector<std::pair<std::string_view, TextForm>>& forms);
boost::json::object path_object(const Request& request);
Result<IfMatch> read_if_match(const Request& request);
Result<LastEventId> read_last_event_id(const Request& request);
Result<IdempotencyKey> read_idempotency_key(const Request& request, AnswerBook& answers);
Result<Caller> read_caller(const Request& request);
std::string quoted_etag(std::int64_t version);
Response json_response(int status, std::string body);
Response prepared_response(const Prepared& prepared);

void describe_body(boost::json::object& operation, boost::json::value schema);
void describe_parameter(boost::json::object& operation, std::string_view in, std::string_view name,
                        bool required, boost::json::value schema, std::string_view description);
void describe_answer(boost::json::object& operation, int status, std::string_view description,
                     std::optional<boost::json::value> schema,
                     std::string_view media = "application/json");
/// Refers to one of the problem answers that openapi.cpp describes once for all operations.
void describe_problem(boost::json::object& operation, int status);

/// How a handler's parameter comes out of a request. `urgency` orders refusals: what does not
/// exist (0) goes before preconditions (1) before the input's own faults (2).
template <class A>
struct Extract;

template <class T>
std::vector<std::pair<std::string_view, TextForm>> text_forms() {
    std::vector<std::pair<std::string_view, TextForm>> forms;
    boost::mp11::mp_for_each<Members<T>>([&](auto member) {
        using M = std::remove_cvref_t<decltype(std::declval<T&>().*member.pointer)>;
        forms.emplace_back(json_name(member.name), Codec<M>::text_form);
    });
    return forms;
}

template <class T>
void describe_fields(boost::json::object& operation, Schemas& schemas, std::string_view in) {
    boost::mp11::mp_for_each<Members<T>>([&](auto member) {
        using M = std::remove_cvref_t<decltype(std::declval<T&>().*member.pointer)>;
        describe_parameter(operation, in, json_name(member.name), !Codec<M>::may_be_absent,
                           Codec<M>::schema(schemas), "");
    });
}

template <class T>
struct Extract<Body<T>> {
    static constexpr int urgency = 2;
    static Result<Body<T>> from(Request& request, const RouteContext&) {
        const auto json = parse_body(request, Codec<T>::all_may_be_absent());
        if (!json) return std::unexpected(json.error());
        Body<T> body;
        Faults faults;
        Codec<T>::read(*json, body.value, faults);
        if (!faults.empty()) return refuse_fields(faults.take());
        return body;
    }
    static void describe(boost::json::object& operation, Schemas& schemas) {
        describe_body(operation, Codec<T>::schema(schemas));
        describe_problem(operation, 400);
        describe_problem(operation, 413);
        describe_problem(operation, 415);
        describe_problem(operation, 422);
    }
};

template <class T>
struct Extract<Query<T>> {
    static constexpr int urgency = 2;
    static Result<Query<T>> from(Request& request, const RouteContext&) {
        auto fields = parse_query(request.query, text_forms<T>());
        if (!fields) return std::unexpected(fields.error());
        Query<T> query;
        Faults faults("?");
        Codec<T>::read(boost::json::value(std::move(*fields)), query.value, faults);
        if (!faults.empty()) return refuse_fields(faults.take());
        return query;
    }
    static void describe(boost::json::object& operation, Schemas& schemas) {
        describe_fields<T>(operation, schemas, "query");
        describe_problem(operation, 422);
    }
};

template <class T>
struct Extract<Path<T>> {
    static constexpr int urgency = 0;
    static Result<Path<T>> from(Request& request, const RouteContext&) {
        Path<T> path;
        Faults faults;
        Codec<T>::read(boost::json::value(path_object(request)), path.value, faults);
        if (faults.empty()) return path;
        return refuse(ErrorKind::not_found, "route.unknown",
                      {"There is nothing at this address.", "По этому адресу ничего нет."});
    }
    static void describe(boost::json::object& operation, Schemas& schemas) {
        describe_fields<T>(operation, schemas, "path");
        describe_problem(operation, 404);
    }
};

template <>
struct Extract<Caller> {
    static constexpr int urgency = 0;
    static Result<Caller> from(Request& request, const RouteContext&) {
        return read_caller(request);
    }
    static void describe(boost::json::object&, Schemas&) {}
};

template <>
struct Extract<std::optional<Caller>> {
    static constexpr int urgency = 0;
    static Result<std::optional<Caller>> from(Request& request, const RouteContext&) {
        return request.caller;
    }
    static void describe(boost::json::object&, Schemas&) {}
};

template <>
struct Extract<IfMatch> {
    static constexpr int urgency = 1;
    static Result<IfMatch> from(Request& request, const RouteContext&) {
        return read_if_match(request);
    }
    static void describe(boost::json::object& operation, Schemas&) {
        describe_parameter(operation, "header", "If-Match", true, string_schema(1, 64),
                           "The ETag of the version this change starts from, or `*`.");
        describe_problem(operation, 412);
        describe_problem(operation, 428);
    }
};

template <>
struct Extract<LastEventId> {
    static constexpr int urgency = 2;
    static Result<LastEventId> from(Request& request, const RouteContext&) {
        return read_last_event_id(request);
    }
    static void describe(boost::json::object& operation, Schemas&) {
        describe_parameter(operation, "header", "Last-Event-ID", false, whole_schema(0, INT64_MAX),
                           "Resume after this event.");
    }
};

template <>
struct Extract<IdempotencyKey> {
    static constexpr int urgency = 1;
    static Result<IdempotencyKey> from(Request& request, const RouteContext& context) {
        return read_idempotency_key(request, context.answers);
    }
    static void describe(boost::json::object& operation, Schemas&) {
        describe_parameter(operation, "header", "Idempotency-Key", false, string_schema(1, 255),
                           "A repeated request with the same key and body gets the first answer.");
    }
};

template <>
struct Extract<const Request*> {
    static constexpr int urgency = 0;
    static Result<const Request*> from(Request& request, const RouteContext&) { return &request; }
    static void describe(boost::json::object&, Schemas&) {}
};

/// How a handler's result becomes a response. The general case: 200 with a described struct.
template <class R>
struct Reply {
    static Response response(const R& result) { return json_response(200, encode(result)); }
    static void describe(boost::json::object& operation, Schemas& schemas) {
        describe_answer(operation, 200, "Done.", Codec<R>::schema(schemas));
    }
};

template <class T>
struct Reply<Versioned<T>> {
    static Response response(const Versioned<T>& result) {
        auto response = json_response(200, encode(result.value));
        response.set("ETag", quoted_etag(result.version));
        return response;
    }
    static void describe(boost::json::object& operation, Schemas& schemas) {
        describe_answer(operation, 200, "Done; ETag is the version.", Codec<T>::schema(schemas));
    }
};

template <class T>
struct Reply<Created<T>> {
    static Answer answer(const Created<T>& result) {
        return {201, result.location, quoted_etag(result.version), encode(result.value)};
    }
    static Response response(const Created<T>& result) {
        auto response = json_response(201, encode(result.value));
        response.set("Location", result.location);
        response.set("ETag", quoted_etag(result.version));
        return response;
    }
    static void describe(boost::json::object& operation, Schemas& schemas) {
        describe_answer(operation, 201, "Created; Location and ETag name it.",
                        Codec<T>::schema(schemas));
    }
};

template <>
struct Reply<NoContent> {
    static Response response(const NoContent&) { return {.status = 204}; }
    static void describe(boost::json::object& operation, Schemas&) {
        describe_answer(operation, 204, "Done.", std::nullopt);
    }
};

template <>
struct Reply<Prepared> {
    static Response response(const Prepared& result) { return prepared_response(result); }
    static void describe(boost::json::object& operation, Schemas&) {
        describe_answer(operation, 200, "Done.", boost::json::object{{"type", "object"}});
    }
};

/// For routes that answer ready bytes of a known shape: `PreparedAs<MenuView>`.
template <class View>
struct PreparedAs : Prepared {};

template <class View>
struct Reply<PreparedAs<View>> {
    static Response response(const PreparedAs<View>& result) { return prepared_response(result); }
    static void describe(boost::json::object& operation, Schemas& schemas) {
        describe_answer(operation, 200, "Done; ETag names these bytes.",
                        Codec<View>::schema(schemas));
    }
};

template <>
struct Reply<EventStream> {
    static Response response(EventStream& result) { return {.stream = std::move(result.run)}; }
    static void describe(boost::json::object& operation, Schemas&) {
        describe_answer(operation, 200,
                        "Events until the client leaves; `id:` is what Last-Event-ID names.",
                        boost::json::object{{"type", "string"}}, "text/event-stream");
    }
};

/// The shape of a handler: its parameters, and R of `awaitable<Result<R>>`.
template <class H>
struct HandlerShape : HandlerShape<decltype(&H::operator())> {};
template <class H, class R, class... A>
struct HandlerShape<awaitable<Result<R>> (H::*)(A...) const> {
    using Result = R;
    // `const Request&` travels as a pointer until the call.
    template <class P>
    using Stored = std::conditional_t<std::is_same_v<std::remove_cvref_t<P>, Request>,
                                      const Request*, std::remove_cvref_t<P>>;
    using Stores = std::tuple<Stored<A>...>;
    static constexpr bool takes_caller = (std::is_same_v<std::remove_cvref_t<A>, Caller> || ...);
};

template <class T>
T&& pass(T& stored) {
    return std::move(stored);
}
inline const Request& pass(const Request*& stored) { return *stored; }

template <class R, class H, class... S>
awaitable<Response> serve(const H& handler, const RouteContext& context, Request& request,
                          std::type_identity<std::tuple<S...>>) {
    std::tuple<Result<S>...> arguments{Extract<S>::from(request, context)...};
    const Error* refusal = nullptr;
    int urgency = 3;
    std::apply(
        [&](auto&... argument) {
            ((argument || Extract<S>::urgency >= urgency
                  ? void()
                  : (refusal = &argument.error(), urgency = Extract<S>::urgency, void())),
             ...);
        },
        arguments);
    if (refusal != nullptr) co_return problem(request, *refusal);
    auto running =
        std::apply([&](auto&... argument) { return handler(pass(*argument)...); }, arguments);
    auto result = co_await std::move(running);
    if (!result) co_return problem(request, result.error());
    co_return Reply<R>::response(*result);
}

/// Adds a row whose request and answer are the handler's own types.
template <class H>
void add_route(Routes& routes, Method method, std::string pattern, Access access,
               std::string summary, H handler) {
    using Shape = HandlerShape<H>;
    using Stores = typename Shape::Stores;
    using R = typename Shape::Result;
    if (Shape::takes_caller && access.rule() == Access::Rule::open) {
        throw std::logic_error("the handler of " + pattern +
                               " takes a Caller, but the route is open to all");
    }
    auto operation = std::make_shared<Operation>();
    operation->describe = [](boost::json::object& object, Schemas& schemas) {
        schemas.turn(Schemas::Direction::request);
        [&]<class... S>(std::type_identity<std::tuple<S...>>) {
            (Extract<S>::describe(object, schemas), ...);
        }(std::type_identity<Stores>{});
        schemas.turn(Schemas::Direction::answer);
        Reply<R>::describe(object, schemas);
    };
    auto shared = std::make_shared<const H>(std::move(handler));
    routes.add({method, std::move(pattern), std::move(access), std::move(summary),
                [shared, context = routes.context()](Request& request) {
                    return serve<R>(*shared, context, request, std::type_identity<Stores>{});
                },
                std::move(operation)});
}

template <class H>
void get(Routes& routes, std::string pattern, Access access, std::string summary, H handler) {
    add_route(routes, Method::get, std::move(pattern), std::move(access), std::move(summary),
              std::move(handler));
}
template <class H>
void post(Routes& routes, std::string pattern, Access access, std::string summary, H handler) {
    add_route(routes, Method::post, std::move(pattern), std::move(access), std::move(summary),
              std::move(handler));
}
template <class H>
void put(Routes& routes, std::string pattern, Access access, std::string summary, H handler) {
    add_route(routes, Method::put, std::move(pattern), std::move(access), std::move(summary),
              std::move(handler));
}
template <class H>
void patch(Routes& routes, std::string pattern, Access access, std::string summary, H handler) {
    add_route(routes, Method::patch, std::move(pattern), std::move(access), std::move(summary),
              std::move(handler));
}
template <class H>
void del(Routes& routes, std::string pattern, Access access, std::string summary, H handler) {
    add_route(routes, Method::del, std::move(pattern), std::move(access), std::move(summary),
              std::move(handler));
}

template <class T, class Render>
Once<T> IdempotencyKey::once(Render render) const {
    if (!key) return {};
    using C = std::remove_cvref_t<std::invoke_result_t<Render, const T&>>;
    return Once<T>(*book, *key, [render = std::move(render)](const T& value) {
        return Reply<C>::answer(render(value));
    });
}

}  // namespace beanq::http

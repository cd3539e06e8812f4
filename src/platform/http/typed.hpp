#pragma once

// Routes from typed handlers: a handler's parameters say what is read from the request, its result
// says what is answered, and both are what OpenAPI shows. Included by adapters/http/*.cpp only.

#include <memory>
#include <stdexcept>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>

#include "platform/http/extract.hpp"
#include "platform/http/problem.hpp"
#include "platform/http/reply.hpp"
#include "platform/http/route.hpp"

namespace beanq::http {

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
    const bool has_visitors = access.rule() == Access::Rule::open || access.takes_visitors();
    if (Shape::takes_caller && has_visitors) {
        throw std::logic_error("the handler of " + pattern +
                               " takes a Caller, but the route takes visitors");
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

#include <optional>
#include <string>
#include <utility>

#include "identity/adapters/http/auth_dto.hpp"
#include "identity/adapters/http/peppered.hpp"
#include "identity/adapters/http/refresh_cookie.hpp"
#include "identity/adapters/http/routes.hpp"
#include "identity/adapters/http/to_view.hpp"
#include "identity/domain/refusals.hpp"
#include "platform/http/cors.hpp"
#include "platform/http/typed.hpp"

namespace beanq::identity {

namespace {

template <std::size_t Min, std::size_t Max>
std::optional<std::string> value_of(std::optional<http::Text<Min, Max>> text) {
    if (!text) return std::nullopt;
    return std::move(text->value);
}

NewUser to_command(RegisterBody body) {
    return {.email = std::move(body.email.value),
            .password = std::move(body.password.value),
            .name = std::move(body.name.value),
            .phone = value_of(std::move(body.phone))};
}

/// What the client calls its device, else what its User-Agent says, as plain ASCII.
std::string device_of(std::optional<http::Text<1, 100>> named, const http::Request& request) {
    if (named) return std::move(named->value);
    std::string device;
    for (const char c : request.header("User-Agent").value_or("")) {
        if (c >= ' ' && c < 0x7f && device.size() < 100) device += c;
    }
    return device;
}

TokensView to_view(SignedIn in) {
    return {.access_token = std::move(in.access_token),
            .expires_in = access_lifetime.count(),
            .refresh_token = std::move(in.refresh_token),
            .refresh_expires_in = refresh_lifetime.count(),
            .user = to_view(in.user)};
}

/// The refresh token goes into the cookie, and nowhere else.
TokensView keep_in_cookie(SignedIn in, const http::ReplyHeaders& headers) {
    keep_refresh_token(headers, in.refresh_token);
    TokensView view = to_view(std::move(in));
    view.refresh_token.reset();
    return view;
}

void add_register(http::Routes& routes, const RouteNeeds& needs) {
    http::post(
        routes, "/auth/register", http::open_to_all(), "Register as a guest",
        [needs](http::IdempotencyKey key,
                http::Body<RegisterBody> body) -> awaitable<Result<http::Created<UserView>>> {
            const auto once =
                peppered(std::move(key), needs.pepper).once<User>([](const User& user) {
                    return created(user);
                });
            const auto user = co_await needs.create_user.run(to_command(std::move(body.value)),
                                                             std::nullopt, once);
            if (!user) co_return std::unexpected(user.error());
            co_return created(*user);
        });
}

void add_login(http::Routes& routes, const RouteNeeds& needs) {
    http::post(routes, "/auth/login", http::open_to_all(),
               "Sign in; with `cookie` the refresh token is kept in an HttpOnly cookie",
               [needs](http::Body<LoginBody> body, const http::Request& request,
                       http::ReplyHeaders headers) -> awaitable<Result<TokensView>> {
                   const bool by_cookie = body->cookie.value_or(false);
                   if (by_cookie && is_from_elsewhere(request, needs.cors_origins))
                       co_return from_elsewhere();
                   LogInCommand command{.email = std::move(body->email.value),
                                        .password = std::move(body->password),
                                        .device = device_of(std::move(body->device), request),
                                        .remote_address = request.remote};
                   auto in = co_await needs.log_in.run(std::move(command));
                   if (!in) co_return std::unexpected(in.error());
                   if (by_cookie) co_return keep_in_cookie(std::move(*in), headers);
                   co_return to_view(std::move(*in));
               });
}

/// 401 `auth.refresh-invalid` without a cookie, 403 `auth.cross-site`.
Result<std::string> token_in_cookie(const http::Request& request, const RouteNeeds& needs) {
    if (is_from_elsewhere(request, needs.cors_origins)) return from_elsewhere();
    const auto token = kept_refresh_token(request);
    if (!token) return refresh_invalid();
    return std::string(*token);
}

awaitable<Result<TokensView>> refresh_by_cookie(const RouteNeeds& needs, std::string token,
                                                http::ReplyHeaders headers) {
    auto in = co_await needs.refresh_session.run(std::move(token));
    if (!in) {
        forget_refresh_token(headers);
        co_return std::unexpected(in.error());
    }
    co_return keep_in_cookie(std::move(*in), headers);
}

void add_refresh(http::Routes& routes, const RouteNeeds& needs) {
    http::post(routes, "/auth/refresh", http::open_to_all(),
               "Exchange a refresh token, the cookie's when none is sent, for new tokens",
               [needs](http::Body<RefreshBody> body, const http::Request& request,
                       http::ReplyHeaders headers) -> awaitable<Result<TokensView>> {
                   if (!body->refresh_token) {
                       auto kept = token_in_cookie(request, needs);
                       if (!kept) co_return std::unexpected(kept.error());
                       auto tokens = co_await refresh_by_cookie(needs, std::move(*kept), headers);
                       co_return tokens;
                   }
                   auto in = co_await needs.refresh_session.run(std::move(*body->refresh_token));
                   if (!in) co_return std::unexpected(in.error());
                   co_return to_view(std::move(*in));
               });
}

void add_logout(http::Routes& routes, const RouteNeeds& needs) {
    http::post(routes, "/auth/logout", http::signed_in(), "Sign out here, or everywhere with `all`",
               [needs](Caller caller, http::Body<LogoutBody> body, const http::Request& request,
                       http::ReplyHeaders headers) -> awaitable<Result<http::NoContent>> {
                   if (kept_refresh_token(request)) forget_refresh_token(headers);
                   if (body->all.value_or(false)) {
                       co_await needs.end_sessions.end_all(caller.user);
                       co_return http::NoContent{};
                   }
                   // A twin may have ended it already: the caller is signed out either way.
                   co_await needs.end_sessions.end(caller.user, caller.session);
                   co_return http::NoContent{};
               });
}

}  // namespace

void add_auth_routes(http::Routes& routes, const RouteNeeds& needs) {
    add_register(routes, needs);
    add_login(routes, needs);
    add_refresh(routes, needs);
    add_logout(routes, needs);
}

}  // namespace beanq::identity

#include <optional>
#include <string>
#include <utility>

#include "identity/adapters/http/auth_dto.hpp"
#include "identity/adapters/http/peppered.hpp"
#include "identity/adapters/http/routes.hpp"
#include "identity/adapters/http/to_view.hpp"
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

void add_tokens(http::Routes& routes, const RouteNeeds& needs) {
    http::post(routes, "/auth/login", http::open_to_all(), "Sign in",
               [needs](http::Body<LoginBody> body,
                       const http::Request& request) -> awaitable<Result<TokensView>> {
                   LogInCommand command{.email = std::move(body->email.value),
                                        .password = std::move(body->password),
                                        .device = device_of(std::move(body->device), request),
                                        .remote_address = request.remote};
                   auto in = co_await needs.log_in.run(std::move(command));
                   if (!in) co_return std::unexpected(in.error());
                   co_return to_view(std::move(*in));
               });
    http::post(routes, "/auth/refresh", http::open_to_all(),
               "Exchange a refresh token for new tokens",
               [needs](http::Body<RefreshBody> body) -> awaitable<Result<TokensView>> {
                   auto in = co_await needs.refresh_session.run(std::move(body->refresh_token));
                   if (!in) co_return std::unexpected(in.error());
                   co_return to_view(std::move(*in));
               });
}

void add_logout(http::Routes& routes, const RouteNeeds& needs) {
    http::post(
        routes, "/auth/logout", http::signed_in(), "Sign out here, or everywhere with `all`",
        [needs](Caller caller, http::Body<LogoutBody> body) -> awaitable<Result<http::NoContent>> {
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
    add_tokens(routes, needs);
    add_logout(routes, needs);
}

}  // namespace beanq::identity

#include <utility>

#include "identity/adapters/http/routes.hpp"
#include "identity/adapters/http/to_change.hpp"
#include "identity/adapters/http/to_view.hpp"
#include "platform/http/typed.hpp"

namespace beanq::identity {

namespace {

MeView to_me(const User& user, const Caller& caller) {
    MeView me;
    static_cast<UserView&>(me) = to_view(user);
    me.permissions = names_of(caller.permissions);
    return me;
}

SessionView to_view(const Session& session, const Caller& caller) {
    return {.id = session.id,
            .device = session.device,
            .remote_address = session.remote_address,
            .created_at = session.created_at,
            .last_used_at = session.last_used_at,
            .expires_at = session.expires_at,
            .current = session.id == caller.session};
}

void add_profile(http::Routes& routes, const RouteNeeds& needs) {
    http::get(routes, "/me", http::signed_in(), "Who you are and what you may do",
              [needs](Caller caller) -> awaitable<Result<http::Versioned<MeView>>> {
                  const auto user = co_await needs.directory.user(caller, caller.user);
                  if (!user) co_return std::unexpected(user.error());
                  co_return http::Versioned<MeView>{to_me(*user, caller), user->version};
              });
    http::patch(
        routes, "/me", http::signed_in(), "Change your name or telephone",
        [needs](Caller caller, http::IfMatch match,
                http::Body<UserChangeBody> body) -> awaitable<Result<http::Versioned<MeView>>> {
            const auto user = co_await needs.edit_user.run(caller, caller.user, match.version,
                                                           to_change(std::move(body.value)));
            if (!user) co_return std::unexpected(user.error());
            co_return http::Versioned<MeView>{to_me(*user, caller), user->version};
        });
    http::post(routes, "/me/password", http::signed_in(),
               "Change your password; ends your other sessions",
               [needs](Caller caller,
                       http::Body<PasswordChangeBody> body) -> awaitable<Result<http::NoContent>> {
                   ChangePasswordCommand command{caller.user, caller.session,
                                                 std::move(body->current_password),
                                                 std::move(body->new_password.value)};
                   const auto done = co_await needs.change_password.run(std::move(command));
                   if (!done) co_return std::unexpected(done.error());
                   co_return http::NoContent{};
               });
}

void add_sessions(http::Routes& routes, const RouteNeeds& needs) {
    http::get(routes, "/me/sessions", http::signed_in(), "Where you are signed in",
              [needs](Caller caller,
                      http::Query<SessionsQuery> query) -> awaitable<Result<Page<SessionView>>> {
                  PageRequest wanted{static_cast<int>(query->limit.value),
                                     std::move(query->cursor)};
                  auto found = co_await needs.end_sessions.list(caller.user, std::move(wanted));
                  if (!found) co_return std::unexpected(found.error());
                  Page<SessionView> page{{}, std::move(found->next_cursor)};
                  for (const auto& session : found->items) {
                      page.items.push_back(to_view(session, caller));
                  }
                  co_return page;
              });
    http::del(
        routes, "/me/sessions/{id}", http::signed_in(), "Sign a device out",
        [needs](Caller caller, http::Path<SessionPath> path) -> awaitable<Result<http::NoContent>> {
            const auto ended = co_await needs.end_sessions.end(caller.user, path->id);
            if (!ended) co_return std::unexpected(ended.error());
            co_return http::NoContent{};
        });
}

}  // namespace

void add_me_routes(http::Routes& routes, const RouteNeeds& needs) {
    add_profile(routes, needs);
    add_sessions(routes, needs);
}

}  // namespace beanq::identity

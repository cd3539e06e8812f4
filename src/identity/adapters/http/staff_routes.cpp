#include <utility>

#include "identity/adapters/http/peppered.hpp"
#include "identity/adapters/http/routes.hpp"
#include "identity/adapters/http/to_change.hpp"
#include "identity/adapters/http/to_view.hpp"
#include "platform/http/typed.hpp"

namespace beanq::identity {

namespace {

using UserAnswer = Result<http::Versioned<UserView>>;

NewUser to_command(NewUserBody body) {
    NewUser command{.email = std::move(body.email.value),
                    .password = std::move(body.password.value),
                    .name = std::move(body.name.value),
                    .role = std::move(body.role.value)};
    if (body.phone) command.phone = std::move(body.phone->value);
    return command;
}

UserFilter to_filter(UsersQuery& query) {
    UserFilter filter{.role = {}, .is_active = query.active, .text = {}};
    if (query.role) filter.role = std::move(query.role->value);
    if (query.q) filter.text = std::move(query.q->value);
    return filter;
}

UserAnswer to_answer(const Result<User>& user) {
    if (!user) return std::unexpected(user.error());
    return versioned(*user);
}

void add_reading(http::Routes& routes, const RouteNeeds& needs) {
    http::get(routes, "/users", http::permitted(Permission::read_user), "Users, newest first",
              [needs](http::Query<UsersQuery> query) -> awaitable<Result<Page<UserView>>> {
                  auto filter = to_filter(query.value);
                  PageRequest wanted{static_cast<int>(query->limit.value),
                                     std::move(query->cursor)};
                  auto found = co_await needs.directory.users(std::move(filter), std::move(wanted));
                  if (!found) co_return std::unexpected(found.error());
                  Page<UserView> page{{}, std::move(found->next_cursor)};
                  for (const auto& user : found->items)
                      page.items.push_back(to_view(user));
                  co_return page;
              });
    http::get(routes, "/users/{id}", http::signed_in(),
              "A user: yourself, or anyone with read_user",
              [needs](Caller caller, http::Path<UserPath> path) -> awaitable<UserAnswer> {
                  const auto user = co_await needs.directory.user(caller, path->id);
                  co_return to_answer(user);
              });
}

void add_creating(http::Routes& routes, const RouteNeeds& needs) {
    http::post(routes, "/users", http::permitted(Permission::create_user),
               "Open an account with a role",
               [needs](Caller caller, http::IdempotencyKey key,
                       http::Body<NewUserBody> body) -> awaitable<Result<http::Created<UserView>>> {
                   const auto once =
                       peppered(std::move(key), needs.pepper).once<User>([](const User& user) {
                           return created(user);
                       });
                   const auto user = co_await needs.create_user.run(
                       to_command(std::move(body.value)), caller.permissions, once);
                   if (!user) co_return std::unexpected(user.error());
                   co_return created(*user);
               });
}

void add_changing(http::Routes& routes, const RouteNeeds& needs) {
    http::patch(routes, "/users/{id}", http::permitted(Permission::update_user),
                "Change a user's name or telephone",
                [needs](Caller caller, http::Path<UserPath> path, http::IfMatch match,
                        http::Body<UserChangeBody> body) -> awaitable<UserAnswer> {
                    const auto user = co_await needs.edit_user.run(
                        caller, path->id, match.version, to_change(std::move(body.value)));
                    co_return to_answer(user);
                });
    http::put(routes, "/users/{id}/role", http::permitted(Permission::assign_role),
              "Give a user another role",
              [needs](Caller caller, http::Path<UserPath> path, http::IfMatch match,
                      http::Body<UserRoleBody> body) -> awaitable<UserAnswer> {
                  const UserChange change{.role = std::move(body->role.value)};
                  const auto user =
                      co_await needs.edit_user.run(caller, path->id, match.version, change);
                  co_return to_answer(user);
              });
    http::post(routes, "/users/{id}/activate", http::permitted(Permission::update_user),
               "Let a user in again",
               [needs](Caller caller, http::Path<UserPath> path,
                       http::IfMatch match) -> awaitable<UserAnswer> {
                   const UserChange change{.is_active = true};
                   const auto user =
                       co_await needs.edit_user.run(caller, path->id, match.version, change);
                   co_return to_answer(user);
               });
    http::post(routes, "/users/{id}/deactivate", http::permitted(Permission::update_user),
               "Keep a user out; ends their sessions",
               [needs](Caller caller, http::Path<UserPath> path,
                       http::IfMatch match) -> awaitable<UserAnswer> {
                   const UserChange change{.is_active = false};
                   const auto user =
                       co_await needs.edit_user.run(caller, path->id, match.version, change);
                   co_return to_answer(user);
               });
}

void add_house(http::Routes& routes, const RouteNeeds& needs) {
    http::get(routes, "/roles", http::permitted(Permission::read_role), "What each role may do",
              [needs](Caller) -> awaitable<Result<Page<RoleView>>> {
                  const auto roles = co_await needs.directory.roles();
                  Page<RoleView> page;
                  for (const auto& role : roles) {
                      page.items.push_back({role.name, role.is_system, names_of(role.permissions)});
                  }
                  co_return page;
              });
    http::get(routes, "/permissions", http::permitted(Permission::read_role),
              "Everything a role can allow", [](Caller) -> awaitable<Result<Page<PermissionView>>> {
                  Page<PermissionView> page;
                  for (const auto name : permission_names)
                      page.items.push_back({std::string(name)});
                  co_return page;
              });
    http::get(
        routes, "/locations", http::signed_in(), "The shops, oldest first",
        [needs](Caller) -> awaitable<Result<Page<LocationView>>> {
            const auto locations = co_await needs.directory.locations();
            Page<LocationView> page;
            for (const auto& shop : locations) {
                page.items.push_back({shop.id, shop.name, shop.time_zone, shop.currency.text(),
                                      static_cast<int>(shop.day_cutoff.count())});
            }
            co_return page;
        });
}

}  // namespace

void add_staff_routes(http::Routes& routes, const RouteNeeds& needs) {
    add_reading(routes, needs);
    add_creating(routes, needs);
    add_changing(routes, needs);
    add_house(routes, needs);
}

}  // namespace beanq::identity

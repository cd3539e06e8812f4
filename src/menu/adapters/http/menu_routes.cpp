#include <utility>

#include "menu/adapters/http/replies.hpp"
#include "menu/adapters/http/routes.hpp"
#include "platform/http/typed.hpp"

namespace beanq::menu {

namespace {

ChangeMenuCommand switching(const http::Path<MenuPath>& path, const http::IfMatch& match, bool on) {
    ChangeMenuCommand command = to_command(path.value.id, match, {});
    command.active = on;
    return command;
}

void add_reading(http::Routes& routes, RouteNeeds needs) {
    http::get(routes, "/menus", http::permitted(Permission::read_menu), "Menus, in their order",
              [needs](http::Query<MenusQuery> query) -> awaitable<PageReply<Menu>> {
                  auto page =
                      co_await needs.browse_menu.menus(query->location_id, page_of(query.value));
                  co_return page_reply(std::move(page));
              });
    http::get(routes, "/menus/{id}", http::permitted(Permission::read_menu), "A menu",
              [needs](http::Path<MenuPath> path) -> awaitable<VersionedReply<Menu>> {
                  const auto menu = co_await needs.browse_menu.menu(path->id);
                  co_return versioned(menu);
              });
}

}  // namespace

void add_menu_routes(http::Routes& routes, RouteNeeds needs) {
    add_reading(routes, needs);
    http::post(routes, "/menus", http::permitted(Permission::create_menu), "Create a menu",
               [needs](http::IdempotencyKey key,
                       http::Body<NewMenuBody> body) -> awaitable<CreatedReply<Menu>> {
                   const auto once = key.once<Menu>(render<Menu>);
                   const auto menu =
                       co_await needs.edit_menus.create(to_command(std::move(body.value)), once);
                   co_return created_reply(menu);
               });
    http::patch(routes, "/menus/{id}", http::permitted(Permission::update_menu), "Change a menu",
                [needs](http::Path<MenuPath> path, http::IfMatch match,
                        http::Body<MenuChangeBody> body) -> awaitable<VersionedReply<Menu>> {
                    auto command = to_command(path->id, match, std::move(body.value));
                    const auto menu = co_await needs.edit_menus.change(std::move(command));
                    co_return versioned(menu);
                });
    http::post(
        routes, "/menus/{id}/activate", http::permitted(Permission::update_menu),
        "Put a menu on sale",
        [needs](http::Path<MenuPath> path, http::IfMatch match) -> awaitable<VersionedReply<Menu>> {
            const auto menu = co_await needs.edit_menus.change(switching(path, match, true));
            co_return versioned(menu);
        });
    http::post(
        routes, "/menus/{id}/deactivate", http::permitted(Permission::update_menu),
        "Take a menu off sale",
        [needs](http::Path<MenuPath> path, http::IfMatch match) -> awaitable<VersionedReply<Menu>> {
            const auto menu = co_await needs.edit_menus.change(switching(path, match, false));
            co_return versioned(menu);
        });
    http::del(routes, "/menus/{id}", http::permitted(Permission::delete_menu),
              "Delete a menu with its categories and items",
              [needs](http::Path<MenuPath> path,
                      http::IfMatch match) -> awaitable<Result<http::NoContent>> {
                  const auto done = co_await needs.edit_menus.remove(path->id, match.version);
                  co_return removed_reply(done);
              });
}

}  // namespace beanq::menu

#include <utility>

#include "menu/adapters/http/replies.hpp"
#include "menu/adapters/http/routes.hpp"
#include "platform/http/typed.hpp"

namespace beanq::menu {

namespace {

ChangeItemCommand switching(const http::Path<MenuItemPath>& path, const http::IfMatch& match,
                            bool on) {
    ChangeItemCommand command = to_command(path.value.id, match, MenuItemChangeBody{});
    command.active = on;
    return command;
}

void add_reading(http::Routes& routes, RouteNeeds needs) {
    http::get(
        routes, "/menu-items", http::permitted(Permission::read_menu), "Menu items, in their order",
        [needs](http::Query<MenuItemsQuery> query) -> awaitable<PageReply<MenuItem>> {
            auto page = co_await needs.browse_menu.items(query->category_id, page_of(query.value));
            co_return page_reply(std::move(page));
        });
    http::get(routes, "/menu-items/{id}", http::permitted(Permission::read_menu), "A menu item",
              [needs](http::Path<MenuItemPath> path) -> awaitable<VersionedReply<MenuItem>> {
                  const auto item = co_await needs.browse_menu.item(path->id);
                  co_return versioned(item);
              });
}

}  // namespace

void add_item_routes(http::Routes& routes, RouteNeeds needs) {
    add_reading(routes, needs);
    http::post(routes, "/menu-items", http::permitted(Permission::create_menu),
               "Place a product in a category",
               [needs](http::IdempotencyKey key,
                       http::Body<NewMenuItemBody> body) -> awaitable<CreatedReply<MenuItem>> {
                   const auto once = key.once<MenuItem>(render<MenuItem>);
                   const auto item = co_await needs.place_items.place(to_command(body.value), once);
                   co_return created_reply(item);
               });
    http::patch(
        routes, "/menu-items/{id}", http::permitted(Permission::update_menu), "Change a menu item",
        [needs](http::Path<MenuItemPath> path, http::IfMatch match,
                http::Body<MenuItemChangeBody> body) -> awaitable<VersionedReply<MenuItem>> {
            const auto command = to_command(path->id, match, body.value);
            const auto item = co_await needs.place_items.change(command);
            co_return versioned(item);
        });
    http::post(routes, "/menu-items/{id}/activate", http::permitted(Permission::update_menu),
               "Show a menu item",
               [needs](http::Path<MenuItemPath> path,
                       http::IfMatch match) -> awaitable<VersionedReply<MenuItem>> {
                   const auto item =
                       co_await needs.place_items.change(switching(path, match, true));
                   co_return versioned(item);
               });
    http::post(routes, "/menu-items/{id}/deactivate", http::permitted(Permission::update_menu),
               "Hide a menu item",
               [needs](http::Path<MenuItemPath> path,
                       http::IfMatch match) -> awaitable<VersionedReply<MenuItem>> {
                   const auto item =
                       co_await needs.place_items.change(switching(path, match, false));
                   co_return versioned(item);
               });
    http::del(routes, "/menu-items/{id}", http::permitted(Permission::delete_menu),
              "Take a product out of a category",
              [needs](http::Path<MenuItemPath> path,
                      http::IfMatch match) -> awaitable<Result<http::NoContent>> {
                  const auto done = co_await needs.place_items.remove(path->id, match.version);
                  co_return removed_reply(done);
              });
}

}  // namespace beanq::menu

#include <utility>

#include "menu/adapters/http/replies.hpp"
#include "menu/adapters/http/routes.hpp"
#include "platform/http/typed.hpp"

namespace beanq::menu {

namespace {

ChangeCategoryCommand switching(const http::Path<CategoryPath>& path, const http::IfMatch& match,
                                bool on) {
    ChangeCategoryCommand command = to_command(path.value.id, match, CategoryChangeBody{});
    command.active = on;
    return command;
}

void add_reading(http::Routes& routes, RouteNeeds needs) {
    http::get(
        routes, "/categories", http::permitted(Permission::read_menu), "Categories, in their order",
        [needs](http::Query<CategoriesQuery> query) -> awaitable<PageReply<Category>> {
            auto page = co_await needs.browse_menu.categories(query->menu_id, page_of(query.value));
            co_return page_reply(std::move(page));
        });
    http::get(routes, "/categories/{id}", http::permitted(Permission::read_menu), "A category",
              [needs](http::Path<CategoryPath> path) -> awaitable<VersionedReply<Category>> {
                  const auto category = co_await needs.browse_menu.category(path->id);
                  co_return versioned(category);
              });
}

void add_changing(http::Routes& routes, RouteNeeds needs) {
    http::patch(
        routes, "/categories/{id}", http::permitted(Permission::update_menu), "Change a category",
        [needs](http::Path<CategoryPath> path, http::IfMatch match,
                http::Body<CategoryChangeBody> body) -> awaitable<VersionedReply<Category>> {
            auto command = to_command(path->id, match, std::move(body.value));
            const auto category = co_await needs.edit_categories.change(std::move(command));
            co_return versioned(category);
        });
    http::put(routes, "/categories/{id}/items", http::permitted(Permission::update_menu),
              "Put the items of a category in order",
              [needs](http::Path<CategoryPath> path, http::IfMatch match,
                      http::Body<ItemOrderBody> body) -> awaitable<VersionedReply<Category>> {
                  auto order = std::move(body->menu_item_ids.value);
                  const auto category = co_await needs.edit_categories.order_items(
                      path->id, match.version, std::move(order));
                  co_return versioned(category);
              });
    http::post(routes, "/categories/{id}/activate", http::permitted(Permission::update_menu),
               "Show a category",
               [needs](http::Path<CategoryPath> path,
                       http::IfMatch match) -> awaitable<VersionedReply<Category>> {
                   auto command = switching(path, match, true);
                   const auto category = co_await needs.edit_categories.change(std::move(command));
                   co_return versioned(category);
               });
    http::post(routes, "/categories/{id}/deactivate", http::permitted(Permission::update_menu),
               "Hide a category with its items",
               [needs](http::Path<CategoryPath> path,
                       http::IfMatch match) -> awaitable<VersionedReply<Category>> {
                   auto command = switching(path, match, false);
                   const auto category = co_await needs.edit_categories.change(std::move(command));
                   co_return versioned(category);
               });
}

}  // namespace

void add_category_routes(http::Routes& routes, RouteNeeds needs) {
    add_reading(routes, needs);
    http::post(routes, "/categories", http::permitted(Permission::create_menu),
               "Create a category of a menu",
               [needs](http::IdempotencyKey key,
                       http::Body<NewCategoryBody> body) -> awaitable<CreatedReply<Category>> {
                   const auto once = key.once<Category>(render<Category>);
                   const auto category = co_await needs.edit_categories.create(
                       to_command(std::move(body.value)), once);
                   co_return created_reply(category);
               });
    add_changing(routes, needs);
    http::del(routes, "/categories/{id}", http::permitted(Permission::delete_menu),
              "Delete a category with its items",
              [needs](http::Path<CategoryPath> path,
                      http::IfMatch match) -> awaitable<Result<http::NoContent>> {
                  const auto done = co_await needs.edit_categories.remove(path->id, match.version);
                  co_return removed_reply(done);
              });
}

}  // namespace beanq::menu

#include <utility>

#include "menu/adapters/http/replies.hpp"
#include "menu/adapters/http/routes.hpp"
#include "platform/http/typed.hpp"

namespace beanq::menu {

namespace {

ChangeProductCommand switching(const http::Path<ProductPath>& path, const http::IfMatch& match,
                               bool on) {
    ChangeProductCommand command = to_command(path.value.id, match, ProductChangeBody{});
    command.active = on;
    return command;
}

ListProductsQuery to_query(ProductsQuery query) {
    return {.text = value_of(std::move(query.text)).value_or(""),
            .active = query.active,
            .category = query.category_id,
            .page = page_of(query),
            .min_price_minor = value_of(query.min_price),
            .max_price_minor = value_of(query.max_price),
            .order = query.sort.value_or(ProductOrder::newest)};
}

void add_creating(http::Routes& routes, RouteNeeds needs) {
    http::post(
        routes, "/products", http::permitted(Permission::create_product),
        "Create a product with its variations; placing it also takes create_menu",
        [needs](Caller caller, http::IdempotencyKey key,
                http::Body<NewProductBody> body) -> awaitable<CreatedReply<ProductWithGroups>> {
            if (body->category_id && !caller.may(Permission::create_menu)) {
                co_return refuse(ErrorKind::forbidden, "auth.forbidden",
                                 {"Placing a product needs the permission create_menu.",
                                  "Чтобы разместить товар в меню, нужно разрешение create_menu."});
            }
            const auto once = key.once<ProductWithGroups>(render<ProductWithGroups>);
            const auto product =
                co_await needs.edit_products.create(to_command(std::move(body.value)), once);
            co_return created_reply(product);
        });
}

void add_changing(http::Routes& routes, RouteNeeds needs) {
    http::patch(
        routes, "/products/{id}", http::permitted(Permission::update_product), "Change a product",
        [needs](
            http::Path<ProductPath> path, http::IfMatch match,
            http::Body<ProductChangeBody> body) -> awaitable<VersionedReply<ProductWithGroups>> {
            auto command = to_command(path->id, match, std::move(body.value));
            const auto product = co_await needs.edit_products.change(std::move(command));
            co_return versioned(product);
        });
    http::put(
        routes, "/products/{id}/modifier-groups", http::permitted(Permission::update_product),
        "Set the modifier groups that a product asks for, in order",
        [needs](
            http::Path<ProductPath> path, http::IfMatch match,
            http::Body<ProductGroupsBody> body) -> awaitable<VersionedReply<ProductWithGroups>> {
            const auto product = co_await needs.edit_products.set_groups(path->id, match.version,
                                                                         to_uses(body.value));
            co_return versioned(product);
        });
    http::post(routes, "/products/{id}/activate", http::permitted(Permission::update_product),
               "Sell a product again",
               [needs](http::Path<ProductPath> path,
                       http::IfMatch match) -> awaitable<VersionedReply<ProductWithGroups>> {
                   auto command = switching(path, match, true);
                   const auto product = co_await needs.edit_products.change(std::move(command));
                   co_return versioned(product);
               });
    http::post(routes, "/products/{id}/deactivate", http::permitted(Permission::update_product),
               "Stop selling a product",
               [needs](http::Path<ProductPath> path,
                       http::IfMatch match) -> awaitable<VersionedReply<ProductWithGroups>> {
                   auto command = switching(path, match, false);
                   const auto product = co_await needs.edit_products.change(std::move(command));
                   co_return versioned(product);
               });
}

}  // namespace

void add_product_routes(http::Routes& routes, RouteNeeds needs) {
    http::get(routes, "/products", http::permitted(Permission::read_product),
              "Products: newest first, by name, or cheapest first",
              [needs](http::Query<ProductsQuery> query) -> awaitable<PageReply<ProductWithGroups>> {
                  auto page = co_await needs.browse_menu.products(to_query(std::move(query.value)));
                  co_return page_reply(std::move(page));
              });
    add_creating(routes, needs);
    add_changing(routes, needs);
    http::del(routes, "/products/{id}", http::permitted(Permission::delete_product),
              "Delete a product that is on no menu",
              [needs](http::Path<ProductPath> path,
                      http::IfMatch match) -> awaitable<Result<http::NoContent>> {
                  const auto done = co_await needs.edit_products.remove(path->id, match.version);
                  co_return removed_reply(done);
              });
}

}  // namespace beanq::menu

#include <utility>

#include "menu/adapters/http/replies.hpp"
#include "menu/adapters/http/routes.hpp"
#include "platform/http/typed.hpp"

namespace beanq::menu {

void add_variation_routes(http::Routes& routes, RouteNeeds needs) {
    http::get(routes, "/products/{id}/variations", http::permitted(Permission::read_product),
              "The variations of a product, in their order",
              [needs](http::Path<ProductPath> path) -> awaitable<PageReply<Variation>> {
                  auto whole = co_await needs.browse_menu.product(path->id);
                  if (!whole) co_return std::unexpected(std::move(whole.error()));
                  Page<Variation> page{std::move(whole->product.variations), {}};
                  co_return page_reply<Variation>(std::move(page));
              });
    http::get(routes, "/variations/{id}", http::permitted(Permission::read_product), "A variation",
              [needs](http::Path<VariationPath> path) -> awaitable<VersionedReply<Variation>> {
                  const auto variation = co_await needs.browse_menu.variation(path->id);
                  co_return versioned(variation);
              });
    http::post(routes, "/products/{id}/variations", http::permitted(Permission::create_product),
               "Add a variation to a product",
               [needs](http::Path<ProductPath> path, http::IdempotencyKey key,
                       http::Body<NewVariationBody> body) -> awaitable<CreatedReply<Variation>> {
                   const auto once = key.once<Variation>(render<Variation>);
                   auto command = to_command(path->id, std::move(body.value));
                   const auto variation =
                       co_await needs.edit_variations.create(std::move(command), once);
                   co_return created_reply(variation);
               });
    http::patch(
        routes, "/variations/{id}", http::permitted(Permission::update_product),
        "Change a variation",
        [needs](http::Path<VariationPath> path, http::IfMatch match,
                http::Body<VariationChangeBody> body) -> awaitable<VersionedReply<Variation>> {
            auto command = to_command(path->id, match, std::move(body.value));
            const auto variation = co_await needs.edit_variations.change(std::move(command));
            co_return versioned(variation);
        });
    http::del(routes, "/variations/{id}", http::permitted(Permission::delete_product),
              "Delete a variation",
              [needs](http::Path<VariationPath> path,
                      http::IfMatch match) -> awaitable<Result<http::NoContent>> {
                  const auto done = co_await needs.edit_variations.remove(path->id, match.version);
                  co_return removed_reply(done);
              });
}

}  // namespace beanq::menu

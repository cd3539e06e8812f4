#include <algorithm>
#include <utility>

#include "menu/adapters/http/on_sale_dto.hpp"
#include "menu/adapters/http/replies.hpp"
#include "menu/adapters/http/routes.hpp"
#include "menu/domain/refusals.hpp"
#include "platform/http/typed.hpp"

namespace beanq::menu {

namespace {

SearchMenuQuery to_query(SearchQuery query) {
    return {.location = query.location_id,
            .wanted = {.text = value_of(std::move(query.text)).value_or(""),
                       .category = query.category_id,
                       .min_price_minor = value_of(query.min_price),
                       .max_price_minor = value_of(query.max_price),
                       .available = query.available},
            .page = page_of(query)};
}

Page<FoundItemView> to_page(const SearchMenuResult& found) {
    Page<FoundItemView> page{{}, found.next_cursor};
    for (const Found& item : found.items)
        page.items.push_back(to_view(item));
    return page;
}

bool is_on_sale(const Product& product, const Catalogue& catalogue) {
    return std::ranges::any_of(product.variations, [&](const Variation& variation) {
        return catalogue.find(variation.id) != nullptr;
    });
}

}  // namespace

void add_on_sale_routes(http::Routes& routes, RouteNeeds needs) {
    http::get(
        routes, "/menu", http::open_to_all(), "What is on sale now, whole",
        [needs](http::Query<OnSaleQuery> query) -> awaitable<Result<http::PreparedAs<OnSaleView>>> {
            auto menu = co_await needs.publish_menu.current(query->location_id);
            if (!menu) co_return std::unexpected(std::move(menu.error()));
            const PrintedMenu& printed = (*menu)->printed();
            co_return http::PreparedAs<OnSaleView>{
                {printed.json, printed.etag, "public, no-cache"}};
        });
    http::get(routes, "/menu/search", http::open_to_all(),
              "Search what is on sale now, by product name",
              [needs](http::Query<SearchQuery> query) -> awaitable<Result<Page<FoundItemView>>> {
                  auto found = co_await needs.search_menu.run(to_query(std::move(query.value)));
                  if (!found) co_return std::unexpected(std::move(found.error()));
                  co_return to_page(*found);
              });
    http::get(
        routes, "/products/{id}", http::open_to_all(),
        "A product: one on sale now, or any with read_product",
        [needs](std::optional<Caller> caller, http::Path<ProductPath> path,
                http::Query<OnSaleQuery> query) -> awaitable<VersionedReply<ProductWithGroups>> {
            auto product = co_await needs.browse_menu.product(path->id);
            if (!product) co_return std::unexpected(std::move(product.error()));
            if (caller && caller->may(Permission::read_product)) co_return versioned(product);
            auto menu = co_await needs.publish_menu.current(query->location_id);
            if (!menu) co_return std::unexpected(std::move(menu.error()));
            if (!is_on_sale(product->product, (*menu)->catalogue)) {
                co_return refuse_unknown("product");
            }
            co_return versioned(product);
        });
}

}  // namespace beanq::menu

#include <optional>
#include <unordered_map>
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

/// The product as a guest may have it now; nothing when no variation is on sale. Its ETag changes
/// with the menu.
std::optional<http::Versioned<ProductView>> as_on_sale(const ProductWithGroups& product,
                                                       const Catalogue& catalogue) {
    http::Versioned<ProductView> reply{to_view(product), 0};
    reply.version = (product.product.version << 32) + catalogue.version;
    const CatalogueProduct* sold = nullptr;
    for (VariationView& variation : reply.value.variations) {
        const auto* sale = catalogue.find(variation.id);
        variation.available = sale != nullptr && sale->available;
        if (sale == nullptr) continue;
        sold = sale->product;
        variation.price = sale->variation->price;
        variation.sold_out = sale->variation->sold_out;
    }
    if (sold == nullptr) return std::nullopt;
    std::unordered_map<ModifierId, bool> available;
    for (const CatalogueGroup& group : sold->groups) {
        for (const CatalogueModifier& modifier : group.modifiers)
            available.emplace(modifier.id, modifier.available);
    }
    for (ProductGroupView& group : reply.value.modifier_groups) {
        for (OnSaleModifier& modifier : group.modifiers) {
            const auto found = available.find(modifier.id);
            modifier.available = found != available.end() && found->second;
        }
    }
    return reply;
}

/// Those who see and edit what is stored.
bool is_keeper(const std::optional<Caller>& caller) {
    return caller &&
           (caller->may(Permission::read_product) || caller->may(Permission::update_product));
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
        "A product: for guests as it can be had now, with read_product or update_product as it is "
        "stored",
        [needs](std::optional<Caller> caller, http::Path<ProductPath> path,
                http::Query<OnSaleQuery> query) -> awaitable<VersionedReply<ProductWithGroups>> {
            auto product = co_await needs.browse_menu.product(path->id);
            if (!product) co_return std::unexpected(std::move(product.error()));
            if (is_keeper(caller)) co_return versioned(product);
            auto menu = co_await needs.publish_menu.current(query->location_id);
            if (!menu) co_return std::unexpected(std::move(menu.error()));
            auto on_sale = as_on_sale(*product, (*menu)->catalogue);
            if (!on_sale) co_return refuse_unknown("product");
            co_return std::move(*on_sale);
        });
}

}  // namespace beanq::menu

#include "menu/use_cases/count_portions.hpp"

#include <unordered_set>

namespace beanq::menu {

awaitable<Result<PortionsAt>> CountPortions::run(std::optional<LocationId> location) const {
    const auto menu = co_await needs_.published.current(location);
    if (!menu) co_return std::unexpected(menu.error());
    const Catalogue& catalogue = (*menu)->catalogue;
    auto tx = co_await needs_.store.begin_read();
    const auto supplies =
        co_await needs_.kitchen.supplies(*tx, catalogue.location.id, (*menu)->supplies);
    PortionsAt counted{catalogue.location.id, {}};
    std::unordered_set<VariationId> seen;
    for (const CatalogueMenu& each : catalogue.menus) {
        for (const CatalogueCategory& category : each.categories) {
            for (const CatalogueItem& item : category.items) {
                for (const CatalogueVariation& variation : item.product->variations) {
                    if (!seen.insert(variation.id).second) continue;
                    counted.items.push_back(
                        {item.product->id, item.product->name, variation.id, variation.name,
                         supplies ? supplies->portions(variation.id, {}) : std::nullopt,
                         catalogue.find(variation.id)->available});
                }
            }
        }
    }
    co_return counted;
}

}  // namespace beanq::menu

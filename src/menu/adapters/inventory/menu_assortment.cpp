#include "menu/adapters/inventory/menu_assortment.hpp"

namespace beanq::menu {

awaitable<bool> MenuAssortment::knows(Transaction& tx, inventory::RecipeOwner owner) {
    if (const auto* variation = std::get_if<VariationId>(&owner)) {
        const auto found = co_await products_.find_variation(tx, *variation);
        co_return found.has_value();
    }
    const auto found = co_await groups_.find_modifier(tx, std::get<ModifierId>(owner));
    co_return found.has_value();
}

awaitable<void> MenuAssortment::changed(Transaction& tx, std::optional<LocationId> location) {
    if (location) {
        co_await publish_.availability_changed(tx, *location);
    } else {
        co_await publish_.changed(tx, std::nullopt);
    }
}

}  // namespace beanq::menu

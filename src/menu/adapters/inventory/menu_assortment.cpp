#include "menu/adapters/inventory/menu_assortment.hpp"

#include "menu/use_cases/whole_menu.hpp"

namespace beanq::menu {

awaitable<bool> MenuAssortment::knows(Transaction& tx, inventory::RecipeOwner owner) {
    if (const auto* variation = std::get_if<VariationId>(&owner)) {
        const auto found = co_await products_.find_variation(tx, *variation);
        co_return found.has_value();
    }
    const auto found = co_await groups_.find_modifier(tx, std::get<ModifierId>(owner));
    co_return found.has_value();
}

awaitable<std::vector<inventory::NamedOwner>> MenuAssortment::owners(Transaction& tx) {
    std::vector<inventory::NamedOwner> owners;
    const auto products = co_await all_products(tx, products_);
    for (const Product& product : products) {
        for (const Variation& variation : product.variations)
            owners.push_back({variation.id, product.name, variation.name});
    }
    const auto groups = co_await all_groups(tx, groups_);
    for (const ModifierGroup& group : groups) {
        for (const Modifier& modifier : group.modifiers)
            owners.push_back({modifier.id, group.name, modifier.name});
    }
    co_return owners;
}

awaitable<void> MenuAssortment::changed(Transaction& tx, std::optional<LocationId> location) {
    if (location) {
        co_await publish_.availability_changed(tx, *location);
    } else {
        co_await publish_.changed(tx, std::nullopt);
    }
}

}  // namespace beanq::menu

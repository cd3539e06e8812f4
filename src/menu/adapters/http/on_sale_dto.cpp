#include "menu/adapters/http/on_sale_dto.hpp"

namespace beanq::menu {

namespace {

OnSaleGroup to_view(const CatalogueGroup& group) {
    OnSaleGroup view{group.id, group.name, group.min, group.max, group.repeats, {}};
    view.modifiers.reserve(group.modifiers.size());
    for (const auto& modifier : group.modifiers) {
        view.modifiers.push_back(
            {modifier.id, modifier.name, modifier.price, modifier.is_default, modifier.available});
    }
    return view;
}

OnSaleProduct to_view(const CatalogueProduct& product) {
    OnSaleProduct view{.id = product.id,
                       .name = product.name,
                       .description = product.description,
                       .image_url = product.image_url,
                       .allergens = product.allergens,
                       .preparation_seconds = product.preparation_s,
                       .variations = {},
                       .modifier_groups = {}};
    for (const auto& variation : product.variations) {
        view.variations.push_back(
            {variation.id, variation.name, variation.price, variation.available});
    }
    for (const auto& group : product.groups)
        view.modifier_groups.push_back(to_view(group));
    return view;
}

OnSaleCategory to_view(const CatalogueCategory& category) {
    OnSaleCategory view{category.id, category.name, {}};
    view.items.reserve(category.items.size());
    for (const auto& item : category.items) {
        view.items.push_back({item.id, item.available, to_view(*item.product)});
    }
    return view;
}

}  // namespace

OnSaleView to_view(const Catalogue& catalogue) {
    const Location& at = catalogue.location;
    OnSaleView view{at.id, at.name, at.time_zone, at.currency.text(), {}};
    for (const auto& menu : catalogue.menus) {
        OnSaleMenu& shown = view.menus.emplace_back(OnSaleMenu{menu.id, menu.name, {}});
        for (const auto& category : menu.categories)
            shown.categories.push_back(to_view(category));
    }
    return view;
}

FoundItemView to_view(const Found& found) {
    return {.id = found.item->id,
            .available = found.item->available,
            .menu = {found.menu->id, found.menu->name},
            .category = {found.category->id, found.category->name},
            .product = to_view(*found.item->product)};
}

}  // namespace beanq::menu

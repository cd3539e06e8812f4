#include "menu/domain/assemble_catalogue.hpp"

#include <algorithm>
#include <memory>
#include <unordered_map>
#include <utility>

namespace beanq::menu {

namespace {

bool can_meet_minimum(const CatalogueGroup& group) {
    const auto available = std::ranges::count_if(group.modifiers, &CatalogueModifier::available);
    return group.min == 0 || (group.repeats ? available > 0 : available >= group.min);
}

CatalogueGroup make_group(const ModifierGroup& group, const GroupUse& use) {
    const Bounds bounds = use.bounds(group.bounds);
    CatalogueGroup made{group.id, group.name, bounds.min, bounds.max, group.repeats, {}};
    made.modifiers.reserve(group.modifiers.size());
    for (const Modifier& modifier : group.modifiers) {
        made.modifiers.push_back(
            {modifier.id, modifier.name, modifier.price, modifier.is_default, !modifier.sold_out});
    }
    return made;
}

/// Makes each product once, when the first of its items asks for it.
class Shelf {
public:
    explicit Shelf(const StoredMenu& stored) {
        for (const Product& product : stored.products)
            products_.emplace(product.id, &product);
        for (const ModifierGroup& group : stored.groups)
            groups_.emplace(group.id, &group);
    }

    struct Ware {
        std::shared_ptr<const CatalogueProduct> product;  ///< null: not on sale at all
        bool groups_can_be_met = true;
        bool available = false;
    };

    const Ware& take(const ProductId& id) {
        const auto [place, is_new] = wares_.try_emplace(id);
        if (is_new) place->second = make(id);
        return place->second;
    }

private:
    Ware make(const ProductId& id) const {
        const auto found = products_.find(id);
        if (found == products_.end() || found->second->variations.empty()) return {};
        const Product& stored = *found->second;
        auto product = std::make_shared<CatalogueProduct>();
        product->id = stored.id;
        product->name = stored.name;
        product->description = stored.description;
        product->preparation_s = stored.preparation_s;
        product->allergens = stored.allergens;
        product->image_url = stored.image_url;
        product->tax_class = stored.tax_class;
        product->variations.reserve(stored.variations.size());
        for (const Variation& variation : stored.variations) {
            product->variations.push_back(
                {variation.id, variation.name, variation.price, !variation.sold_out});
        }
        product->groups.reserve(stored.groups.size());
        for (const GroupUse& use : stored.groups) {
            product->groups.push_back(make_group(*groups_.at(use.group), use));
        }
        Ware ware;
        ware.groups_can_be_met = std::ranges::all_of(product->groups, can_meet_minimum);
        ware.available = ware.groups_can_be_met &&
                         std::ranges::any_of(product->variations, &CatalogueVariation::available);
        ware.product = std::move(product);
        return ware;
    }

    std::unordered_map<ProductId, const Product*> products_;
    std::unordered_map<ModifierGroupId, const ModifierGroup*> groups_;
    std::unordered_map<ProductId, Ware> wares_;
};

template <class Key, class T>
std::unordered_map<Key, std::vector<const T*>> grouped(const std::vector<T>& list, Key T::* key) {
    std::unordered_map<Key, std::vector<const T*>> groups;
    for (const T& element : list)
        groups[element.*key].push_back(&element);
    return groups;
}

}  // namespace

Catalogue assemble(const Location& location, const StoredMenu& stored, Date day) {
    Catalogue catalogue{location, stored.version, {}, {}};
    auto categories = grouped(stored.categories, &Category::menu);
    auto items = grouped(stored.items, &MenuItem::category);
    Shelf shelf(stored);
    for (const Menu& menu : stored.menus) {
        if (!menu.valid_on(day)) continue;
        CatalogueMenu& shown = catalogue.menus.emplace_back(CatalogueMenu{menu.id, menu.name, {}});
        for (const Category* category : categories[menu.id]) {
            auto& part =
                shown.categories.emplace_back(CatalogueCategory{category->id, category->name, {}});
            for (const MenuItem* item : items[category->id]) {
                const auto& ware = shelf.take(item->product);
                if (!ware.product) continue;
                part.items.push_back({item->id, ware.product, ware.available});
                for (const CatalogueVariation& variation : ware.product->variations) {
                    catalogue.sales.try_emplace(
                        variation.id,
                        Catalogue::Sale{ware.product.get(), &variation,
                                        variation.available && ware.groups_can_be_met});
                }
            }
        }
    }
    return catalogue;
}

}  // namespace beanq::menu

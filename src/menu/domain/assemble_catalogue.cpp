#include "menu/domain/assemble_catalogue.hpp"

#include <algorithm>
#include <memory>
#include <unordered_map>
#include <utility>

#include "menu/domain/can_be_made.hpp"

namespace beanq::menu {

namespace {

/// Whether so many modifiers as a group asks for can be had of those that `can_be_taken`.
bool can_meet_minimum(const CatalogueGroup& group, bool CatalogueModifier::* can_be_taken,
                      bool wanted) {
    const auto takable = std::ranges::count(group.modifiers, wanted, can_be_taken);
    return group.min == 0 || (group.repeats ? takable > 0 : takable >= group.min);
}

CatalogueGroup make_group(const ModifierGroup& group, const GroupUse& use,
                          const Conditions& conditions) {
    const Bounds bounds = use.bounds(group.bounds);
    CatalogueGroup made{group.id, group.name, bounds.min, bounds.max, group.repeats, {}};
    made.modifiers.reserve(group.modifiers.size());
    for (const Modifier& modifier : group.modifiers) {
        const bool sold_out = modifier.sold_out || conditions.is_stopped(modifier.id);
        made.modifiers.push_back(
            {modifier.id, modifier.name, modifier.price, modifier.is_default, !sold_out, sold_out});
    }
    return made;
}

/// Makes each product once, when the first of its items asks for it.
class Shelf {
public:
    Shelf(const StoredMenu& stored, const Conditions& conditions) : conditions_(conditions) {
        for (const Product& product : stored.products)
            products_.emplace(product.id, &product);
        for (const ModifierGroup& group : stored.groups)
            groups_.emplace(group.id, &group);
        for (const PriceSchedule& schedule : stored.schedules) {
            if (!schedule.holds_at(conditions.local)) continue;
            for (const auto& [variation, price] : schedule.prices)
                prices_.insert_or_assign(variation, price);
        }
    }

    struct Ware {
        std::shared_ptr<const CatalogueProduct> product;  ///< null: not on sale at all
        bool groups_can_be_met = true;                    ///< by what is available
        bool groups_can_be_tried = true;                  ///< by what is not sold out by hand
        bool available = false;
    };

    const Ware& take(const ProductId& id) {
        const auto [place, is_new] = wares_.try_emplace(id);
        if (is_new) place->second = make(id);
        return place->second;
    }

private:
    Money price_of(const Variation& variation) const {
        const auto scheduled = prices_.find(variation.id);
        return scheduled == prices_.end() ? variation.price : scheduled->second;
    }

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
        const bool is_stopped = conditions_.is_stopped(id);
        for (const Variation& variation : stored.variations) {
            const bool sold_out =
                is_stopped || variation.sold_out || conditions_.is_stopped(variation.id);
            product->variations.push_back(
                {variation.id, variation.name, price_of(variation), !sold_out, sold_out});
        }
        product->groups.reserve(stored.groups.size());
        for (const GroupUse& use : stored.groups) {
            product->groups.push_back(make_group(*groups_.at(use.group), use, conditions_));
        }
        if (conditions_.supplies != nullptr) limit(*product, *conditions_.supplies);
        Ware ware;
        for (const CatalogueGroup& group : product->groups) {
            ware.groups_can_be_met &= can_meet_minimum(group, &CatalogueModifier::available, true);
            ware.groups_can_be_tried &=
                can_meet_minimum(group, &CatalogueModifier::sold_out, false);
        }
        ware.available = ware.groups_can_be_met &&
                         std::ranges::any_of(product->variations, &CatalogueVariation::available);
        ware.product = std::move(product);
        return ware;
    }

    const Conditions& conditions_;
    std::unordered_map<ProductId, const Product*> products_;
    std::unordered_map<ModifierGroupId, const ModifierGroup*> groups_;
    std::unordered_map<VariationId, Money> prices_;  ///< of schedules that hold now
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

bool StoredMenu::follows_the_clock() const {
    return !schedules.empty() ||
           std::ranges::any_of(menus, [](const Menu& menu) { return !menu.hours.empty(); });
}

std::vector<bool> StoredMenu::holding_at(const LocalTime& now) const {
    std::vector<bool> holding;
    for (const Menu& menu : menus)
        holding.push_back(menu.on_sale_at(now));
    for (const PriceSchedule& schedule : schedules)
        holding.push_back(schedule.holds_at(now));
    return holding;
}

Catalogue assemble(const Location& location, const StoredMenu& stored,
                   const Conditions& conditions) {
    Catalogue catalogue{location, stored.version, {}, {}};
    auto categories = grouped(stored.categories, &Category::menu);
    auto items = grouped(stored.items, &MenuItem::category);
    Shelf shelf(stored, conditions);
    for (const Menu& menu : stored.menus) {
        if (!menu.on_sale_at(conditions.local)) continue;
        CatalogueMenu& shown = catalogue.menus.emplace_back(CatalogueMenu{menu.id, menu.name, {}});
        for (const Category* category : categories[menu.id]) {
            auto& part =
                shown.categories.emplace_back(CatalogueCategory{category->id, category->name, {}});
            for (const MenuItem* item : items[category->id]) {
                const auto& ware = shelf.take(item->product);
                if (!ware.product) continue;
                part.items.push_back({item->id, ware.product, ware.available});
                for (const CatalogueVariation& variation : ware.product->variations) {
                    const auto at = catalogue.sales.try_emplace(
                        variation.id,
                        Catalogue::Sale{ware.product.get(),
                                        &variation,
                                        variation.available && ware.groups_can_be_met,
                                        !variation.sold_out && ware.groups_can_be_tried,
                                        {}});
                    at.first->second.categories.push_back(category->id);
                }
            }
        }
    }
    return catalogue;
}

}  // namespace beanq::menu

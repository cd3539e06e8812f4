#include "menu/domain/can_be_made.hpp"

#include <algorithm>
#include <array>

namespace beanq::menu {

namespace {

bool is_touched(const CatalogueProduct& product, const Supplies& supplies) {
    return std::ranges::any_of(product.variations,
                               [&](const auto& v) { return supplies.is_touched(v.id); }) ||
           std::ranges::any_of(product.groups, [&](const CatalogueGroup& group) {
               return std::ranges::any_of(group.modifiers,
                                          [&](const auto& m) { return supplies.is_touched(m.id); });
           });
}

template <std::size_t N>
bool works(const Supplies& supplies, const VariationId& variation,
           const std::array<ModifierId, N>& modifiers) {
    return supplies.portions(variation, modifiers) != 0;
}

/// Whether one of the modifiers that are not of `except` makes it work.
template <class Try>
bool some_modifier(const CatalogueProduct& product, const CatalogueGroup* except, Try attempt) {
    return std::ranges::any_of(product.groups, [&](const CatalogueGroup& group) {
        return &group != except &&
               std::ranges::any_of(group.modifiers, [&](const CatalogueModifier& modifier) {
                   return !modifier.sold_out && attempt(modifier.id);
               });
    });
}

bool can_be_made(const CatalogueProduct& product, const VariationId& variation,
                 const Supplies& supplies) {
    if (supplies.portions(variation, {}) != 0) return true;
    return some_modifier(product, nullptr,
                         [&](const ModifierId& id) { return works<1>(supplies, variation, {id}); });
}

bool can_be_had(const CatalogueProduct& product, const CatalogueGroup& group,
                const ModifierId& modifier, const Supplies& supplies) {
    return std::ranges::any_of(product.variations, [&](const CatalogueVariation& variation) {
        if (variation.sold_out) return false;
        if (works<1>(supplies, variation.id, {modifier})) return true;
        return some_modifier(product, &group, [&](const ModifierId& other) {
            return works<2>(supplies, variation.id, {modifier, other});
        });
    });
}

}  // namespace

void limit(CatalogueProduct& product, const Supplies& supplies) {
    if (!is_touched(product, supplies)) return;
    for (CatalogueVariation& variation : product.variations) {
        variation.available = !variation.sold_out && can_be_made(product, variation.id, supplies);
    }
    for (CatalogueGroup& group : product.groups) {
        for (CatalogueModifier& modifier : group.modifiers) {
            modifier.available =
                !modifier.sold_out && can_be_had(product, group, modifier.id, supplies);
        }
    }
}

}  // namespace beanq::menu

// What an order takes from the shelves, by the recipes of what is in it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "inventory/domain/recipe.hpp"
#include "kernel/id.hpp"
#include "kernel/quantity.hpp"

namespace beanq::inventory {

/// By ingredient, in the order of ids: the order in which levels are locked.
using Demand = std::map<IngredientId, Quantity>;

/// Recipes as they stand, to be looked up by owner.
class RecipeBook {
public:
    struct Entry {
        std::int64_t version = 0;
        std::vector<RecipeLine> lines = {};
    };

    Entry& at(const RecipeOwner& owner) { return entries_[owner]; }

    /// Null when the owner has no recipe.
    const Entry* find(const RecipeOwner& owner) const {
        const auto found = entries_.find(owner);
        return found == entries_.end() ? nullptr : &found->second;
    }

    /// 0 when the owner has no recipe.
    std::int64_t version(const RecipeOwner& owner) const {
        const Entry* entry = find(owner);
        return entry == nullptr ? 0 : entry->version;
    }

    const std::map<RecipeOwner, Entry>& entries() const { return entries_; }

private:
    std::map<RecipeOwner, Entry> entries_;
};

struct ChosenModifier {
    ModifierId modifier;
    int quantity = 1;
};

/// So many of one variation, each made with these modifiers.
struct Portions {
    VariationId variation;
    int count = 1;
    std::vector<ChosenModifier> modifiers = {};
};

/// What one portion takes: the variation's recipe, then all that modifiers add and take away, then
/// their replacements. Less than nothing of an ingredient is nothing.
Demand of_one(const RecipeBook& book, const Portions& portions);

/// The sum over all of them. What is beyond int64 is as much as int64 holds.
Demand of_all(const RecipeBook& book, const std::vector<Portions>& portions);

}  // namespace beanq::inventory

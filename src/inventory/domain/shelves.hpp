// What can be made of what is there.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "inventory/domain/demand.hpp"
#include "inventory/domain/level.hpp"

namespace beanq::inventory {

/// All recipes as they stood at one moment, with the most that any one takes of an ingredient.
class Cookbook {
public:
    explicit Cookbook(RecipeBook book);

    const RecipeBook& book() const { return book_; }

    /// With so much on the shelf nothing runs out by one portion: a variation with two modifiers.
    Quantity plenty(const IngredientId& ingredient) const;

private:
    RecipeBook book_;
    std::unordered_map<IngredientId, Quantity> largest_use_;
};

/// The levels of one location that limit what can be made there: of what is tracked and may not run
/// out.
class Shelves {
public:
    Shelves(std::shared_ptr<const Cookbook> cookbook, const std::vector<Level>& levels);

    const std::shared_ptr<const Cookbook>& cookbook() const { return cookbook_; }

    /// How many can still be made; nothing when no level limits them.
    std::optional<std::int64_t> portions(const Portions& wanted) const;

    /// Whether its recipe has an ingredient of which there is little. Without one it can be made.
    bool is_touched(const RecipeOwner& owner) const;

private:
    std::shared_ptr<const Cookbook> cookbook_;
    std::unordered_map<IngredientId, Quantity> on_hand_;
    std::unordered_map<IngredientId, Quantity> little_;
};

}  // namespace beanq::inventory

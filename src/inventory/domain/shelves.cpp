#include "inventory/domain/shelves.hpp"

#include <algorithm>
#include <utility>

namespace beanq::inventory {

Cookbook::Cookbook(RecipeBook book) : book_(std::move(book)) {
    for (const auto& [owner, entry] : book_.entries()) {
        for (const RecipeLine& line : entry.lines) {
            Quantity& most = largest_use_[line.ingredient];
            most = std::max(most, line.quantity);
        }
    }
    for (const auto& [owner, entry] : book_.entries()) {
        for (const RecipeLine& line : entry.lines) {
            if (!line.replaces) continue;
            const Quantity replaced = largest_use_[*line.replaces];
            Quantity& most = largest_use_[line.ingredient];
            most = std::max(most, replaced);
        }
    }
}

Quantity Cookbook::plenty(const IngredientId& ingredient) const {
    const auto found = largest_use_.find(ingredient);
    return found == largest_use_.end() ? Quantity{} : found->second * 3;
}

Shelves::Shelves(std::shared_ptr<const Cookbook> cookbook, const std::vector<Level>& levels)
    : cookbook_(std::move(cookbook)) {
    for (const Level& level : levels) {
        on_hand_.emplace(level.ingredient, level.on_hand);
        if (level.on_hand < cookbook_->plenty(level.ingredient))
            little_.emplace(level.ingredient, level.on_hand);
    }
}

std::optional<std::int64_t> Shelves::portions(const Portions& wanted) const {
    std::optional<std::int64_t> fewest;
    for (const auto& [ingredient, quantity] : of_one(cookbook_->book(), wanted)) {
        const auto level = on_hand_.find(ingredient);
        if (level == on_hand_.end()) continue;
        const auto there = std::max(level->second, Quantity{}).thousandths;
        const std::int64_t possible = there / quantity.thousandths;
        fewest = std::min(fewest.value_or(possible), possible);
    }
    return fewest;
}

bool Shelves::is_touched(const RecipeOwner& owner) const {
    const auto* entry = little_.empty() ? nullptr : cookbook_->book().find(owner);
    return entry != nullptr && std::ranges::any_of(entry->lines, [&](const RecipeLine& line) {
               return little_.contains(line.ingredient) ||
                      (line.replaces && little_.contains(*line.replaces));
           });
}

}  // namespace beanq::inventory

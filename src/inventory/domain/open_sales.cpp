#include "inventory/domain/open_sales.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "kernel/wide.hpp"

namespace beanq::inventory {

std::vector<Movement> open_sales(const std::vector<Movement>& moved) {
    std::map<std::pair<LocationId, IngredientId>, Movement> by_level;
    for (const Movement& each : moved) {
        if (each.kind != MovementKind::sale && each.kind != MovementKind::return_) continue;
        const auto [at, is_first] =
            by_level.try_emplace(std::pair(each.location, each.ingredient), each);
        if (is_first) continue;
        Movement& sum = at->second;
        sum.quantity = sum.quantity + each.quantity;
        if (each.value_minor) sum.value_minor = sum.value_minor.value_or(0) + *each.value_minor;
        if (each.kind == MovementKind::sale) sum.cost = each.cost;
    }
    std::vector<Movement> open;
    for (auto& [level, sum] : by_level) {
        if (sum.quantity < Quantity{}) open.push_back(std::move(sum));
    }
    return open;
}

std::vector<Movement> part_of(const std::vector<Movement>& open, const Demand& demand) {
    std::vector<Movement> part;
    for (const Movement& whole : open) {
        const auto wanted = demand.find(whole.ingredient);
        if (wanted == demand.end()) continue;
        Movement taken = whole;
        taken.quantity = std::max(whole.quantity, -wanted->second);
        if (whole.value_minor) {
            taken.value_minor = scaled(*whole.value_minor, -taken.quantity.thousandths,
                                       -whole.quantity.thousandths);
        }
        if (taken.quantity < Quantity{}) part.push_back(std::move(taken));
    }
    return part;
}

}  // namespace beanq::inventory

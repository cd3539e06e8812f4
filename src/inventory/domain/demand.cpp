#include "inventory/domain/demand.hpp"

#include <algorithm>
#include <limits>

#include "kernel/wide.hpp"

namespace beanq::inventory {

namespace {

Quantity saturated(Wide thousandths) {
    constexpr Wide most = std::numeric_limits<std::int64_t>::max();
    return {static_cast<std::int64_t>(std::clamp(thousandths, -most, most))};
}

Quantity sum(Quantity a, Quantity b, std::int64_t times = 1) {
    return saturated(Wide{a.thousandths} + Wide{b.thousandths} * times);
}

void add_and_take(Demand& demand, const RecipeBook::Entry& recipe, int times) {
    for (const RecipeLine& line : recipe.lines) {
        if (line.replaces) continue;
        Quantity& quantity = demand[line.ingredient];
        quantity = sum(quantity, line.quantity, times);
    }
}

void replace(Demand& demand, const RecipeBook::Entry& recipe) {
    for (const RecipeLine& line : recipe.lines) {
        if (!line.replaces) continue;
        const auto replaced = demand.find(*line.replaces);
        if (replaced == demand.end() || replaced->second <= Quantity{}) continue;
        const Quantity moved = replaced->second;
        demand.erase(replaced);
        Quantity& quantity = demand[line.ingredient];
        quantity = sum(quantity, moved);
    }
}

}  // namespace

Demand of_one(const RecipeBook& book, const Portions& portions) {
    Demand demand;
    if (const auto* recipe = book.find(portions.variation)) add_and_take(demand, *recipe, 1);
    for (const auto& [modifier, quantity] : portions.modifiers) {
        if (const auto* recipe = book.find(modifier)) add_and_take(demand, *recipe, quantity);
    }
    for (const auto& chosen : portions.modifiers) {
        if (const auto* recipe = book.find(chosen.modifier)) replace(demand, *recipe);
    }
    std::erase_if(demand, [](const auto& entry) { return entry.second <= Quantity{}; });
    return demand;
}

Demand of_all(const RecipeBook& book, const std::vector<Portions>& portions) {
    Demand total;
    for (const Portions& each : portions) {
        for (const auto& [ingredient, quantity] : of_one(book, each)) {
            Quantity& sum_of = total[ingredient];
            sum_of = sum(sum_of, quantity, each.count);
        }
    }
    return total;
}

}  // namespace beanq::inventory

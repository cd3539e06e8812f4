#include "inventory/domain/taking.hpp"

#include <cstdint>
#include <limits>

#include "kernel/wide.hpp"

namespace beanq::inventory {

namespace {

/// What only warns may go below zero, as far as numbers go.
bool has(const Stocked& shelf, Quantity taken, Quantity wanted) {
    using Number = std::numeric_limits<std::int64_t>;
    if (shelf.level.on_hand >= wanted) return true;
    if (shelf.shortage == Shortage::block) return false;
    const Wide left = Wide{shelf.level.on_hand.thousandths} - wanted.thousandths;
    const Wide all = Wide{taken.thousandths} + wanted.thousandths;
    return left >= Number::min() && all <= Number::max();
}

}  // namespace

Taking::Taking(std::vector<Stocked> shelves) {
    for (Stocked& shelf : shelves) {
        const Place place{shelf.level.location, shelf.level.ingredient};
        shelves_.emplace(place, Shelf{std::move(shelf)});
    }
}

std::vector<Lack> Taking::take(const LocationId& location, const Demand& demand) {
    std::vector<Lack> lacks;
    std::vector<std::pair<Shelf*, Quantity>> wanted;
    for (const auto& [ingredient, quantity] : demand) {
        const auto found = shelves_.find({location, ingredient});
        if (found == shelves_.end()) continue;
        Shelf& shelf = found->second;
        wanted.emplace_back(&shelf, quantity);
        if (has(shelf.stocked, shelf.taken, quantity)) continue;
        const Stocked& stocked = shelf.stocked;
        lacks.push_back(
            {ingredient.value, stocked.name, stocked.unit, quantity, stocked.level.on_hand});
    }
    if (!lacks.empty()) return lacks;
    for (const auto& [shelf, quantity] : wanted) {
        Quantity& on_hand = shelf->stocked.level.on_hand;
        on_hand = on_hand - quantity;
        shelf->taken = shelf->taken + quantity;
    }
    return lacks;
}

const Level* Taking::find(const LocationId& location, const IngredientId& ingredient) const {
    const auto found = shelves_.find({location, ingredient});
    return found == shelves_.end() ? nullptr : &found->second.stocked.level;
}

std::vector<Taken> Taking::taken() const {
    std::vector<Taken> all;
    for (const auto& [place, shelf] : shelves_) {
        if (shelf.taken == Quantity{}) continue;
        Taken& one = all.emplace_back(shelf.stocked.level, shelf.stocked.targets,
                                      shelf.stocked.plenty, shelf.taken);
        ++one.level.version;
    }
    return all;
}

}  // namespace beanq::inventory

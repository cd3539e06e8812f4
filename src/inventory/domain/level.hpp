#pragma once

#include <cstdint>
#include <optional>

#include "inventory/domain/ingredient.hpp"
#include "kernel/id.hpp"
#include "kernel/quantity.hpp"

namespace beanq::inventory {

/// What one base unit costs, in millionths of a minor unit: a gram of sugar costs less than a
/// kopeck.
using UnitCost = std::int64_t;

/// How much of an ingredient one location holds: the sum of its movements there.
struct Level {
    LocationId location;
    IngredientId ingredient;
    Quantity on_hand;
    std::optional<UnitCost> average = {};  ///< moving average of what deliveries cost
    std::int64_t version = 1;

    bool operator==(const Level&) const = default;
};

/// How much a location wants to hold, and at how little it must order more.
struct Targets {
    std::optional<Quantity> par = {};
    std::optional<Quantity> reorder = {};

    bool operator==(const Targets&) const = default;
};

/// As little as must be reordered.
inline bool is_low(Quantity on_hand, const Targets& targets) {
    return targets.reorder && on_hand <= *targets.reorder;
}

/// `price` for `per` as the cost of one base unit, rounded half up; nothing beyond int64.
std::optional<UnitCost> unit_cost(std::int64_t price_minor, Quantity per);

/// What that much is worth in minor units, rounded half away from zero.
std::int64_t value_minor(Quantity quantity, UnitCost cost);

/// The average after `quantity` came in at `cost`. What was there at or below zero does not count.
UnitCost moved_average(Quantity on_hand, std::optional<UnitCost> average, Quantity quantity,
                       UnitCost cost);

}  // namespace beanq::inventory

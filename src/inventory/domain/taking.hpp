// Several orders take from the same shelves, one after the other.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "inventory/domain/demand.hpp"
#include "inventory/domain/ingredient.hpp"
#include "inventory/domain/level.hpp"
#include "kernel/id.hpp"
#include "kernel/quantity.hpp"
#include "kernel/result.hpp"

namespace beanq::inventory {

/// One ingredient at one location; in the order of these everybody locks.
using Place = std::pair<LocationId, IngredientId>;

/// A level that orders take from.
struct Stocked {
    Level level;
    Targets targets = {};
    Quantity plenty{};  ///< with so much nothing runs out by one portion more
    Shortage shortage = Shortage::block;
    std::string name = {};
    Unit unit = Unit::g;
};

/// What was taken from a level, all in all.
struct Taken {
    Level level;  ///< after it, at the version that this makes
    Targets targets;
    Quantity plenty{};
    Quantity quantity{};

    Quantity before() const { return level.on_hand + quantity; }
};

/// Lets orders take in turn. Each gets all that it needs or nothing, whatever became of the others;
/// what has no level is not tracked, and there is always enough of it.
class Taking {
public:
    explicit Taking(std::vector<Stocked> shelves);

    /// Takes it all; or takes nothing and answers what there is too little of.
    std::vector<Lack> take(const LocationId& location, const Demand& demand);

    /// As it is now; null for what is not tracked.
    const Level* find(const LocationId& location, const IngredientId& ingredient) const;

    /// The levels from which something was taken, in the order of places.
    std::vector<Taken> taken() const;

private:
    struct Shelf {
        Stocked stocked;
        Quantity taken{};
    };
    std::map<Place, Shelf> shelves_;
};

}  // namespace beanq::inventory

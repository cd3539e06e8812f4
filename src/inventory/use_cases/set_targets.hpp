#pragma once

#include <optional>

#include "inventory/ports.hpp"
#include "kernel/awaitable.hpp"
#include "kernel/location.hpp"
#include "kernel/result.hpp"
#include "kernel/unit_of_work.hpp"

namespace beanq::inventory {

struct SetTargetsCommand {
    IngredientId ingredient;
    std::optional<LocationId> location;  ///< empty: the oldest
    std::optional<Amount> par;
    std::optional<Amount> reorder;
};

/// An ingredient's targets at one location.
struct LocationTargets {
    LocationId location;
    Ingredient ingredient;
    Targets targets;
};

/// Says how much of an ingredient a location wants to hold, and when it must order more.
class SetTargets {
public:
    struct Needs {
        Store& store;
        Locations& locations;
        IngredientRepository& ingredients;
        LevelRepository& levels;
    };
    explicit SetTargets(Needs needs) : needs_(needs) {}

    /// 404 `ingredient.unknown`; 422 `location.unknown`, `field.unit` at `/par_level/unit` and
    /// `/reorder_threshold/unit`, `field.range` at `/reorder_threshold` when it is above the par
    /// level.
    awaitable<Result<LocationTargets>> run(SetTargetsCommand command) const;

    /// As they stand. 404 `ingredient.unknown`, 422 `location.unknown`.
    awaitable<Result<LocationTargets>> read(IngredientId ingredient,
                                            std::optional<LocationId> location) const;

private:
    Needs needs_;
};

}  // namespace beanq::inventory

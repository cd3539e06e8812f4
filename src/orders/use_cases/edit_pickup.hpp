#pragma once

#include <cstdint>
#include <optional>

#include "kernel/awaitable.hpp"
#include "kernel/location.hpp"
#include "kernel/result.hpp"
#include "kernel/unit_of_work.hpp"
#include "orders/domain/pickup_slots.hpp"
#include "orders/ports.hpp"

namespace beanq::orders {

struct EditPickupCommand {
    std::optional<LocationId> location;    ///< empty: the oldest
    std::optional<std::int64_t> if_match;  ///< empty: whatever the version
    PickupSettings settings;               ///< its location and version do not matter
};

/// Says how a location gives out pickup times. Orders keep the slots that they hold: fewer places
/// only mean that no more are given out, and slots of another length count those that begin within
/// them.
class EditPickup {
public:
    struct Needs {
        Store& store;
        Locations& locations;
        SlotRepository& slots;
    };
    explicit EditPickup(Needs needs) : needs_(needs) {}

    /// The defaults, not enabled and at version 0, until they are set. 422 `location.unknown`.
    awaitable<Result<PickupSettings>> read(std::optional<LocationId> location) const;

    /// All of them anew. 412 `version.stale`; 422 `location.unknown`, faults_in(PickupSettings).
    awaitable<Result<PickupSettings>> run(EditPickupCommand command) const;

private:
    Needs needs_;
};

}  // namespace beanq::orders

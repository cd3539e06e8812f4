#pragma once

#include <optional>
#include <vector>

#include "kernel/awaitable.hpp"
#include "kernel/clock.hpp"
#include "kernel/location.hpp"
#include "kernel/result.hpp"
#include "kernel/time_zone.hpp"
#include "kernel/unit_of_work.hpp"
#include "orders/domain/pickup_slots.hpp"
#include "orders/ports.hpp"

namespace beanq::orders {

/// As slots_of_day, with what is taken now.
awaitable<std::vector<PickupSlot>> slots_on(Transaction& tx, SlotRepository& slots,
                                            const PickupSettings& settings, Date day, Instant now,
                                            const WallClock& clock);

/// A location's day in slots.
struct SlotsOfDay {
    LocationId location;
    Date day{};
    bool enabled = false;  ///< whether there are slots at all; if not, any time will do
    std::vector<PickupSlot> slots = {};
};

/// Shows when orders can be picked up.
class ReadSlots {
public:
    struct Needs {
        Store& store;
        const Clock& clock;
        const TimeZones& zones;
        Locations& locations;
        SlotRepository& slots;
    };
    explicit ReadSlots(Needs needs) : needs_(needs) {}

    /// Of that day, or today, at that location, or the oldest. 422 `location.unknown`.
    awaitable<Result<SlotsOfDay>> run(std::optional<LocationId> location,
                                      std::optional<Date> day) const;

private:
    Needs needs_;
};

}  // namespace beanq::orders

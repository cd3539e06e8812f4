// When orders can be picked up where days are cut into slots.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kernel/clock.hpp"
#include "kernel/id.hpp"
#include "kernel/result.hpp"
#include "kernel/time_zone.hpp"
#include "kernel/weekly_hours.hpp"

namespace beanq::orders {

inline constexpr std::array slot_lengths{5, 10, 15, 20, 30, 60};  ///< minutes; each divides an hour
inline constexpr int max_slot_capacity = 1000;
inline constexpr int max_lead_minutes = 1440;
inline constexpr int max_days_ahead = 7;

/// How a location gives out pickup times. Not enabled: whatever time is asked for, any number of
/// orders.
struct PickupSettings {
    LocationId location;
    bool enabled = false;
    int slot_minutes = 15;
    int capacity = 10;                ///< orders for each slot
    WeeklyHours hours = {};           ///< when slots begin; without parts: always
    int lead_minutes = 15;            ///< a slot can be had until so long before it begins
    int days_ahead = max_days_ahead;  ///< 0: today's only
    std::int64_t version = 0;         ///< 0: nobody has ever set them

    bool operator==(const PickupSettings&) const = default;
};

/// `field.choice` at `/slot_minutes`, and those of weekly hours at `/hours`.
std::vector<FieldError> faults_in(const PickupSettings& settings);

/// The clock on a location's wall.
struct WallClock {
    const TimeZones& zones;
    std::string zone;

    LocalTime at(Instant moment) const { return zones.local(moment, zone); }
};

/// How many orders hold the slot that began then.
struct TakenSlot {
    Instant starts_at;
    int taken = 0;

    bool operator==(const TakenSlot&) const = default;
};

struct PickupSlot {
    Instant starts_at;
    Instant ends_at;
    int capacity = 0;
    int left = 0;
    bool available = false;  ///< whether an order can have it now

    bool operator==(const PickupSlot&) const = default;
};

/// The moment before which a slot that begins then has ended.
Instant end_of_slot(const PickupSettings& settings, Instant starts_at);

/// Why no order can be picked up at that time, however many have it: at `/fulfilment/pickup_at`
/// `order.pickup-not-a-slot`, `order.pickup-closed` (out of hours), `order.pickup-too-far` (more
/// than `days_ahead` days of the calendar, or 7 times 24 hours), `order.pickup-too-soon` (less than
/// the lead). A slot begins whenever the wall clock shows a multiple of its minutes since midnight:
/// none does in an hour that clocks leave out, and those of an hour that comes twice come twice,
/// each with its own capacity.
std::optional<FieldError> fault_in_pickup(const PickupSettings& settings, Instant pickup_at,
                                          Instant now, const WallClock& clock);

/// The slots that begin within the hours of that day there, in order; none for a day before today
/// or further than `days_ahead`. One that began under another grid counts where it begins: `taken`
/// is sorted.
std::vector<PickupSlot> slots_of_day(const PickupSettings& settings, Date day,
                                     const std::vector<TakenSlot>& taken, Instant now,
                                     const WallClock& clock);

/// At most `most` of those that are available, nearest to `wanted`, in order of time.
std::vector<Instant> nearest_available(const std::vector<PickupSlot>& slots, Instant wanted,
                                       std::size_t most);

/// 409 `order.slot-full` at `/fulfilment/pickup_at`, which names the free ones by the wall clock.
std::unexpected<Error> slot_full(const std::vector<Instant>& available, const WallClock& clock);

}  // namespace beanq::orders

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <boost/describe.hpp>

#include "orders/use_cases/edit_pickup.hpp"
#include "orders/use_cases/read_slots.hpp"
#include "platform/http/fields.hpp"
#include "platform/http/hours.hpp"

/// What the routes of pickup slots read and answer.
namespace beanq::orders {

struct PickupSettingsQuery {
    std::optional<LocationId> location_id;
};
BOOST_DESCRIBE_STRUCT(PickupSettingsQuery, (), (location_id))

struct PickupSlotsQuery {
    std::optional<LocationId> location_id;
    std::optional<Date> date;  ///< on the location's calendar; absent: today
};
BOOST_DESCRIBE_STRUCT(PickupSlotsQuery, (), (location_id, date))

struct PickupSettingsBody {
    bool enabled = false;
    http::Whole<5, 60> slot_minutes;
    http::Whole<1, max_slot_capacity> capacity;
    std::optional<http::HoursBody> hours;  ///< absent or empty: always
    http::Whole<0, max_lead_minutes> lead_minutes;
    http::Whole<0, max_days_ahead> days_ahead;
};
BOOST_DESCRIBE_STRUCT(PickupSettingsBody, (),
                      (enabled, slot_minutes, capacity, hours, lead_minutes, days_ahead))

struct PickupSettingsView {
    LocationId location_id;
    bool enabled = false;
    int slot_minutes = 0;
    int capacity = 0;
    std::vector<http::DayPartView> hours;
    int lead_minutes = 0;
    int days_ahead = 0;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(PickupSettingsView, (),
                      (location_id, enabled, slot_minutes, capacity, hours, lead_minutes,
                       days_ahead, version))

struct PickupSlotView {
    Instant starts_at;
    Instant ends_at;
    int capacity = 0;
    int left = 0;
    bool available = false;
};
BOOST_DESCRIBE_STRUCT(PickupSlotView, (), (starts_at, ends_at, capacity, left, available))

struct PickupSlotsView {
    LocationId location_id;
    Date date;
    bool enabled = false;
    std::vector<PickupSlotView> items;
};
BOOST_DESCRIBE_STRUCT(PickupSlotsView, (), (location_id, date, enabled, items))

PickupSettings to_settings(const PickupSettingsBody& body);
PickupSettingsView to_view(const PickupSettings& settings);
PickupSlotsView to_view(const SlotsOfDay& day);

}  // namespace beanq::orders

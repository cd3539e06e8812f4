#include "orders/adapters/http/pickup_dto.hpp"

namespace beanq::orders {

PickupSettings to_settings(const PickupSettingsBody& body) {
    return {.location = {},
            .enabled = body.enabled,
            .slot_minutes = static_cast<int>(body.slot_minutes.value),
            .capacity = static_cast<int>(body.capacity.value),
            .hours = body.hours ? http::to_hours(*body.hours) : WeeklyHours{},
            .lead_minutes = static_cast<int>(body.lead_minutes.value),
            .days_ahead = static_cast<int>(body.days_ahead.value)};
}

PickupSettingsView to_view(const PickupSettings& settings) {
    return {settings.location,
            settings.enabled,
            settings.slot_minutes,
            settings.capacity,
            http::to_view(settings.hours),
            settings.lead_minutes,
            settings.days_ahead,
            settings.version};
}

PickupSlotsView to_view(const SlotsOfDay& day) {
    PickupSlotsView view{day.location, day.day, day.enabled, {}};
    for (const PickupSlot& slot : day.slots)
        view.items.push_back(
            {slot.starts_at, slot.ends_at, slot.capacity, slot.left, slot.available});
    return view;
}

}  // namespace beanq::orders

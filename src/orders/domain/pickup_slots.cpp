#include "orders/domain/pickup_slots.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace beanq::orders {

namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::sys_days;

// The clocks of all zones differ from UTC, and change, by a multiple of it.
constexpr minutes finest_grid{5};

constexpr const char* pickup_field = "/fulfilment/pickup_at";

bool begins_slot(const PickupSettings& settings, Instant at, const LocalTime& shown) {
    return at == std::chrono::floor<minutes>(at) &&
           shown.since_midnight.count() % settings.slot_minutes == 0;
}

FieldError not_a_slot(const PickupSettings& settings) {
    const std::string each = std::to_string(settings.slot_minutes);
    return {pickup_field,
            "order.pickup-not-a-slot",
            {"No pickup slot begins then. They begin every " + each + " minutes.",
             "В это время слот выдачи не начинается. Слоты начинаются каждые " + each + " мин."}};
}

FieldError closed() {
    return {pickup_field,
            "order.pickup-closed",
            {"Orders are not handed out at that time.", "В это время заказы не выдаются."}};
}

FieldError too_far(const PickupSettings& settings) {
    if (settings.days_ahead == 0) {
        return {pickup_field,
                "order.pickup-too-far",
                {"Orders are taken for today only.", "Заказы принимаются только на сегодня."}};
    }
    const std::string ahead = std::to_string(settings.days_ahead);
    return {pickup_field,
            "order.pickup-too-far",
            {"Orders are taken up to " + ahead + " days ahead.",
             "Заказы принимаются не больше чем на " + ahead + " дн. вперёд."}};
}

FieldError too_soon(const PickupSettings& settings) {
    const std::string lead = std::to_string(settings.lead_minutes);
    return {
        pickup_field,
        "order.pickup-too-soon",
        {"It is too late for that time: orders are taken until " + lead + " minutes before.",
         "На это время заказать уже нельзя: заказы принимаются не позже чем за " + lead + " мин."}};
}

int taken_within(const std::vector<TakenSlot>& taken, Instant from, Instant to) {
    int sum = 0;
    auto slot = std::ranges::lower_bound(taken, from, {}, &TakenSlot::starts_at);
    for (; slot != taken.end() && slot->starts_at < to; ++slot)
        sum += slot->taken;
    return sum;
}

std::string times_of(const std::vector<Instant>& moments, const WallClock& clock) {
    std::string text;
    for (const Instant moment : moments) {
        if (!text.empty()) text += ", ";
        text += to_clock(static_cast<int>(clock.at(moment).since_midnight.count()));
    }
    return text;
}

}  // namespace

std::vector<FieldError> faults_in(const PickupSettings& settings) {
    auto faults = beanq::faults_in(settings.hours, "/hours");
    if (std::ranges::find(slot_lengths, settings.slot_minutes) == slot_lengths.end()) {
        faults.push_back({"/slot_minutes",
                          "field.choice",
                          {"must be one of: 5, 10, 15, 20, 30, 60",
                           "должно быть одним из: 5, 10, 15, 20, 30, 60"}});
    }
    return faults;
}

Instant end_of_slot(const PickupSettings& settings, Instant starts_at) {
    return starts_at + minutes{settings.slot_minutes};
}

std::optional<FieldError> fault_in_pickup(const PickupSettings& settings, Instant pickup_at,
                                          Instant now, const WallClock& clock) {
    const LocalTime shown = clock.at(pickup_at);
    if (!begins_slot(settings, pickup_at, shown)) return not_a_slot(settings);
    if (!part_begun(settings.hours, shown)) return closed();
    const auto last_day = sys_days{clock.at(now).date} + days{settings.days_ahead};
    if (sys_days{shown.date} > last_day || pickup_at > now + days{max_days_ahead})
        return too_far(settings);
    if (pickup_at <= now || pickup_at < now + minutes{settings.lead_minutes})
        return too_soon(settings);
    return std::nullopt;
}

std::vector<PickupSlot> slots_of_day(const PickupSettings& settings, Date day,
                                     const std::vector<TakenSlot>& taken, Instant now,
                                     const WallClock& clock) {
    const sys_days today{clock.at(now).date};
    if (sys_days{day} < today || sys_days{day} > today + days{settings.days_ahead}) return {};
    std::vector<PickupSlot> slots;
    const Instant end = clock.zones.start_of_day(sys_days{day} + days{1}, clock.zone);
    for (Instant at = clock.zones.start_of_day(day, clock.zone); at < end; at += finest_grid) {
        const LocalTime shown = clock.at(at);
        if (!begins_slot(settings, at, shown) || !part_begun(settings.hours, shown)) continue;
        const Instant until = end_of_slot(settings, at);
        const int left = std::max(0, settings.capacity - taken_within(taken, at, until));
        const bool available = left > 0 && !fault_in_pickup(settings, at, now, clock);
        slots.push_back({at, until, settings.capacity, left, available});
    }
    return slots;
}

std::vector<Instant> nearest_available(const std::vector<PickupSlot>& slots, Instant wanted,
                                       std::size_t most) {
    std::vector<Instant> found;
    for (const PickupSlot& slot : slots) {
        if (slot.available) found.push_back(slot.starts_at);
    }
    std::ranges::sort(found, {}, [wanted](Instant at) {
        return std::pair(at < wanted ? wanted - at : at - wanted, at);
    });
    if (found.size() > most) found.resize(most);
    std::ranges::sort(found);
    return found;
}

std::unexpected<Error> slot_full(const std::vector<Instant>& available, const WallClock& clock) {
    Phrase phrase{"That pickup time is taken. No other is free on that day.",
                  "Это время получения уже занято. Свободного времени в этот день больше нет."};
    if (!available.empty()) {
        const std::string times = times_of(available, clock);
        phrase = {"That pickup time is taken. Free on that day: " + times + ".",
                  "Это время получения уже занято. В этот день свободно: " + times + "."};
    }
    auto refusal = refuse(ErrorKind::conflict, "order.slot-full", phrase);
    refusal.error().fields.push_back({pickup_field, "order.slot-full", std::move(phrase)});
    return refusal;
}

}  // namespace beanq::orders

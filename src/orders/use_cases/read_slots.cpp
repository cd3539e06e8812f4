#include "orders/use_cases/read_slots.hpp"

#include <utility>

namespace beanq::orders {

// A slot may go on beyond midnight by less than an hour.
awaitable<std::vector<PickupSlot>> slots_on(Transaction& tx, SlotRepository& slots,
                                            const PickupSettings& settings, Date day, Instant now,
                                            const WallClock& clock) {
    const Date next{std::chrono::sys_days{day} + std::chrono::days{1}};
    const Instant from = clock.zones.start_of_day(day, clock.zone);
    const Instant to = clock.zones.start_of_day(next, clock.zone) + std::chrono::hours{1};
    const auto taken = co_await slots.taken(tx, settings.location, from, to);
    co_return slots_of_day(settings, day, taken, now, clock);
}

awaitable<Result<SlotsOfDay>> ReadSlots::run(std::optional<LocationId> where,
                                             std::optional<Date> day) const {
    auto tx = co_await needs_.store.begin_read();
    auto location = co_await needs_.locations.find(*tx, where);
    if (!location) co_return std::unexpected(location.error());
    const WallClock clock{needs_.zones, location->time_zone};
    const Instant now = needs_.clock.now();
    const auto settings = co_await needs_.slots.settings(*tx, location->id);
    const Date date = day.value_or(clock.at(now).date);
    if (!settings.enabled) co_return SlotsOfDay{location->id, date};
    auto slots = co_await slots_on(*tx, needs_.slots, settings, date, now, clock);
    co_return SlotsOfDay{location->id, date, true, std::move(slots)};
}

}  // namespace beanq::orders

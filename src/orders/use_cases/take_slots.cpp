#include "orders/use_cases/take_slots.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "orders/use_cases/read_slots.hpp"

namespace beanq::orders {

namespace {

constexpr std::size_t offered_instead = 3;

WantedSlot slot_for(const PickupSettings& settings, const PickupWish& wish) {
    return {wish.location.id, wish.pickup_at, end_of_slot(settings, wish.pickup_at),
            settings.capacity};
}

}  // namespace

awaitable<Result<void>> TakeSlots::check(Transaction& tx, const PickupWish& wish,
                                         Instant now) const {
    const auto settings = co_await needs_.slots.settings(tx, wish.location.id);
    if (!settings.enabled) co_return Result<void>{};
    const WallClock clock{needs_.zones, wish.location.time_zone};
    auto fault = fault_in_pickup(settings, wish.pickup_at, now, clock);
    if (fault) co_return refuse_fields({std::move(*fault)});
    const Date day = clock.at(wish.pickup_at).date;
    const auto slots = co_await slots_on(tx, needs_.slots, settings, day, now, clock);
    const auto wanted = std::ranges::find(slots, wish.pickup_at, &PickupSlot::starts_at);
    if (wanted != slots.end() && wanted->left > 0) co_return Result<void>{};
    co_return slot_full(nearest_available(slots, wish.pickup_at, offered_instead), clock);
}

awaitable<std::vector<Result<std::optional<WantedSlot>>>> TakeSlots::take_all(
    Transaction& tx, const std::vector<PickupWish>& wishes, Instant now) const {
    std::vector<Result<std::optional<WantedSlot>>> outcomes(wishes.size());
    const auto settings = co_await settings_for(tx, wishes);
    std::vector<std::size_t> whose;
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        const auto& [location, pickup_at] = wishes[i];
        const PickupSettings& kept = settings.at(location.id);
        if (!kept.enabled) continue;
        auto fault = fault_in_pickup(kept, pickup_at, now, {needs_.zones, location.time_zone});
        if (fault)
            outcomes[i] = refuse_fields({std::move(*fault)});
        else
            whose.push_back(i);
    }
    std::ranges::sort(whose, {}, [&wishes](std::size_t i) {
        return std::tuple(wishes[i].location.id, wishes[i].pickup_at, i);
    });
    std::vector<WantedSlot> wanted;
    for (const std::size_t i : whose)
        wanted.push_back(slot_for(settings.at(wishes[i].location.id), wishes[i]));
    const auto there = co_await take(tx, wanted);
    std::map<std::pair<LocationId, Instant>, Error> refusals;
    for (std::size_t n = 0; n < whose.size(); ++n) {
        const PickupWish& wish = wishes[whose[n]];
        if (there[n]) {
            outcomes[whose[n]] = wanted[n];
            continue;
        }
        const std::pair slot(wish.location.id, wish.pickup_at);
        if (!refusals.contains(slot)) {
            auto full = co_await refusal_of(tx, settings.at(wish.location.id), wish, now);
            refusals.emplace(slot, std::move(full));
        }
        outcomes[whose[n]] = std::unexpected(refusals.at(slot));
    }
    co_return outcomes;
}

awaitable<std::vector<bool>> TakeSlots::take(Transaction& tx,
                                             const std::vector<WantedSlot>& wanted) const {
    if (wanted.empty()) co_return std::vector<bool>{};
    auto there = co_await needs_.slots.take_all(tx, wanted);
    co_return there;
}

awaitable<Error> TakeSlots::refusal_of(Transaction& tx, const PickupSettings& settings,
                                       const PickupWish& wish, Instant now) const {
    const WallClock clock{needs_.zones, wish.location.time_zone};
    const Date day = clock.at(wish.pickup_at).date;
    const auto slots = co_await slots_on(tx, needs_.slots, settings, day, now, clock);
    co_return slot_full(nearest_available(slots, wish.pickup_at, offered_instead), clock).error();
}

awaitable<void> TakeSlots::give_back(Transaction& tx, const std::vector<WantedSlot>& taken) const {
    co_await needs_.slots.give_back_all(tx, taken);
}

awaitable<void> TakeSlots::note_holders(Transaction& tx, const std::vector<OrderId>& orders) const {
    co_await needs_.slots.note_holders(tx, orders);
}

awaitable<std::map<LocationId, PickupSettings>> TakeSlots::settings_for(
    Transaction& tx, const std::vector<PickupWish>& wishes) const {
    std::map<LocationId, PickupSettings> all;
    for (const PickupWish& wish : wishes) {
        if (all.contains(wish.location.id)) continue;
        auto settings = co_await needs_.slots.settings(tx, wish.location.id);
        all.emplace(wish.location.id, std::move(settings));
    }
    co_return all;
}

}  // namespace beanq::orders

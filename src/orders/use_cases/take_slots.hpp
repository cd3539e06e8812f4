#pragma once

#include <map>
#include <optional>
#include <vector>

#include "kernel/awaitable.hpp"
#include "kernel/clock.hpp"
#include "kernel/id.hpp"
#include "kernel/location.hpp"
#include "kernel/result.hpp"
#include "kernel/time_zone.hpp"
#include "kernel/unit_of_work.hpp"
#include "orders/domain/pickup_slots.hpp"
#include "orders/ports.hpp"

namespace beanq::orders {

/// A time at which an order is to be picked up.
struct PickupWish {
    Location location;
    Instant pickup_at;
};

/// Gives orders their places in the pickup slots, within the transaction that places them.
class TakeSlots {
public:
    struct Needs {
        const TimeZones& zones;
        SlotRepository& slots;
    };
    explicit TakeSlots(Needs needs) : needs_(needs) {}

    /// Whether it could be had now. 422 as fault_in_pickup, 409 `order.slot-full`.
    awaitable<Result<void>> check(Transaction& tx, const PickupWish& wish, Instant now) const;

    /// What each of them has got, first come, first served; nothing where the location keeps no
    /// slots. 422 as fault_in_pickup, 409 `order.slot-full`. The slots are locked in one order.
    awaitable<std::vector<Result<std::optional<WantedSlot>>>> take_all(
        Transaction& tx, const std::vector<PickupWish>& wishes, Instant now) const;

    /// Of orders that were refused afterwards.
    awaitable<void> give_back(Transaction& tx, const std::vector<WantedSlot>& taken) const;

    /// Of orders that are stored now.
    awaitable<void> note_holders(Transaction& tx, const std::vector<OrderId>& orders) const;

private:
    awaitable<std::map<LocationId, PickupSettings>> settings_for(
        Transaction& tx, const std::vector<PickupWish>& wishes) const;
    awaitable<std::vector<bool>> take(Transaction& tx, const std::vector<WantedSlot>& wanted) const;
    awaitable<Error> refusal_of(Transaction& tx, const PickupSettings& settings,
                                const PickupWish& wish, Instant now) const;

    Needs needs_;
};

}  // namespace beanq::orders

#pragma once

#include "orders/ports.hpp"

namespace beanq::orders {

/// Slots in the tables of migration `pickup_slots`. Needs no state of its own.
class SqlSlotRepository final : public SlotRepository {
public:
    awaitable<PickupSettings> settings(Transaction& tx, const LocationId& location) override;
    awaitable<std::int64_t> put(Transaction& tx, const PickupSettings& settings) override;
    awaitable<std::vector<TakenSlot>> taken(Transaction& tx, const LocationId& location,
                                            Instant from, Instant to) override;
    awaitable<std::vector<bool>> take_all(Transaction& tx,
                                          const std::vector<WantedSlot>& wanted) override;
    awaitable<void> give_back_all(Transaction& tx, const std::vector<WantedSlot>& taken) override;
    awaitable<void> note_holders(Transaction& tx, const std::vector<OrderId>& orders) override;
    awaitable<void> release_all(Transaction& tx, std::vector<const Order*> orders) override;
};

}  // namespace beanq::orders

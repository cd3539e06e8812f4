#pragma once

#include "menu/ports.hpp"

namespace beanq::menu {

/// Schedules in the `price_schedules` table, their prices in `price_schedule_prices`.
class SqlPriceScheduleRepository final : public PriceScheduleRepository {
public:
    awaitable<void> add(Transaction& tx, const PriceSchedule& schedule) override;
    awaitable<std::optional<PriceSchedule>> find(Transaction& tx, PriceScheduleId id) override;
    awaitable<std::vector<PriceSchedule>> list(Transaction& tx, std::optional<LocationId> location,
                                               std::optional<PriceScheduleId> before,
                                               int limit) override;
    awaitable<void> update(Transaction& tx, PriceSchedule& schedule) override;
    awaitable<void> remove(Transaction& tx, PriceScheduleId id, std::int64_t version) override;
};

}  // namespace beanq::menu

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kernel/awaitable.hpp"
#include "kernel/id.hpp"
#include "kernel/location.hpp"
#include "kernel/once.hpp"
#include "kernel/page.hpp"
#include "kernel/result.hpp"
#include "kernel/unit_of_work.hpp"
#include "kernel/uuid.hpp"
#include "menu/domain/price_schedule.hpp"
#include "menu/ports.hpp"
#include "menu/use_cases/publish_menu.hpp"

namespace beanq::menu {

struct CreatePriceScheduleCommand {
    std::optional<LocationId> location;  ///< empty: the oldest one
    std::string name;
    std::optional<Date> valid_from = {};
    std::optional<Date> valid_until = {};
    WeeklyHours hours = {};
    std::vector<ScheduledPrice> prices = {};
};

/// What is set is changed; a date that is set to nothing is cleared.
struct ChangePriceScheduleCommand {
    PriceScheduleId id;
    std::optional<std::int64_t> if_match;  ///< empty: whatever its version
    std::optional<std::string> name = {};
    std::optional<std::optional<Date>> valid_from = {};
    std::optional<std::optional<Date>> valid_until = {};
    std::optional<WeeklyHours> hours = {};
    std::optional<std::vector<ScheduledPrice>> prices = {};
    std::optional<bool> active = {};
};

/// Shows, creates, changes and removes the prices of certain hours. Each change is published before
/// it is answered.
class EditPriceSchedules {
public:
    struct Needs {
        Store& store;
        UuidSource& ids;
        Locations& locations;
        ProductRepository& products;
        PriceScheduleRepository& schedules;
        PublishMenu& publish;
    };
    explicit EditPriceSchedules(Needs needs) : needs_(needs) {}

    /// 404 `price-schedule.unknown`.
    awaitable<Result<PriceSchedule>> find(PriceScheduleId id) const;
    /// Newest first. 422 `field.cursor`.
    awaitable<Result<Page<PriceSchedule>>> list(std::optional<LocationId> location,
                                                PageRequest page) const;
    /// Active from the start. 422 `location.unknown`, as faults_in(PriceSchedule),
    /// `field.unknown-id` at `/prices/<n>/variation_id`.
    awaitable<Result<PriceSchedule>> create(CreatePriceScheduleCommand command,
                                            const Once<PriceSchedule>& once) const;
    /// 404 `price-schedule.unknown`, 412 `version.stale`, 422 as for `create`.
    awaitable<Result<PriceSchedule>> change(ChangePriceScheduleCommand command) const;
    /// 404 `price-schedule.unknown`, 412 `version.stale`.
    awaitable<Result<void>> remove(PriceScheduleId id, std::optional<std::int64_t> if_match) const;

private:
    awaitable<Result<void>> check(Transaction& tx, const PriceSchedule& schedule) const;

    Needs needs_;
};

}  // namespace beanq::menu

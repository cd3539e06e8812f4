#pragma once

#include <cstdint>
#include <optional>

#include "kernel/awaitable.hpp"
#include "kernel/clock.hpp"
#include "kernel/id.hpp"
#include "kernel/result.hpp"
#include "kernel/time_zone.hpp"
#include "kernel/unit_of_work.hpp"
#include "orders/ports.hpp"

namespace beanq::orders {

struct StaffKitchenCommand {
    std::optional<LocationId> location;
    int stations = 1;
    std::optional<std::int64_t> version;  ///< nothing: whichever it is at
};

/// How a day's promises were kept.
struct PromisesKept {
    LocationId location;
    Date business_date{};
    PromiseCount count;
    Pace pace;  ///< what is promised by now
};

/// A location's kitchen: who works there, how fast, and how promises are kept.
class RunKitchen {
public:
    struct Needs {
        Store& store;
        const Clock& clock;
        const TimeZones& zones;
        Offers& offers;
        KitchenRepository& kitchens;
    };

    explicit RunKitchen(Needs needs) : needs_(needs) {}

    /// 422 `location.unknown`.
    awaitable<Result<Kitchen>> find(std::optional<LocationId> location) const;

    /// Says how many stations are staffed from now on. 422 `location.unknown`, 412 `version.stale`.
    awaitable<Result<Kitchen>> staff(StaffKitchenCommand command) const;

    /// Of a business date, or of the present one. 422 `location.unknown`.
    awaitable<Result<PromisesKept>> promises_kept(std::optional<LocationId> location,
                                                  std::optional<Date> business_date) const;

private:
    awaitable<Result<Kitchen>> kitchen_of(Transaction& tx,
                                          std::optional<LocationId> location) const;

    Needs needs_;
};

}  // namespace beanq::orders

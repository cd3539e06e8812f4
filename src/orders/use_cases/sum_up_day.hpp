#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "kernel/awaitable.hpp"
#include "kernel/clock.hpp"
#include "kernel/location.hpp"
#include "kernel/result.hpp"
#include "kernel/time_zone.hpp"
#include "kernel/unit_of_work.hpp"
#include "orders/domain/day_sales.hpp"
#include "orders/ports.hpp"

namespace beanq::orders {

/// An hour of the wall clock.
struct HourSales {
    int hour = 0;  ///< 0 to 23
    std::int64_t orders = 0;
    std::int64_t revenue_minor = 0;

    bool operator==(const HourSales&) const = default;
};

struct DaySummary {
    Location location;
    Date business_date{};
    DaySales sales;
    std::vector<HourSales> hours;  ///< in which something was sold, as the day went
};

/// How a business day goes, or went.
class SumUpDay {
public:
    struct Needs {
        Store& store;
        const Clock& clock;
        const TimeZones& zones;
        Locations& locations;
        SalesBook& sales;
    };

    explicit SumUpDay(Needs needs) : needs_(needs) {}

    /// Of a business date, or of the present one. 422 `location.unknown`.
    awaitable<Result<DaySummary>> run(std::optional<LocationId> location,
                                      std::optional<Date> business_date) const;

private:
    Needs needs_;
};

}  // namespace beanq::orders

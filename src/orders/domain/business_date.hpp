#pragma once

#include "kernel/clock.hpp"
#include "kernel/location.hpp"
#include "kernel/time_zone.hpp"

namespace beanq::orders {

/// The day a sale counts for: the shop's date, and the day before until the shop's cut-off.
inline Date business_date(const Location& location, Instant at, const TimeZones& zones) {
    const LocalTime local = zones.local(at, location.time_zone);
    if (local.since_midnight >= location.day_cutoff) return local.date;
    return std::chrono::sys_days{local.date} - std::chrono::days{1};
}

}  // namespace beanq::orders

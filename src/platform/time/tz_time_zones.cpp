#include "platform/time/tz_time_zones.hpp"

#include <date/tz.h>

namespace beanq {
namespace {

const date::time_zone& find(std::string_view zone) { return *date::locate_zone(std::string(zone)); }

}  // namespace

bool TzTimeZones::known(std::string_view zone) const {
    try {
        find(zone);
        return true;
    } catch (const std::runtime_error&) {
        return false;
    }
}

LocalTime TzTimeZones::local(Instant at, std::string_view zone) const {
    const auto offset = find(zone).get_info(at).offset;
    const auto shown = at + offset;
    const auto midnight = std::chrono::floor<std::chrono::days>(shown);
    return {Date{midnight}, std::chrono::floor<std::chrono::minutes>(shown - midnight)};
}

Instant TzTimeZones::start_of_day(Date day, std::string_view zone) const {
    const auto midnight = date::local_days{} + std::chrono::sys_days{day}.time_since_epoch();
    const auto info = find(zone).get_info(midnight);
    // Where the clock leaps over midnight, `second` begins at the leap: the day's first moment.
    if (info.result == date::local_info::nonexistent) return info.second.begin;
    return Instant{midnight.time_since_epoch()} - info.first.offset;
}

}  // namespace beanq

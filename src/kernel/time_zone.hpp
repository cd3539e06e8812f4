#pragma once

#include <chrono>
#include <string_view>

#include "kernel/clock.hpp"

namespace beanq {

/// What the wall clock of a shop shows.
struct LocalTime {
    Date date;
    std::chrono::minutes since_midnight;  ///< as shown on the clock, 0 to 1439
};

/// The world's time zones.
class TimeZones {
public:
    virtual ~TimeZones() = default;

    /// Whether `zone` is an IANA name that is known here.
    virtual bool known(std::string_view zone) const = 0;

    /// The wall clock in a known zone. Throws std::runtime_error for an unknown one.
    virtual LocalTime local(Instant at, std::string_view zone) const = 0;

    /// The first moment of that day there (the earliest one that exists, across clock changes).
    virtual Instant start_of_day(Date day, std::string_view zone) const = 0;
};

}  // namespace beanq

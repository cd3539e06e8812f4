#pragma once

#include "kernel/time_zone.hpp"

namespace beanq {

/// Time zones from the system's tz database, through Howard Hinnant's date library, which reads
/// the clock changes up to 2037 only.
class TzTimeZones final : public TimeZones {
public:
    bool known(std::string_view zone) const override;
    LocalTime local(Instant at, std::string_view zone) const override;
    Instant start_of_day(Date day, std::string_view zone) const override;
};

}  // namespace beanq

// Hours that repeat every week, by the wall clock of a location.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/clock.hpp"
#include "kernel/result.hpp"
#include "kernel/time_zone.hpp"

namespace beanq {

inline constexpr std::size_t max_hours = 50;
inline constexpr int minutes_of_day = 24 * 60;

/// From one minute of the day to before another, on some days of the week. One that ends at or
/// before it begins ends on the next day: 22:00 to 02:00.
struct DayPart {
    std::array<bool, 7> days{};  ///< Monday first
    int from = 0;                ///< minutes since midnight, 0 to 1439
    int to = minutes_of_day;     ///< 1 to 1440

    bool crosses_midnight() const { return to <= from; }
    bool operator==(const DayPart&) const = default;
};

/// Without parts: always.
using WeeklyHours = std::vector<DayPart>;

/// When somebody is in a part of a day: the day on which that part began. Nothing outside of all
/// parts. The wall clock decides: where clocks go forward a part that begins in the hour which is
/// left out begins behind it, and an hour that comes twice is in its part twice.
std::optional<Date> part_begun(const WeeklyHours& hours, const LocalTime& now);

/// `field.required` at `<at>/<n>/days` when there is none.
std::vector<FieldError> faults_in(const WeeklyHours& hours, const std::string& at);

/// `07:30`, and `24:00` for the end of the day. Nothing for any other text.
std::optional<int> parse_minutes(std::string_view text);
std::string to_clock(int minutes);

/// One part a line, as it is stored: `1111100 420 660`.
std::string to_text(const WeeklyHours& hours);
WeeklyHours weekly_hours_from(std::string_view text);

}  // namespace beanq

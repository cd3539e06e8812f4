// Weekly hours as requests and answers have them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "kernel/weekly_hours.hpp"
#include "platform/http/codec.hpp"
#include "platform/http/fields.hpp"

namespace beanq::http {

enum class Day : unsigned char { mon, tue, wed, thu, fri, sat, sun };
BOOST_DESCRIBE_ENUM(Day, mon, tue, wed, thu, fri, sat, sun)

/// `07:30`; `24:00` is the end of the day.
struct ClockTime {
    int minutes = 0;
};

/// Ends on the next day when `to` is not after `from`.
struct DayPartBody {
    http::List<Day, 1, 7> days;
    ClockTime from;
    ClockTime to;
};
BOOST_DESCRIBE_STRUCT(DayPartBody, (), (days, from, to))

struct DayPartView {
    std::vector<Day> days;
    ClockTime from;
    ClockTime to;
};
BOOST_DESCRIBE_STRUCT(DayPartView, (), (days, from, to))

using HoursBody = http::List<DayPartBody, 0, max_hours>;

WeeklyHours to_hours(const HoursBody& body);
std::vector<DayPartView> to_view(const WeeklyHours& hours);

}  // namespace beanq::http

template <>
struct beanq::http::Codec<beanq::http::ClockTime> : CodecBase {
    static void read(const boost::json::value& from, ClockTime& to, Faults& faults);
    static void write(const ClockTime& from, std::string& out);
    static boost::json::value schema(Schemas&) { return format_schema("time"); }
};

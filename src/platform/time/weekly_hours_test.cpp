#include "kernel/weekly_hours.hpp"

#include <gtest/gtest.h>

#include "kernel/time_text.hpp"
#include "platform/time/tz_time_zones.hpp"

namespace beanq {
namespace {

constexpr std::array<bool, 7> every_day{true, true, true, true, true, true, true};
constexpr std::array<bool, 7> monday{true};
constexpr std::array<bool, 7> friday{false, false, false, false, true};
constexpr std::array<bool, 7> sunday{false, false, false, false, false, false, true};

DayPart part(std::array<bool, 7> days, std::string_view from, std::string_view to) {
    return {days, *parse_minutes(from), *parse_minutes(to)};
}

struct Moment {
    const char* at;  ///< in UTC: the server is in no zone
    const char* zone;
    bool open;
};

void expect(const WeeklyHours& hours, std::initializer_list<Moment> moments) {
    const TzTimeZones zones;
    for (const auto& [at, zone, open] : moments) {
        SCOPED_TRACE(std::string(at) + ' ' + zone);
        const auto begun = part_begun(hours, zones.local(*parse_rfc3339(at), zone));
        EXPECT_EQ(begun.has_value(), open);
    }
}

constexpr const char* moscow = "Europe/Moscow";
constexpr const char* berlin = "Europe/Berlin";
constexpr const char* york = "America/New_York";
constexpr const char* tokyo = "Asia/Tokyo";

TEST(WeeklyHours, begin_at_their_minute_and_end_before_the_other) {
    expect({part(monday, "07:00", "11:00")}, {{"2026-11-23T03:59:59.999Z", moscow, false},
                                              {"2026-11-23T04:00:00.000Z", moscow, true},
                                              {"2026-11-23T07:59:59.999Z", moscow, true},
                                              {"2026-11-23T08:00:00.000Z", moscow, false},
                                              {"2026-11-24T05:00:00.000Z", moscow, false}});
}

TEST(WeeklyHours, are_those_of_the_location_and_not_of_the_server) {
    expect({part(monday, "07:00", "11:00")}, {{"2026-11-22T22:30:00Z", tokyo, true},
                                              {"2026-11-22T22:30:00Z", moscow, false},
                                              {"2026-11-23T13:00:00Z", york, true},
                                              {"2026-11-23T13:00:00Z", tokyo, false}});
}

TEST(WeeklyHours, go_on_past_midnight_into_the_next_day) {
    const WeeklyHours late{part(friday, "22:00", "02:00")};
    expect(late, {{"2026-11-27T18:59:59Z", moscow, false},    // Friday 21:59:59
                  {"2026-11-27T19:00:00Z", moscow, true},     // 22:00
                  {"2026-11-27T21:00:00Z", moscow, true},     // Saturday 00:00
                  {"2026-11-27T22:59:59Z", moscow, true},     // 01:59:59
                  {"2026-11-27T23:00:00Z", moscow, false},    // 02:00
                  {"2026-11-28T20:00:00Z", moscow, false},    // Saturday 23:00
                  {"2026-11-26T22:30:00Z", moscow, false}});  // Friday 01:30
    const TzTimeZones zones;
    EXPECT_EQ(part_begun(late, zones.local(*parse_rfc3339("2026-11-27T22:00:00Z"), moscow)),
              parse_iso_date("2026-11-27"));
}

TEST(WeeklyHours, go_on_from_sunday_to_monday_and_over_the_ends_of_months_and_years) {
    expect({part(sunday, "23:00", "01:00")},
           {{"2026-11-29T20:30:00Z", moscow, true},
            {"2026-11-29T21:30:00Z", moscow, true},  // 30 Nov 00:30
            {"2026-11-30T21:30:00Z", moscow, false}});
    expect({part(every_day, "23:00", "01:00")},
           {{"2026-11-30T21:30:00Z", moscow, true},     // 1 December 00:30
            {"2026-12-31T21:30:00Z", moscow, true},     // 1 January 00:30
            {"2028-02-28T21:30:00Z", moscow, true},     // 29 February 00:30
            {"2027-02-28T22:00:00Z", moscow, false}});  // 1 March 01:00
}

TEST(WeeklyHours, may_be_whole_days) {
    expect({part(monday, "00:00", "24:00")}, {{"2026-11-22T20:59:59Z", moscow, false},
                                              {"2026-11-22T21:00:00Z", moscow, true},
                                              {"2026-11-23T20:59:59Z", moscow, true},
                                              {"2026-11-23T21:00:00Z", moscow, false}});
    expect({part(friday, "12:00", "12:00")}, {{"2026-11-27T09:00:00Z", moscow, true},
                                              {"2026-11-28T08:59:59Z", moscow, true},
                                              {"2026-11-28T09:00:00Z", moscow, false}});
    expect({}, {{"2026-11-22T20:59:59Z", moscow, true}});
}

TEST(WeeklyHours, that_begin_in_the_hour_left_out_begin_behind_it) {
    // Berlin, 29 March 2026: 01:59 CET (00:59Z) is followed by 03:00 CEST (01:00Z).
    expect({part(sunday, "02:30", "04:00")}, {{"2026-03-29T00:59:59Z", berlin, false},
                                              {"2026-03-29T01:00:00Z", berlin, true},
                                              {"2026-03-29T01:59:59Z", berlin, true},
                                              {"2026-03-29T02:00:00Z", berlin, false}});
    expect({part(sunday, "01:00", "02:30")}, {{"2026-03-29T00:00:00Z", berlin, true},
                                              {"2026-03-29T00:59:59Z", berlin, true},
                                              {"2026-03-29T01:00:00Z", berlin, false}});
    // New York, 8 March 2026: 06:59Z is 01:59 EST, 07:00Z is 03:00 EDT.
    expect({part(sunday, "02:00", "03:00")},
           {{"2026-03-08T06:59:59Z", york, false}, {"2026-03-08T07:00:00Z", york, false}});
}

TEST(WeeklyHours, that_come_twice_are_open_twice) {
    // Berlin, 25 October 2026: 02:00 to 02:59 comes as CEST (00:00Z) and again as CET (01:00Z).
    expect({part(sunday, "02:15", "02:45")}, {{"2026-10-25T00:14:59Z", berlin, false},
                                              {"2026-10-25T00:15:00Z", berlin, true},
                                              {"2026-10-25T00:45:00Z", berlin, false},
                                              {"2026-10-25T01:15:00Z", berlin, true},
                                              {"2026-10-25T01:45:00Z", berlin, false}});
    // Across the change: open from 01:30 CEST to 02:30, which comes twice.
    expect({part(sunday, "01:30", "02:30")}, {{"2026-10-24T23:30:00Z", berlin, true},
                                              {"2026-10-25T00:29:59Z", berlin, true},
                                              {"2026-10-25T00:30:00Z", berlin, false},
                                              {"2026-10-25T01:00:00Z", berlin, true},
                                              {"2026-10-25T01:30:00Z", berlin, false}});
}

TEST(WeeklyHours, are_written_as_clocks_show_them) {
    EXPECT_EQ(parse_minutes("00:00"), 0);
    EXPECT_EQ(parse_minutes("07:05"), 425);
    EXPECT_EQ(parse_minutes("24:00"), 1440);
    for (const char* text : {"24:01", "7:00", "07:60", "25:00", "07.00", "", "07:000", "-7:00"})
        EXPECT_EQ(parse_minutes(text), std::nullopt) << text;
    EXPECT_EQ(to_clock(425), "07:05");
    EXPECT_EQ(to_clock(1440), "24:00");
}

TEST(WeeklyHours, come_back_as_they_were_stored) {
    const WeeklyHours hours{part(monday, "07:00", "11:00"), part(friday, "22:00", "02:00")};
    EXPECT_EQ(weekly_hours_from(to_text(hours)), hours);
    EXPECT_EQ(weekly_hours_from(""), WeeklyHours{});
}

TEST(WeeklyHours, need_a_day) {
    const auto faults = faults_in({part(monday, "07:00", "11:00"), {}}, "/hours");
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults.front().pointer, "/hours/1/days");
}

}  // namespace
}  // namespace beanq

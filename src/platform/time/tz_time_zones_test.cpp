#include "platform/time/tz_time_zones.hpp"

#include <gtest/gtest.h>

#include "kernel/time_text.hpp"

namespace beanq {
namespace {

std::string start(std::string_view day, std::string_view zone) {
    return to_rfc3339(TzTimeZones{}.start_of_day(*parse_iso_date(day), zone));
}

std::string clock_shows(std::string_view at, std::string_view zone) {
    const auto local = TzTimeZones{}.local(*parse_rfc3339(at), zone);
    return to_iso_date(local.date) + " +" + std::to_string(local.since_midnight.count());
}

TEST(TzTimeZones, know_iana_names) {
    const TzTimeZones zones;
    EXPECT_TRUE(zones.known("Europe/Moscow"));
    EXPECT_TRUE(zones.known("UTC"));
    EXPECT_FALSE(zones.known("Europe/Atlantis"));
    EXPECT_FALSE(zones.known(""));
    EXPECT_FALSE(zones.known("../../etc/passwd"));
    EXPECT_THROW(zones.local(Instant{}, "Europe/Atlantis"), std::runtime_error);
    EXPECT_THROW(zones.start_of_day(Date{std::chrono::year{2026} / 1 / 1}, ""), std::runtime_error);
}

TEST(TzTimeZones, show_the_wall_clock) {
    EXPECT_EQ(clock_shows("2026-11-23T20:59:59.999Z", "Europe/Moscow"), "2026-11-23 +1439");
    EXPECT_EQ(clock_shows("2026-11-23T21:00:00Z", "Europe/Moscow"), "2026-11-24 +0");
    EXPECT_EQ(clock_shows("2026-01-01T04:30:00Z", "America/New_York"), "2025-12-31 +1410");
    EXPECT_EQ(clock_shows("2026-07-01T04:30:00Z", "America/New_York"), "2026-07-01 +30");
    EXPECT_EQ(clock_shows("2026-07-01T00:00:00Z", "Asia/Kathmandu"), "2026-07-01 +345");
}

TEST(TzTimeZones, start_a_day_at_midnight) {
    EXPECT_EQ(start("2026-11-23", "Europe/Moscow"), "2026-11-22T21:00:00.000Z");
    EXPECT_EQ(start("2026-11-23", "UTC"), "2026-11-23T00:00:00.000Z");
    EXPECT_EQ(start("2026-03-29", "Europe/Berlin"), "2026-03-28T23:00:00.000Z");
    EXPECT_EQ(start("2026-03-30", "Europe/Berlin"), "2026-03-29T22:00:00.000Z");
}

TEST(TzTimeZones, start_a_day_later_where_the_clock_leaps_over_midnight) {
    EXPECT_EQ(start("2018-11-04", "America/Sao_Paulo"), "2018-11-04T03:00:00.000Z");
    EXPECT_EQ(clock_shows("2018-11-04T03:00:00Z", "America/Sao_Paulo"), "2018-11-04 +60");
    EXPECT_EQ(clock_shows("2018-11-04T02:59:59Z", "America/Sao_Paulo"), "2018-11-03 +1439");
}

TEST(TzTimeZones, start_a_day_at_the_first_of_two_midnights) {
    EXPECT_EQ(start("2024-11-03", "America/Havana"), "2024-11-03T04:00:00.000Z");
    EXPECT_EQ(clock_shows("2024-11-03T05:00:00Z", "America/Havana"), "2024-11-03 +0");
}

}  // namespace
}  // namespace beanq

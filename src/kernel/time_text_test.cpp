#include "kernel/time_text.hpp"

#include <gtest/gtest.h>

namespace beanq {
namespace {

using std::chrono::milliseconds;
using std::chrono::sys_days;
using std::chrono::year;

std::string again(std::string_view text) {
    const auto at = parse_rfc3339(text);
    return at ? to_rfc3339(*at) : "refused";
}

TEST(Rfc3339, is_written_in_utc_with_milliseconds) {
    const Instant at = sys_days{year{2026} / 11 / 23} + std::chrono::hours{8} + milliseconds{125};
    EXPECT_EQ(to_rfc3339(at), "2026-11-23T08:00:00.125Z");
    EXPECT_EQ(to_rfc3339(Instant{}), "1970-01-01T00:00:00.000Z");
}

TEST(Rfc3339, comes_back) {
    EXPECT_EQ(again("2026-11-23T08:15:30.125Z"), "2026-11-23T08:15:30.125Z");
    EXPECT_EQ(again("9999-12-31T23:59:59.999Z"), "9999-12-31T23:59:59.999Z");
    EXPECT_EQ(again("2028-02-29T00:00:00Z"), "2028-02-29T00:00:00.000Z");
}

TEST(Rfc3339, is_read_with_an_offset) {
    EXPECT_EQ(again("2026-11-23T08:15:30+03:00"), "2026-11-23T05:15:30.000Z");
    EXPECT_EQ(again("2026-11-23T22:15:30.5-09:30"), "2026-11-24T07:45:30.500Z");
}

TEST(Rfc3339, cuts_finer_fractions) {
    EXPECT_EQ(again("2026-11-23T08:15:30.1239Z"), "2026-11-23T08:15:30.123Z");
    EXPECT_EQ(again("2026-11-23T08:15:30.123456789Z"), "2026-11-23T08:15:30.123Z");
    EXPECT_EQ(again("2026-11-23T08:15:30.1Z"), "2026-11-23T08:15:30.100Z");
}

TEST(Rfc3339, refuses_any_other_text) {
    for (const auto* text : {"",
                             "2026-11-23",
                             "2026-11-23T08:15:30",
                             "2026-11-23T08:15Z",
                             "2026-11-23T8:15:30Z",
                             "2026-11-23T24:00:00Z",
                             "2026-11-23T08:60:00Z",
                             "2026-11-23T08:15:60Z",
                             "2026-02-29T08:15:30Z",
                             "2026-13-01T08:15:30Z",
                             "2026-00-01T08:15:30Z",
                             "2026-11-23T08:15:30.Z",
                             "2026-11-23T08:15:30.1234567890Z",
                             "2026-11-23T08:15:30Z ",
                             " 2026-11-23T08:15:30Z",
                             "2026-11-23T08:15:30+3:00",
                             "2026-11-23T08:15:30+24:00",
                             "1969-12-31T23:59:59Z",
                             "1970-01-01T00:00:00+00:01",
                             "9999-12-31T23:59:59-00:01",
                             "-026-11-23T08:15:30Z",
                             "2026-11-23T08:15:3\xd9\xa3Z"}) {
        EXPECT_EQ(again(text), "refused") << text;
    }
}

TEST(IsoDate, comes_back) {
    const auto date = parse_iso_date("2028-02-29");
    ASSERT_TRUE(date);
    EXPECT_EQ(*date, year{2028} / 2 / 29);
    EXPECT_EQ(to_iso_date(*date), "2028-02-29");
    EXPECT_EQ(to_iso_date(year{987} / 6 / 5), "0987-06-05");
}

TEST(IsoDate, refuses_any_other_text) {
    for (const auto* text : {"", "2026-02-29", "2026-11-31", "2026-1-1", "20261123", "2026-11-23 ",
                             "2026-11-23T00:00:00Z", "2026/11/23", "0000-00-00"}) {
        EXPECT_FALSE(parse_iso_date(text)) << text;
    }
}

}  // namespace
}  // namespace beanq

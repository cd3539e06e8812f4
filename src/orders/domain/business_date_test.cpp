#include "orders/domain/business_date.hpp"

#include <gtest/gtest.h>

#include "kernel/time_text.hpp"
#include "tests/support/order_cafe.hpp"

namespace beanq::orders {
namespace {

/// Of a shop whose clock is three hours ahead of UTC.
std::string date_at(std::string_view utc, std::chrono::minutes cutoff) {
    const ThreeHoursAhead zones;
    return to_iso_date(business_date(shop_location(cutoff), *parse_rfc3339(utc), zones));
}

using std::chrono::hours;

TEST(BusinessDate, is_the_date_on_the_shops_own_calendar) {
    EXPECT_EQ(date_at("2026-11-23T20:59:59Z", hours{0}), "2026-11-23");
    EXPECT_EQ(date_at("2026-11-23T21:00:00Z", hours{0}), "2026-11-24");
}

TEST(BusinessDate, belongs_to_the_day_before_until_the_cut_off) {
    EXPECT_EQ(date_at("2026-11-24T00:59:59Z", hours{4}), "2026-11-23");
    EXPECT_EQ(date_at("2026-11-24T01:00:00Z", hours{4}), "2026-11-24");
}

TEST(BusinessDate, goes_back_over_the_end_of_a_month_and_a_year) {
    EXPECT_EQ(date_at("2026-02-28T22:00:00Z", hours{4}), "2026-02-28");
    EXPECT_EQ(date_at("2026-12-31T23:00:00Z", hours{4}), "2026-12-31");
}

}  // namespace
}  // namespace beanq::orders

#include "orders/use_cases/sum_up_day.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "orders/domain/business_date.hpp"

namespace beanq::orders {

namespace {

/// The hour that clocks show twice is one.
std::vector<HourSales> by_hour(const std::vector<QuarterSales>& quarters, const Location& location,
                               const TimeZones& zones) {
    std::vector<HourSales> hours;
    for (const QuarterSales& quarter : quarters) {
        const LocalTime local = zones.local(quarter.began, location.time_zone);
        const int hour = static_cast<int>(local.since_midnight / std::chrono::hours{1});
        auto known = std::ranges::find(hours, hour, &HourSales::hour);
        if (known == hours.end()) known = hours.insert(known, {.hour = hour});
        known->orders += quarter.orders;
        known->revenue_minor += quarter.revenue_minor;
    }
    return hours;
}

}  // namespace

awaitable<Result<DaySummary>> SumUpDay::run(std::optional<LocationId> location,
                                            std::optional<Date> business_date) const {
    auto tx = co_await needs_.store.begin_read();
    auto shop = co_await needs_.locations.find(*tx, location);
    if (!shop) co_return std::unexpected(shop.error());
    const Date today = orders::business_date(*shop, needs_.clock.now(), needs_.zones);
    const Date day = business_date.value_or(today);
    auto sales = co_await needs_.sales.of_day(*tx, shop->id, day);
    auto hours = by_hour(sales.quarters, *shop, needs_.zones);
    co_return DaySummary{std::move(*shop), day, std::move(sales), std::move(hours)};
}

}  // namespace beanq::orders

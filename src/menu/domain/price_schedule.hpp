#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kernel/id.hpp"
#include "kernel/money.hpp"
#include "kernel/result.hpp"
#include "kernel/weekly_hours.hpp"

namespace beanq {

using PriceScheduleId = Id<struct PriceScheduleTag>;

}  // namespace beanq

namespace beanq::menu {

inline constexpr std::size_t max_scheduled_prices = 500;

struct ScheduledPrice {
    VariationId variation;
    Money price;
};

/// What some variations cost at certain hours in one location: a happy hour. Where two hold at
/// once, the one that was made later decides.
struct PriceSchedule {
    PriceScheduleId id;
    LocationId location;
    std::string name;
    std::optional<Date> valid_from = {};  ///< first day, in the location's zone
    std::optional<Date> valid_until = {};
    WeeklyHours hours = {};  ///< none: all day
    bool active = true;
    std::int64_t version = 1;
    std::vector<ScheduledPrice> prices = {};

    /// Whether it holds when the location's clock shows that; as Menu::on_sale_at.
    bool holds_at(const LocalTime& now) const;
};

/// `field.range` at `/valid_until`, as faults_in(WeeklyHours) at `/hours`, at `/prices/<n>`
/// `field.duplicate` at `/variation_id` and `field.currency` at `/price/currency`.
std::vector<FieldError> faults_in(const PriceSchedule& schedule, Currency currency);

}  // namespace beanq::menu

// The prices of certain hours as the API shows and takes them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "menu/adapters/http/menu_dto.hpp"
#include "menu/use_cases/edit_price_schedules.hpp"
#include "platform/http/answers.hpp"
#include "platform/http/fields.hpp"
#include "platform/http/hours.hpp"

namespace beanq::menu {

struct ScheduledPriceBody {
    VariationId variation_id;
    http::Price price;
};
BOOST_DESCRIBE_STRUCT(ScheduledPriceBody, (), (variation_id, price))

using ScheduledPrices = http::List<ScheduledPriceBody, 1, max_scheduled_prices>;

struct NewPriceScheduleBody {
    std::optional<LocationId> location_id;
    Name name;
    std::optional<Date> valid_from;
    std::optional<Date> valid_until;
    std::optional<http::HoursBody> hours;
    ScheduledPrices prices;
};
BOOST_DESCRIBE_STRUCT(NewPriceScheduleBody, (),
                      (location_id, name, valid_from, valid_until, hours, prices))

struct PriceScheduleChangeBody {
    std::optional<Name> name;
    http::Change<Date> valid_from;
    http::Change<Date> valid_until;
    std::optional<http::HoursBody> hours;
    std::optional<ScheduledPrices> prices;
    std::optional<bool> active;
};
BOOST_DESCRIBE_STRUCT(PriceScheduleChangeBody, (),
                      (name, valid_from, valid_until, hours, prices, active))

struct PriceSchedulesQuery {
    std::optional<LocationId> location_id;
    http::WholeOr<1, 200, 50> limit;
    std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(PriceSchedulesQuery, (), (location_id, limit, cursor))

struct PriceSchedulePath {
    PriceScheduleId id;
};
BOOST_DESCRIBE_STRUCT(PriceSchedulePath, (), (id))

struct ScheduledPriceView {
    VariationId variation_id;
    Money price;
};
BOOST_DESCRIBE_STRUCT(ScheduledPriceView, (), (variation_id, price))

struct PriceScheduleView {
    PriceScheduleId id;
    LocationId location_id;
    std::string name;
    std::optional<Date> valid_from;
    std::optional<Date> valid_until;
    std::vector<http::DayPartView> hours;
    bool active = true;
    std::vector<ScheduledPriceView> prices;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(PriceScheduleView, (),
                      (id, location_id, name, valid_from, valid_until, hours, active, prices,
                       version))

PriceScheduleView to_view(const PriceSchedule& schedule);
http::Created<PriceScheduleView> created(const PriceSchedule& schedule);

CreatePriceScheduleCommand to_command(NewPriceScheduleBody body);
ChangePriceScheduleCommand to_command(PriceScheduleId id, const http::IfMatch& match,
                                      PriceScheduleChangeBody body);

}  // namespace beanq::menu

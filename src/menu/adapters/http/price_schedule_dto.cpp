#include "menu/adapters/http/price_schedule_dto.hpp"

#include <utility>

namespace beanq::menu {

namespace {

std::vector<ScheduledPrice> to_prices(const ScheduledPrices& body) {
    std::vector<ScheduledPrice> prices;
    for (const auto& [variation, price] : body.value)
        prices.push_back({variation, price.value});
    return prices;
}

}  // namespace

PriceScheduleView to_view(const PriceSchedule& schedule) {
    PriceScheduleView view{.id = schedule.id,
                           .location_id = schedule.location,
                           .name = schedule.name,
                           .valid_from = schedule.valid_from,
                           .valid_until = schedule.valid_until,
                           .hours = http::to_view(schedule.hours),
                           .active = schedule.active,
                           .prices = {},
                           .version = schedule.version};
    for (const auto& [variation, price] : schedule.prices)
        view.prices.push_back({variation, price});
    return view;
}

http::Created<PriceScheduleView> created(const PriceSchedule& schedule) {
    return {to_view(schedule), "/api/v1/price-schedules/" + to_string(schedule.id),
            schedule.version};
}

CreatePriceScheduleCommand to_command(NewPriceScheduleBody body) {
    return {.location = body.location_id,
            .name = std::move(body.name.value),
            .valid_from = body.valid_from,
            .valid_until = body.valid_until,
            .hours = body.hours ? http::to_hours(*body.hours) : WeeklyHours{},
            .prices = to_prices(body.prices)};
}

ChangePriceScheduleCommand to_command(PriceScheduleId id, const http::IfMatch& match,
                                      PriceScheduleChangeBody body) {
    ChangePriceScheduleCommand command{.id = id,
                                       .if_match = match.version,
                                       .name = value_of(std::move(body.name)),
                                       .active = body.active};
    if (body.valid_from.present) command.valid_from = body.valid_from.value;
    if (body.valid_until.present) command.valid_until = body.valid_until.value;
    if (body.hours) command.hours = http::to_hours(*body.hours);
    if (body.prices) command.prices = to_prices(*body.prices);
    return command;
}

}  // namespace beanq::menu

#include "menu/use_cases/edit_price_schedules.hpp"

#include <utility>

#include "menu/domain/refusals.hpp"
#include "menu/use_cases/list_cursor.hpp"

namespace beanq::menu {

awaitable<Result<PriceSchedule>> EditPriceSchedules::find(PriceScheduleId id) const {
    auto tx = co_await needs_.store.begin_read();
    auto schedule = co_await needs_.schedules.find(*tx, id);
    if (!schedule) co_return refuse_unknown("price-schedule");
    co_return std::move(*schedule);
}

awaitable<Result<Page<PriceSchedule>>> EditPriceSchedules::list(std::optional<LocationId> location,
                                                                PageRequest page) const {
    const auto before = id_before(page);
    if (!before) co_return std::unexpected(before.error());
    std::optional<PriceScheduleId> from;
    if (*before) from = PriceScheduleId{**before};
    auto tx = co_await needs_.store.begin_read();
    auto rows = co_await needs_.schedules.list(*tx, location, from, page.limit + 1);
    co_return page_by_id(std::move(rows), page.limit);
}

awaitable<Result<PriceSchedule>> EditPriceSchedules::create(CreatePriceScheduleCommand command,
                                                            const Once<PriceSchedule>& once) const {
    auto tx = co_await needs_.publish.begin();
    auto is_new = co_await once.claim(*tx);
    if (!is_new) co_return std::unexpected(is_new.error());
    auto location = co_await needs_.locations.find(*tx, command.location);
    if (!location) co_return std::unexpected(location.error());
    const PriceSchedule schedule{.id = PriceScheduleId{needs_.ids.next()},
                                 .location = location->id,
                                 .name = std::move(command.name),
                                 .valid_from = command.valid_from,
                                 .valid_until = command.valid_until,
                                 .hours = std::move(command.hours),
                                 .prices = std::move(command.prices)};
    auto sound = co_await check(*tx, schedule);
    if (!sound) co_return std::unexpected(sound.error());
    co_await needs_.schedules.add(*tx, schedule);
    co_await needs_.publish.changed(*tx, schedule.location);
    co_await once.settle(*tx, schedule);
    co_await needs_.publish.commit(std::move(tx));
    co_return schedule;
}

awaitable<Result<PriceSchedule>> EditPriceSchedules::change(
    ChangePriceScheduleCommand command) const {
    auto tx = co_await needs_.publish.begin();
    auto schedule = co_await needs_.schedules.find(*tx, command.id);
    if (!schedule) co_return refuse_unknown("price-schedule");
    auto current = check_version(command.if_match, schedule->version);
    if (!current) co_return std::unexpected(current.error());
    if (command.name) schedule->name = std::move(*command.name);
    if (command.valid_from) schedule->valid_from = *command.valid_from;
    if (command.valid_until) schedule->valid_until = *command.valid_until;
    if (command.hours) schedule->hours = std::move(*command.hours);
    if (command.prices) schedule->prices = std::move(*command.prices);
    if (command.active) schedule->active = *command.active;
    auto sound = co_await check(*tx, *schedule);
    if (!sound) co_return std::unexpected(sound.error());
    co_await needs_.schedules.update(*tx, *schedule);
    co_await needs_.publish.changed(*tx, schedule->location);
    co_await needs_.publish.commit(std::move(tx));
    co_return std::move(*schedule);
}

awaitable<Result<void>> EditPriceSchedules::remove(PriceScheduleId id,
                                                   std::optional<std::int64_t> if_match) const {
    auto tx = co_await needs_.publish.begin();
    const auto schedule = co_await needs_.schedules.find(*tx, id);
    if (!schedule) co_return refuse_unknown("price-schedule");
    auto current = check_version(if_match, schedule->version);
    if (!current) co_return std::unexpected(current.error());
    co_await needs_.schedules.remove(*tx, id, schedule->version);
    co_await needs_.publish.changed(*tx, schedule->location);
    co_await needs_.publish.commit(std::move(tx));
    co_return Result<void>{};
}

awaitable<Result<void>> EditPriceSchedules::check(Transaction& tx,
                                                  const PriceSchedule& schedule) const {
    auto location = co_await needs_.locations.find(tx, schedule.location);
    if (!location) co_return std::unexpected(location.error());
    auto faults = faults_in(schedule, location->currency);
    for (std::size_t i = 0; i < schedule.prices.size(); ++i) {
        const auto known =
            co_await needs_.products.find_variation(tx, schedule.prices[i].variation);
        if (!known) faults.push_back(unknown_id("/prices/" + std::to_string(i) + "/variation_id"));
    }
    if (!faults.empty()) co_return refuse_fields(std::move(faults));
    co_return Result<void>{};
}

}  // namespace beanq::menu

#include <utility>

#include "menu/adapters/http/price_schedule_dto.hpp"
#include "menu/adapters/http/replies.hpp"
#include "menu/adapters/http/routes.hpp"
#include "platform/http/typed.hpp"

namespace beanq::menu {

namespace {

using Schedules = PageReply<PriceSchedule>;
using Schedule = VersionedReply<PriceSchedule>;

void add_reading(http::Routes& routes, RouteNeeds needs) {
    http::get(routes, "/price-schedules", http::permitted(Permission::read_menu),
              "The prices of certain hours, newest first",
              [needs](http::Query<PriceSchedulesQuery> query) -> awaitable<Schedules> {
                  auto page = co_await needs.edit_price_schedules.list(query->location_id,
                                                                       page_of(query.value));
                  co_return page_reply(std::move(page));
              });
    http::get(routes, "/price-schedules/{id}", http::permitted(Permission::read_menu),
              "A price schedule",
              [needs](http::Path<PriceSchedulePath> path) -> awaitable<Schedule> {
                  const auto schedule = co_await needs.edit_price_schedules.find(path->id);
                  co_return versioned(schedule);
              });
}

}  // namespace

void add_price_schedule_routes(http::Routes& routes, RouteNeeds needs) {
    add_reading(routes, needs);
    http::post(
        routes, "/price-schedules", http::permitted(Permission::create_menu),
        "Set prices for certain hours",
        [needs](http::IdempotencyKey key,
                http::Body<NewPriceScheduleBody> body) -> awaitable<CreatedReply<PriceSchedule>> {
            const auto once = key.once<PriceSchedule>(render<PriceSchedule>);
            auto command = to_command(std::move(body.value));
            const auto made = co_await needs.edit_price_schedules.create(std::move(command), once);
            co_return created_reply(made);
        });
    http::patch(routes, "/price-schedules/{id}", http::permitted(Permission::update_menu),
                "Change a price schedule",
                [needs](http::Path<PriceSchedulePath> path, http::IfMatch match,
                        http::Body<PriceScheduleChangeBody> body) -> awaitable<Schedule> {
                    auto command = to_command(path->id, match, std::move(body.value));
                    const auto changed =
                        co_await needs.edit_price_schedules.change(std::move(command));
                    co_return versioned(changed);
                });
    http::del(routes, "/price-schedules/{id}", http::permitted(Permission::delete_menu),
              "Delete a price schedule",
              [needs](http::Path<PriceSchedulePath> path,
                      http::IfMatch match) -> awaitable<Result<http::NoContent>> {
                  const auto done =
                      co_await needs.edit_price_schedules.remove(path->id, match.version);
                  co_return removed_reply(done);
              });
}

}  // namespace beanq::menu

#include "orders/adapters/http/pickup_routes.hpp"

#include "orders/adapters/http/pickup_dto.hpp"
#include "platform/http/typed.hpp"

namespace beanq::orders {

namespace {

using http::permitted;
using SettingsReply = Result<http::Versioned<PickupSettingsView>>;

SettingsReply versioned(const Result<PickupSettings>& settings) {
    if (!settings) return std::unexpected(settings.error());
    return http::Versioned<PickupSettingsView>{to_view(*settings), settings->version};
}

}  // namespace

void add_pickup_routes(http::Routes& routes, PickupRouteNeeds needs) {
    http::get(routes, "/pickup-settings",
              permitted({Permission::read_order, Permission::update_location}),
              "How a location gives out pickup times",
              [needs](http::Query<PickupSettingsQuery> query) -> awaitable<SettingsReply> {
                  const auto settings = co_await needs.edit_pickup.read(query->location_id);
                  co_return versioned(settings);
              });
    http::put(routes, "/pickup-settings", permitted(Permission::update_location),
              "Set how a location gives out pickup times",
              [needs](http::Query<PickupSettingsQuery> query, http::IfMatch match,
                      http::Body<PickupSettingsBody> body) -> awaitable<SettingsReply> {
                  const auto settings = co_await needs.edit_pickup.run(
                      {query->location_id, match.version, to_settings(body.value)});
                  co_return versioned(settings);
              });
    http::get(routes, "/pickup-slots",
              permitted({Permission::create_own_order, Permission::create_order}),
              "When orders of a day can be picked up at a location",
              [needs](http::Query<PickupSlotsQuery> query) -> awaitable<Result<PickupSlotsView>> {
                  const auto day = co_await needs.read_slots.run(query->location_id, query->date);
                  if (!day) co_return std::unexpected(day.error());
                  co_return to_view(*day);
              });
}

}  // namespace beanq::orders

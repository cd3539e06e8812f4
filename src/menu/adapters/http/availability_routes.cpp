#include <utility>

#include "menu/adapters/http/availability_dto.hpp"
#include "menu/adapters/http/on_sale_dto.hpp"
#include "menu/adapters/http/product_dto.hpp"
#include "menu/adapters/http/routes.hpp"
#include "platform/http/typed.hpp"

namespace beanq::menu {

namespace {

template <class PathOfSubject>
void add_switch(http::Routes& routes, RouteNeeds needs, const std::string& pattern,
                const std::string& summary) {
    http::put(routes, pattern, http::permitted(Permission::update_availability), summary,
              [needs](Caller caller, http::Path<PathOfSubject> path,
                      http::Body<AvailabilityBody> body) -> awaitable<Result<AvailabilityView>> {
                  const SwitchAvailabilityCommand command{.subject = path->id,
                                                          .location = body->location_id,
                                                          .sold_out = body->sold_out,
                                                          .until = body->until,
                                                          .actor = caller.user};
                  const auto switched = co_await needs.switch_availability.run(command);
                  if (!switched) co_return std::unexpected(switched.error());
                  co_return to_view(*switched);
              });
}

}  // namespace

void add_availability_routes(http::Routes& routes, RouteNeeds needs) {
    add_switch<ProductPath>(routes, needs, "/products/{id}/availability",
                            "Sell a product out by hand at a location, or back");
    add_switch<VariationPath>(routes, needs, "/variations/{id}/availability",
                              "Sell a variation out by hand at a location, or back");
    add_switch<ModifierPath>(routes, needs, "/modifiers/{id}/availability",
                             "Sell a modifier out by hand at a location, or back");
    http::get(routes, "/menu/sold-out", http::permitted(Permission::read_stock),
              "What is sold out by hand at a location",
              [needs](http::Query<OnSaleQuery> query) -> awaitable<Result<SoldOutView>> {
                  const auto stops = co_await needs.switch_availability.list(query->location_id);
                  if (!stops) co_return std::unexpected(stops.error());
                  co_return to_view(*stops);
              });
    http::get(routes, "/menu/portions", http::permitted(Permission::read_stock),
              "How many can still be made of what is on sale now",
              [needs](http::Query<OnSaleQuery> query) -> awaitable<Result<PortionsView>> {
                  const auto counted = co_await needs.count_portions.run(query->location_id);
                  if (!counted) co_return std::unexpected(counted.error());
                  co_return to_view(*counted);
              });
}

}  // namespace beanq::menu

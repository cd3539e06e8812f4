#include "orders/adapters/http/kitchen_routes.hpp"

#include <utility>

#include "orders/adapters/http/kitchen_dto.hpp"
#include "platform/http/typed.hpp"

namespace beanq::orders {

namespace {

using http::permitted;

PaceView view_of(const Pace& pace) {
    return {pace.mean_ppm, pace.p50_ppm, pace.p90_ppm, pace.measured};
}

Result<http::Versioned<KitchenView>> versioned(const Result<Kitchen>& kitchen) {
    if (!kitchen) return std::unexpected(kitchen.error());
    return http::Versioned<KitchenView>{
        {kitchen->location, kitchen->stations, static_cast<int>(std::ssize(kitchen->queue)),
         view_of(kitchen->pace), kitchen->version},
        kitchen->version};
}

PromisesView view_of(const PromisesKept& kept) {
    PromisesView view{kept.location,     kept.business_date, kept.count.kept,
                      kept.count.broken, std::nullopt,       view_of(kept.pace)};
    const std::int64_t all = view.kept + view.broken;
    if (all > 0) view.share_ppm = view.kept * 1'000'000 / all;
    return view;
}

}  // namespace

void add_kitchen_routes(http::Routes& routes, const RunKitchen& run_kitchen) {
    http::get(routes, "/kitchen", permitted(Permission::read_order),
              "A kitchen: its stations, what waits there, how fast it is",
              [&run_kitchen](http::Query<KitchenQuery> query)
                  -> awaitable<Result<http::Versioned<KitchenView>>> {
                  const auto kitchen = co_await run_kitchen.find(query->location_id);
                  co_return versioned(kitchen);
              });
    http::put(routes, "/kitchen",
              permitted({Permission::update_order, Permission::update_location}),
              "Say how many stations are staffed now",
              [&run_kitchen](http::IfMatch match, http::Body<StaffKitchenBody> body)
                  -> awaitable<Result<http::Versioned<KitchenView>>> {
                  const auto kitchen = co_await run_kitchen.staff(
                      {body->location_id, static_cast<int>(body->stations.value), match.version});
                  co_return versioned(kitchen);
              });
    http::get(routes, "/orders/promises", permitted(Permission::read_order),
              "How a day's pickup promises were kept",
              [&run_kitchen](http::Query<PromisesQuery> query) -> awaitable<Result<PromisesView>> {
                  const auto kept =
                      co_await run_kitchen.promises_kept(query->location_id, query->business_date);
                  if (!kept) co_return std::unexpected(kept.error());
                  co_return view_of(*kept);
              });
}

}  // namespace beanq::orders

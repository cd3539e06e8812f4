#include "orders/use_cases/run_kitchen.hpp"

#include <utility>
#include <vector>

#include "kernel/fault.hpp"
#include "orders/domain/business_date.hpp"
#include "orders/use_cases/newest_first.hpp"

namespace beanq::orders {

awaitable<Result<Kitchen>> RunKitchen::kitchen_of(Transaction& tx,
                                                  std::optional<LocationId> location) const {
    auto offer = co_await needs_.offers.current(tx, location);
    if (!offer) co_return std::unexpected(offer.error());
    auto kitchen = co_await needs_.kitchens.find(tx, (*offer)->location().id, needs_.clock.now());
    co_return kitchen;
}

awaitable<Result<Kitchen>> RunKitchen::find(std::optional<LocationId> location) const {
    auto tx = co_await needs_.store.begin_read();
    auto kitchen = co_await kitchen_of(*tx, location);
    co_return kitchen;
}

awaitable<Result<Kitchen>> RunKitchen::staff(StaffKitchenCommand command) const {
    auto tx = co_await needs_.store.begin();
    auto kitchen = co_await kitchen_of(*tx, command.location);
    if (!kitchen) co_return kitchen;
    if (command.version && *command.version != kitchen->version) co_return stale_setting();
    if (kitchen->stations == command.stations) co_return kitchen;
    kitchen->stations = command.stations;
    ++kitchen->version;
    const bool saved = co_await needs_.kitchens.save(*tx, *kitchen);
    if (!saved && command.version) co_return stale_setting();
    if (!saved) throw TransientConflict("the kitchen was changed meanwhile");
    co_await tx->commit();
    co_return kitchen;
}

awaitable<Result<PromisesKept>> RunKitchen::promises_kept(std::optional<LocationId> location,
                                                          std::optional<Date> business_date) const {
    auto tx = co_await needs_.store.begin_read();
    auto offer = co_await needs_.offers.current(*tx, location);
    if (!offer) co_return std::unexpected(offer.error());
    const Location& shop = (*offer)->location();
    const Instant now = needs_.clock.now();
    const Date day = business_date.value_or(orders::business_date(shop, now, needs_.zones));
    const auto count = co_await needs_.kitchens.count(*tx, shop.id, day);
    const auto kitchen = co_await needs_.kitchens.find(*tx, shop.id, now);
    co_return PromisesKept{shop.id, day, count, kitchen.pace};
}

}  // namespace beanq::orders

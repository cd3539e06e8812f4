#include "orders/use_cases/edit_pickup.hpp"

#include <utility>

#include "orders/use_cases/newest_first.hpp"

namespace beanq::orders {

awaitable<Result<PickupSettings>> EditPickup::read(std::optional<LocationId> where) const {
    auto tx = co_await needs_.store.begin_read();
    auto location = co_await needs_.locations.find(*tx, where);
    if (!location) co_return std::unexpected(location.error());
    auto settings = co_await needs_.slots.settings(*tx, location->id);
    co_return settings;
}

awaitable<Result<PickupSettings>> EditPickup::run(EditPickupCommand command) const {
    auto tx = co_await needs_.store.begin();
    auto location = co_await needs_.locations.find(*tx, command.location);
    if (!location) co_return std::unexpected(location.error());
    const auto present = co_await needs_.slots.settings(*tx, location->id);
    if (command.if_match && *command.if_match != present.version) co_return stale_setting();
    PickupSettings settings = std::move(command.settings);
    settings.location = location->id;
    settings.version = present.version;
    auto faults = faults_in(settings);
    if (!faults.empty()) co_return refuse_fields(std::move(faults));
    const auto version = co_await needs_.slots.put(*tx, settings);
    co_await tx->commit();
    settings.version = version;
    co_return settings;
}

}  // namespace beanq::orders

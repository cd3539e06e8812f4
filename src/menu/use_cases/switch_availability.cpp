#include "menu/use_cases/switch_availability.hpp"

#include <utility>

#include "menu/domain/refusals.hpp"

namespace beanq::menu {

awaitable<Result<Switched>> SwitchAvailability::run(SwitchAvailabilityCommand command) const {
    auto tx = co_await needs_.store.begin();
    auto known = co_await check_known(*tx, command.subject);
    if (!known) co_return std::unexpected(known.error());
    auto location = co_await needs_.locations.find(*tx, command.location);
    if (!location) co_return std::unexpected(location.error());
    const Instant now = needs_.clock.now();
    if (command.until && !command.sold_out) {
        co_return refuse_fields(
            {{"/until",
              "field.not-allowed",
              {"belongs to what is sold out", "указывается для того, что закончилось"}}});
    }
    if (command.until && *command.until <= now) {
        co_return refuse_fields({{"/until", "field.range", {"has passed already", "уже прошло"}}});
    }
    if (command.sold_out) {
        const Stop stop{command.subject, command.until};
        co_await needs_.stops.put(*tx, location->id, stop, now, command.actor);
    } else {
        co_await needs_.stops.lift(*tx, location->id, command.subject);
    }
    co_await needs_.publish.availability_changed(*tx, location->id);
    co_await needs_.publish.commit(std::move(tx));
    co_return Switched{location->id, command.sold_out, command.until};
}

awaitable<Result<StopsAt>> SwitchAvailability::list(std::optional<LocationId> where) const {
    auto tx = co_await needs_.store.begin_read();
    auto location = co_await needs_.locations.find(*tx, where);
    if (!location) co_return std::unexpected(location.error());
    auto stops = co_await needs_.stops.list(*tx, location->id);
    const Instant now = needs_.clock.now();
    std::erase_if(stops, [&](const Stop& stop) { return !stop.holds(now); });
    co_return StopsAt{location->id, std::move(stops)};
}

awaitable<Result<void>> SwitchAvailability::check_known(Transaction& tx,
                                                        const Subject& subject) const {
    if (const auto* product = std::get_if<ProductId>(&subject)) {
        const auto found = co_await needs_.products.find(tx, *product);
        if (!found) co_return refuse_unknown("product");
    } else if (const auto* variation = std::get_if<VariationId>(&subject)) {
        const auto found = co_await needs_.products.find_variation(tx, *variation);
        if (!found) co_return refuse_unknown("variation");
    } else {
        const auto found = co_await needs_.groups.find_modifier(tx, std::get<ModifierId>(subject));
        if (!found) co_return refuse_unknown("modifier");
    }
    co_return Result<void>{};
}

}  // namespace beanq::menu

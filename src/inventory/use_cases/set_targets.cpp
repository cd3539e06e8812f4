#include "inventory/use_cases/set_targets.hpp"

#include <string>
#include <utility>

#include "inventory/domain/refusals.hpp"

namespace beanq::inventory {

namespace {

std::optional<Quantity> read(const std::optional<Amount>& amount, const Ingredient& ingredient,
                             const std::string& at, std::vector<FieldError>& faults) {
    if (!amount) return std::nullopt;
    const auto quantity = in_base_unit(*amount, ingredient);
    if (!quantity) faults.push_back(bad_unit(ingredient, at));
    return quantity;
}

}  // namespace

awaitable<Result<LocationTargets>> SetTargets::run(SetTargetsCommand command) const {
    auto tx = co_await needs_.store.begin();
    auto ingredient = co_await needs_.ingredients.find(*tx, command.ingredient);
    if (!ingredient) co_return unknown_ingredient();
    auto location = co_await needs_.locations.find(*tx, command.location);
    if (!location) co_return std::unexpected(location.error());
    std::vector<FieldError> faults;
    const Targets targets{
        inventory::read(command.par, *ingredient, "/par_level", faults),
        inventory::read(command.reorder, *ingredient, "/reorder_threshold", faults)};
    if (targets.par && targets.reorder && *targets.reorder > *targets.par) {
        faults.push_back({"/reorder_threshold",
                          "field.range",
                          {"must not be above the par level", "не должен быть выше нормы запаса"}});
    }
    if (!faults.empty()) co_return refuse_fields(std::move(faults));
    co_await needs_.levels.set_targets(*tx, location->id, ingredient->id, targets);
    co_await tx->commit();
    co_return LocationTargets{location->id, std::move(*ingredient), targets};
}

awaitable<Result<LocationTargets>> SetTargets::read(IngredientId id,
                                                    std::optional<LocationId> where) const {
    auto tx = co_await needs_.store.begin_read();
    auto ingredient = co_await needs_.ingredients.find(*tx, id);
    if (!ingredient) co_return unknown_ingredient();
    auto location = co_await needs_.locations.find(*tx, where);
    if (!location) co_return std::unexpected(location.error());
    const auto targets = co_await needs_.levels.targets(*tx, location->id, id);
    co_return LocationTargets{location->id, std::move(*ingredient), targets};
}

}  // namespace beanq::inventory

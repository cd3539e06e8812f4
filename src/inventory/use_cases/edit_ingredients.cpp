#include "inventory/use_cases/edit_ingredients.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "inventory/domain/refusals.hpp"

namespace beanq::inventory {

namespace {

void append(std::vector<FieldError>& to, std::vector<FieldError> more) {
    std::ranges::move(more, std::back_inserter(to));
}

std::vector<FieldError> apply(ChangeIngredientCommand change, Ingredient& ingredient) {
    std::vector<FieldError> faults;
    if (change.name) ingredient.name = std::move(*change.name);
    if (change.shortage) ingredient.shortage = *change.shortage;
    if (change.active) ingredient.active = *change.active;
    if (change.allergens) ingredient.allergens = std::move(*change.allergens);
    if (change.packs) set_packs(ingredient, *change.packs, faults);
    if (change.cost) set_cost(ingredient, *change.cost, faults);
    return faults;
}

}  // namespace

awaitable<Result<Ingredient>> EditIngredients::create(CreateIngredientCommand command,
                                                      const Once<Ingredient>& once) const {
    auto tx = co_await needs_.store.begin();
    auto is_new = co_await once.claim(*tx);
    if (!is_new) co_return std::unexpected(is_new.error());
    auto location = co_await needs_.locations.find(*tx, std::nullopt);
    if (!location) co_return std::unexpected(location.error());
    Ingredient ingredient{.id = IngredientId(needs_.ids.next()),
                          .name = std::move(command.name),
                          .unit = command.unit,
                          .shortage = command.shortage,
                          .allergens = std::move(command.allergens)};
    std::vector<FieldError> faults;
    set_packs(ingredient, command.packs, faults);
    set_cost(ingredient, command.cost, faults);
    append(faults, faults_in(ingredient, location->currency));
    if (!faults.empty()) co_return refuse_fields(std::move(faults));
    const bool added = co_await needs_.ingredients.add_all(*tx, {ingredient});
    if (!added) co_return name_taken();
    co_await once.settle(*tx, ingredient);
    co_await tx->commit();
    co_return ingredient;
}

awaitable<Result<Ingredient>> EditIngredients::change(ChangeIngredientCommand command) const {
    auto tx = co_await needs_.store.begin();
    auto ingredient = co_await needs_.ingredients.find(*tx, command.id);
    if (!ingredient) co_return unknown_ingredient();
    auto current = check_version(command.if_match, ingredient->version);
    if (!current) co_return std::unexpected(current.error());
    auto location = co_await needs_.locations.find(*tx, std::nullopt);
    if (!location) co_return std::unexpected(location.error());
    const Shortage before = ingredient->shortage;
    auto faults = apply(std::move(command), *ingredient);
    append(faults, faults_in(*ingredient, location->currency));
    if (!faults.empty()) co_return refuse_fields(std::move(faults));
    const bool stored = co_await needs_.ingredients.update(*tx, *ingredient);
    if (!stored) co_return name_taken();
    if (ingredient->shortage != before) co_await needs_.assortment.changed(*tx, std::nullopt);
    co_await tx->commit();
    co_return std::move(*ingredient);
}

awaitable<Result<void>> EditIngredients::remove(IngredientId id,
                                                std::optional<std::int64_t> if_match) const {
    auto tx = co_await needs_.store.begin();
    const auto ingredient = co_await needs_.ingredients.find(*tx, id);
    if (!ingredient) co_return unknown_ingredient();
    auto current = check_version(if_match, ingredient->version);
    if (!current) co_return std::unexpected(current.error());
    const bool used = co_await needs_.ingredients.is_used(*tx, id);
    if (used) co_return ingredient_in_use();
    co_await needs_.ingredients.remove(*tx, id);
    co_await tx->commit();
    co_return Result<void>{};
}

}  // namespace beanq::inventory

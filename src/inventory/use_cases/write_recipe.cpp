#include "inventory/use_cases/write_recipe.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "inventory/domain/refusals.hpp"

namespace beanq::inventory {

awaitable<Result<VersionedRecipe>> WriteRecipe::run(WriteRecipeCommand command) const {
    auto tx = co_await needs_.store.begin();
    const bool known = co_await needs_.assortment.knows(*tx, command.owner);
    if (!known) co_return unknown_owner(std::holds_alternative<VariationId>(command.owner));
    std::vector<IngredientId> ids;
    for (const auto& line : command.lines) {
        ids.push_back(line.ingredient);
        if (line.replaces) ids.push_back(*line.replaces);
    }
    const auto ingredients = co_await needs_.ingredients.find_all(*tx, std::move(ids));
    Recipe recipe{command.owner, {}};
    std::vector<FieldError> faults;
    for (std::size_t i = 0; i < command.lines.size(); ++i) {
        const std::string at = "/lines/" + std::to_string(i);
        recipe.lines.push_back(read_line(command.lines[i], ingredients, at, faults));
    }
    std::ranges::move(faults_in(recipe), std::back_inserter(faults));
    if (!faults.empty()) co_return refuse_fields(std::move(faults));
    co_await needs_.recipes.put_all(*tx, {recipe});
    co_await needs_.assortment.changed(*tx, std::nullopt);
    auto written = co_await needs_.recipes.find(*tx, command.owner, std::nullopt);
    co_await tx->commit();
    co_return written;
}

}  // namespace beanq::inventory

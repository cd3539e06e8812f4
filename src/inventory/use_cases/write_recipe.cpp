#include "inventory/use_cases/write_recipe.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "inventory/domain/refusals.hpp"

namespace beanq::inventory {

namespace {

const Ingredient* find(const std::vector<Ingredient>& known, const IngredientId& id) {
    const auto found = std::ranges::find(known, id, &Ingredient::id);
    return found == known.end() ? nullptr : &*found;
}

/// What cannot be read in a line, or the line.
RecipeLine read_line(const EnteredRecipeLine& entered, const std::vector<Ingredient>& known,
                     const std::string& at, std::vector<FieldError>& faults) {
    RecipeLine line{entered.ingredient, {}, entered.replaces};
    const Ingredient* ingredient = find(known, entered.ingredient);
    if (ingredient == nullptr) faults.push_back(unknown_id(at + "/ingredient_id"));
    if (entered.replaces) {
        const Ingredient* replaced = find(known, *entered.replaces);
        if (replaced == nullptr) {
            faults.push_back(unknown_id(at + "/replaces_ingredient_id"));
        } else if (ingredient != nullptr && replaced->unit != ingredient->unit) {
            faults.push_back({at + "/replaces_ingredient_id",
                              "field.unit",
                              {"is measured in another unit", "измеряется в других единицах"}});
        }
        if (entered.quantity) {
            faults.push_back({at + "/quantity",
                              "field.not-allowed",
                              {"is as much as is replaced", "равно заменяемому количеству"}});
        }
        return line;
    }
    if (!entered.quantity) {
        faults.push_back(
            {at + "/quantity", "field.required", {"is required", "обязательное поле"}});
        line.quantity = {1};
    } else if (ingredient != nullptr) {
        const auto quantity = in_base_unit(*entered.quantity, *ingredient);
        if (!quantity) faults.push_back(bad_unit(*ingredient, at + "/quantity"));
        line.quantity = quantity.value_or(Quantity{1});
    } else {
        line.quantity = {1};
    }
    return line;
}

}  // namespace

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

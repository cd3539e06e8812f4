#include "inventory/domain/recipe_entry.hpp"

#include <algorithm>

#include "inventory/domain/refusals.hpp"

namespace beanq::inventory {

namespace {

const Ingredient* find(const std::vector<Ingredient>& known, const IngredientId& id) {
    const auto found = std::ranges::find(known, id, &Ingredient::id);
    return found == known.end() ? nullptr : &*found;
}

}  // namespace

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

}  // namespace beanq::inventory

#include "inventory/adapters/http/ingredient_dto.hpp"

namespace beanq::inventory {

IngredientView to_view(const Ingredient& ingredient) {
    return {ingredient.id, ingredient.name, ingredient.unit, ingredient.version};
}

RecipeView to_view(const std::vector<RecipePart>& parts) {
    RecipeView view;
    for (const auto& [ingredient, quantity] : parts) {
        view.lines.push_back(
            {ingredient.id, ingredient.name, {to_string(quantity), ingredient.unit}});
    }
    return view;
}

}  // namespace beanq::inventory

#include "inventory/domain/recipe.hpp"

#include <unordered_set>

namespace beanq::inventory {

namespace {

bool in_range(const RecipeOwner& owner, const RecipeLine& line) {
    const Quantity quantity = line.quantity;
    if (line.replaces) return quantity == Quantity{};
    if (quantity == Quantity{} || quantity > max_quantity || quantity < -max_quantity) return false;
    return quantity > Quantity{} || std::holds_alternative<ModifierId>(owner);
}

}  // namespace

std::vector<FieldError> faults_in(const Recipe& recipe, const std::string& at) {
    std::vector<FieldError> faults;
    if (recipe.lines.size() > max_recipe_lines) {
        faults.push_back({at + "/lines",
                          "field.too-many",
                          {"must have at most 100 elements", "максимум элементов: 100"}});
    }
    std::unordered_set<IngredientId> seen;
    for (std::size_t i = 0; i < recipe.lines.size(); ++i) {
        const auto& line = recipe.lines[i];
        const std::string here = at + "/lines/" + std::to_string(i);
        if (!seen.insert(line.ingredient).second) {
            faults.push_back(
                {here + "/ingredient_id", "field.duplicate", {"is given twice", "указано дважды"}});
        }
        if (line.replaces && std::holds_alternative<VariationId>(recipe.owner)) {
            faults.push_back({here + "/replaces_ingredient_id",
                              "field.not-allowed",
                              {"only a modifier replaces", "заменять может только модификатор"}});
        }
        if (line.replaces == line.ingredient) {
            faults.push_back({here + "/replaces_ingredient_id",
                              "field.range",
                              {"must be another ingredient", "должен быть другой ингредиент"}});
        }
        if (!in_range(recipe.owner, line)) {
            faults.push_back(
                {here + "/quantity",
                 "field.range",
                 {"must be from 0.001 to 1000000000; only a modifier may take away",
                  "должно быть от 0.001 до 1000000000; убавлять может только модификатор"}});
        }
    }
    return faults;
}

}  // namespace beanq::inventory

#include "inventory/domain/inventory_import.hpp"

#include <cstddef>
#include <string>
#include <unordered_set>

namespace beanq::inventory {

namespace {

void append(std::vector<FieldError>& to, const std::vector<FieldError>& more) {
    to.insert(to.end(), more.begin(), more.end());
}

}  // namespace

std::vector<FieldError> faults_in(const InventoryImport& import) {
    std::vector<FieldError> faults;
    std::unordered_set<IngredientId> known;
    for (std::size_t i = 0; i < import.ingredients.size(); ++i) {
        known.insert(import.ingredients[i].id);
        if (!import.ingredients[i].name.empty()) continue;
        faults.push_back({"/ingredients/" + std::to_string(i) + "/name",
                          "field.too-short",
                          {"must not be empty", "не должно быть пустым"}});
    }
    for (std::size_t i = 0; i < import.recipes.size(); ++i) {
        const auto& recipe = import.recipes[i];
        const std::string at = "/recipes/" + std::to_string(i);
        append(faults, faults_in(recipe, at));
        for (std::size_t j = 0; j < recipe.lines.size(); ++j) {
            if (known.contains(recipe.lines[j].ingredient)) continue;
            faults.push_back({at + "/lines/" + std::to_string(j) + "/ingredient_id",
                              "field.unknown-id",
                              {"names nothing that exists", "ничему не соответствует"}});
        }
    }
    return faults;
}

}  // namespace beanq::inventory

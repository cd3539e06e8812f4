#include "inventory/use_cases/new_ingredient.hpp"

namespace beanq::inventory {

void set_packs(Ingredient& ingredient, const std::vector<EnteredPack>& packs,
               std::vector<FieldError>& faults) {
    ingredient.packs.clear();
    for (std::size_t i = 0; i < packs.size(); ++i) {
        const auto size = in_base_unit(packs[i].size, ingredient);
        if (!size)
            faults.push_back(bad_unit(ingredient, "/packs/" + std::to_string(i) + "/quantity"));
        ingredient.packs.push_back({packs[i].name, size.value_or(Quantity{1})});
    }
}

void set_cost(Ingredient& ingredient, const std::optional<EnteredCost>& cost,
              std::vector<FieldError>& faults) {
    ingredient.cost.reset();
    if (!cost) return;
    const std::string base(to_string(ingredient.unit));
    const auto per = in_base_unit(cost->per.value_or(Amount{{1000}, base}), ingredient);
    if (!per) faults.push_back(bad_unit(ingredient, "/cost/per"));
    ingredient.cost = Cost{cost->price, per.value_or(Quantity{1})};
}

}  // namespace beanq::inventory

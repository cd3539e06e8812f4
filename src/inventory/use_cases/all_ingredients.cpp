#include "inventory/use_cases/all_ingredients.hpp"

#include <utility>

namespace beanq::inventory {

namespace {

constexpr int page = 200;

}  // namespace

awaitable<std::vector<Ingredient>> all_ingredients(Transaction& tx,
                                                   IngredientRepository& ingredients) {
    std::vector<Ingredient> list;
    IngredientFilter filter;
    for (;;) {
        auto some = co_await ingredients.list(tx, filter, page);
        const bool is_last = some.size() < page;
        if (!some.empty()) filter.after = some.back().name;
        for (auto& ingredient : some)
            list.push_back(std::move(ingredient));
        if (is_last) co_return list;
    }
}

}  // namespace beanq::inventory

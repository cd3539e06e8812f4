#include "menu/use_cases/with_groups.hpp"

#include <unordered_map>
#include <utility>

namespace beanq::menu {

awaitable<std::vector<ProductWithGroups>> with_groups(Transaction& tx,
                                                      ModifierGroupRepository& groups,
                                                      std::vector<Product> products) {
    std::unordered_map<ModifierGroupId, std::optional<ModifierGroup>> found;
    std::vector<ProductWithGroups> whole;
    for (Product& product : products) {
        auto& made = whole.emplace_back(ProductWithGroups{std::move(product), {}});
        for (const GroupUse& use : made.product.groups) {
            if (!found.contains(use.group)) {
                auto group = co_await groups.find(tx, use.group);
                found.emplace(use.group, std::move(group));
            }
            if (const auto& group = found.at(use.group)) made.groups.push_back(*group);
        }
    }
    co_return whole;
}

}  // namespace beanq::menu

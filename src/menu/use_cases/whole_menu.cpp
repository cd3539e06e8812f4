#include "menu/use_cases/whole_menu.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace beanq::menu {

namespace {

constexpr int page = 200;

}  // namespace

awaitable<std::vector<Product>> all_products(Transaction& tx, ProductRepository& products) {
    std::vector<Product> all;
    ProductFilter filter;
    for (;;) {
        auto some = co_await products.list(tx, filter, page);
        const bool is_last = some.size() < page;
        if (!some.empty()) filter.after = products.place_of(some.back(), filter.order);
        std::ranges::move(some, std::back_inserter(all));
        if (is_last) co_return all;
    }
}

awaitable<std::vector<ModifierGroup>> all_groups(Transaction& tx, ModifierGroupRepository& groups) {
    std::vector<ModifierGroup> all;
    std::optional<ModifierGroupId> before;
    for (;;) {
        auto some = co_await groups.list(tx, before, page);
        const bool is_last = some.size() < page;
        if (!some.empty()) before = some.back().id;
        std::ranges::move(some, std::back_inserter(all));
        if (is_last) co_return all;
    }
}

}  // namespace beanq::menu

// Whole lists, for those who need everything at once.
#pragma once

#include <vector>

#include "kernel/awaitable.hpp"
#include "kernel/unit_of_work.hpp"
#include "menu/ports.hpp"

namespace beanq::menu {

/// Every product, newest first.
awaitable<std::vector<Product>> all_products(Transaction& tx, ProductRepository& products);

/// Every modifier group, newest first.
awaitable<std::vector<ModifierGroup>> all_groups(Transaction& tx, ModifierGroupRepository& groups);

}  // namespace beanq::menu

// A step that showing and editing products share.
#pragma once

#include <vector>

#include "kernel/awaitable.hpp"
#include "kernel/unit_of_work.hpp"
#include "menu/domain/product.hpp"
#include "menu/ports.hpp"

namespace beanq::menu {

/// The products, each with the groups that it uses.
awaitable<std::vector<ProductWithGroups>> with_groups(Transaction& tx,
                                                      ModifierGroupRepository& groups,
                                                      std::vector<Product> products);

}  // namespace beanq::menu

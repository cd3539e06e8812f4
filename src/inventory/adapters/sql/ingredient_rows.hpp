// What the inventory's repositories share.
#pragma once

#include <cstddef>

#include "inventory/domain/ingredient.hpp"
#include "platform/db/sql.hpp"

namespace beanq::inventory {

/// From the columns id, name, unit, version, the first of which is `first`.
Ingredient to_ingredient(const db::Row& row, std::size_t first = 0);

}  // namespace beanq::inventory

// What the inventory's repositories share.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "inventory/domain/ingredient.hpp"
#include "platform/db/sql.hpp"

namespace beanq::inventory {

/// From the columns id, name, unit, version, shortage, active, allergens, cost_minor,
/// cost_currency, cost_per_thousandths, the first of which is `first`. Without its packs.
Ingredient to_ingredient(const db::Row& row, std::size_t first = 0);

/// By which names differ and lists go. No name's key is empty: one of accents alone stands for
/// itself.
std::string name_key(std::string_view name);

/// Patterns for `name_key LIKE … ESCAPE '!'`, one for each word; what does not fit goes into the
/// last one.
std::array<std::string, 3> name_patterns(const std::vector<std::string>& words);

}  // namespace beanq::inventory

#pragma once

#include <string>

#include "inventory/ports.hpp"

/// The inventory's events as clients see them. Kept free of JSON types: the outbox uses it too.
namespace beanq::inventory {

/// `{"location_id", "ingredient_id", "name", "on_hand", "reorder_threshold"}` and, where there is
/// one, `par_level`; one line.
std::string low_stock_json(const Ingredient& ingredient, const Taken& taken);

}  // namespace beanq::inventory

#pragma once

#include <vector>

#include "inventory/domain/demand.hpp"
#include "inventory/domain/movement.hpp"

namespace beanq::inventory {

/// What an order took and has not given back, from all that it moved: one sale for each level,
/// worth what is left of the value, at the last sale's cost. In the order of levels.
std::vector<Movement> open_sales(const std::vector<Movement>& moved);

/// So much of those, worth its part of their value. Of what is less than that, all.
std::vector<Movement> part_of(const std::vector<Movement>& open, const Demand& demand);

}  // namespace beanq::inventory

#pragma once

#include <cstdint>
#include <string>

#include "kernel/id.hpp"
#include "kernel/quantity.hpp"

namespace beanq::inventory {

/// Something the shop buys and uses up. No two have names that differ in case only.
struct Ingredient {
    IngredientId id;
    std::string name;
    Unit unit = Unit::g;
    std::int64_t version = 1;

    bool operator==(const Ingredient&) const = default;
};

}  // namespace beanq::inventory

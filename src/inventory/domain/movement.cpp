#include "inventory/domain/movement.hpp"

namespace beanq::inventory {

Movement movement_of(const Level& level, MovementKind kind, Quantity quantity) {
    Movement movement{.id = {},
                      .location = level.location,
                      .ingredient = level.ingredient,
                      .kind = kind,
                      .quantity = quantity,
                      .cost = level.average};
    if (level.average) movement.value_minor = value_minor(quantity, *level.average);
    return movement;
}

}  // namespace beanq::inventory

#pragma once

#include "orders/use_cases/edit_pickup.hpp"
#include "orders/use_cases/read_slots.hpp"

namespace beanq::http {
class Routes;
}

namespace beanq::orders {

/// The use cases behind the routes; they outlive the routes.
struct PickupRouteNeeds {
    const EditPickup& edit_pickup;
    const ReadSlots& read_slots;
};

void add_pickup_routes(http::Routes& routes, PickupRouteNeeds needs);

}  // namespace beanq::orders

#pragma once

#include "orders/use_cases/run_kitchen.hpp"

namespace beanq::http {
class Routes;
}

namespace beanq::orders {

/// `run_kitchen` outlives the routes.
void add_kitchen_routes(http::Routes& routes, const RunKitchen& run_kitchen);

}  // namespace beanq::orders

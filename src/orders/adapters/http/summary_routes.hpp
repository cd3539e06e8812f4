#pragma once

#include "orders/use_cases/sum_up_day.hpp"

namespace beanq::http {
class Routes;
}

namespace beanq::orders {

/// `sum_up_day` outlives the routes.
void add_summary_routes(http::Routes& routes, const SumUpDay& sum_up_day);

}  // namespace beanq::orders

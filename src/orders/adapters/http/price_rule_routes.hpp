#pragma once

#include "orders/use_cases/edit_promotions.hpp"
#include "orders/use_cases/edit_tax_rates.hpp"

namespace beanq::http {
class Routes;
}

namespace beanq::orders {

/// The use cases outlive the routes.
void add_price_rule_routes(http::Routes& routes, const EditTaxRates& tax_rates,
                           const EditPromotions& promotions);

}  // namespace beanq::orders

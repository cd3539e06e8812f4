#pragma once

#include "orders/use_cases/change_items.hpp"
#include "orders/use_cases/read_orders.hpp"
#include "orders/use_cases/refund_order.hpp"
#include "orders/use_cases/void_line.hpp"

namespace beanq::http {
class Routes;
}

namespace beanq::orders {

/// The use cases behind the routes that change what is ordered and paid; they outlive the routes.
struct ChangeRouteNeeds {
    const ReadOrders& read_orders;
    const ChangeItems& change_items;
    const VoidLine& void_line;
    const RefundOrder& refund_order;
};

void add_change_routes(http::Routes& routes, ChangeRouteNeeds needs);

}  // namespace beanq::orders

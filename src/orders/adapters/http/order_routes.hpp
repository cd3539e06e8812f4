#pragma once

#include "orders/adapters/http/guests.hpp"
#include "orders/adapters/intake/order_intake.hpp"
#include "orders/use_cases/advance_order.hpp"
#include "orders/use_cases/cancel_order.hpp"
#include "orders/use_cases/edit_order.hpp"
#include "orders/use_cases/follow_orders.hpp"
#include "orders/use_cases/prepare_line.hpp"
#include "orders/use_cases/quote_order.hpp"
#include "orders/use_cases/read_orders.hpp"

namespace beanq::http {
class Routes;
}

namespace beanq::orders {

/// The use cases behind the routes; they outlive the routes.
struct OrderRouteNeeds {
    const QuoteOrder& quote_order;
    OrderIntake& intake;
    const ReadOrders& read_orders;
    const EditOrder& edit_order;
    const AdvanceOrder& advance_order;
    const CancelOrder& cancel_order;
    const PrepareLine& prepare_line;
    const FollowOrders& follow_orders;
    Guests& guests;
};

void add_order_routes(http::Routes& routes, OrderRouteNeeds needs);

}  // namespace beanq::orders

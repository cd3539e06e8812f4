#pragma once

#include "inventory/use_cases/post_movements.hpp"
#include "inventory/use_cases/read_stock.hpp"
#include "platform/http/route.hpp"

namespace beanq::inventory {

struct StockRoutesNeeds {
    const ReadStock& read;
    const PostMovements& post;
};

/// The use cases outlive the routes.
void add_stock_routes(http::Routes& routes, StockRoutesNeeds needs);

}  // namespace beanq::inventory

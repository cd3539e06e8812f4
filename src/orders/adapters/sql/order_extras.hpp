#pragma once

#include <vector>

#include "kernel/awaitable.hpp"
#include "orders/adapters/sql/order_rows.hpp"

namespace beanq::orders {

/// A query about several orders: `statement` takes an array of ids on PostgreSQL, one on SQLite,
/// where it runs for each.
db::Query about(const std::vector<OrderId>& ids, const db::Statement& statement);

/// Gives the orders, which have their lines, what only some have: discounts and taxes to
/// `with_price_rules`, refunds to those that were refunded. Asks nothing when none has any.
awaitable<void> read_extras(Transaction& tx, std::vector<Order>& orders,
                            std::vector<OrderId> with_price_rules);

}  // namespace beanq::orders

#pragma once

#include <span>
#include <vector>

#include "kernel/awaitable.hpp"
#include "orders/adapters/sql/order_rows.hpp"

namespace beanq::orders {

/// A query about several orders: `statement` takes an array of ids on PostgreSQL, one on SQLite,
/// where it runs for each.
db::Query about(const std::vector<OrderId>& ids, const db::Statement& statement);

/// Asks for what only some orders have: discounts, taxes, refunds.
std::vector<db::Query> extras_of(const std::vector<OrderId>& ids);

/// Gives it to the orders, from the answers to extras_of.
void attach_extras(std::vector<Order>& orders, std::span<const db::Rows> answers);

/// Asks, if there is anything to ask for, and gives it to the orders: `with_price_rules` have
/// discounts or taxes, whether they were refunded they know themselves.
awaitable<void> read_extras(Transaction& tx, std::vector<Order>& orders,
                            std::vector<OrderId> with_price_rules);

}  // namespace beanq::orders

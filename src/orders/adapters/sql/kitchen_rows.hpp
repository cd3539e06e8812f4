// How a kitchen with what waits there is read.
#pragma once

#include <span>
#include <vector>

#include "orders/domain/kitchen.hpp"
#include "platform/db/sql.hpp"

namespace beanq::orders {

/// Which end of a long queue is looked at: behind what was ordered last a new order stands, and
/// what was ordered first moves next.
enum class QueueEnd { newest, oldest };

std::vector<db::Query> kitchen_queries(const LocationId& location, Instant now, QueueEnd end);

/// From the answers to kitchen_queries.
Kitchen kitchen_from(const LocationId& location, std::span<const db::Rows> answers, QueueEnd end);

}  // namespace beanq::orders

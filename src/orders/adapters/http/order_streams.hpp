#pragma once

#include <memory>

#include "orders/use_cases/follow_orders.hpp"
#include "platform/http/answers.hpp"

namespace beanq::orders {

/// Every event of the listener, as it comes.
http::EventStream stream_of(std::unique_ptr<OrderListener> listener);

/// One order: `order.snapshot` with its present state, unless the stream is resumed, then each
/// event after it. Ends when the order is completed or cancelled and that was told.
http::EventStream stream_of(FollowedOrder followed);

}  // namespace beanq::orders

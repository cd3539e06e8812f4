#include "orders/adapters/intake/order_intake.hpp"

#include <exception>
#include <utility>
#include <vector>

#include "platform/log/log.hpp"

namespace beanq::orders {

namespace {

/// Twins go one after the other: then the second finds the answer that the first was given.
bool are_twins(const OrderSlip& a, const OrderSlip& b) {
    return a.once.book() != nullptr && b.once.book() != nullptr &&
           a.once.key().same_as(b.once.key());
}

/// Says so when they cannot be placed together: it should not happen often.
awaitable<std::vector<Result<Order>>> place_together(const PlaceOrder& place_order,
                                                     const std::vector<OrderSlip>& slips) {
    try {
        auto placed = co_await place_order.run_all(slips);
        co_return placed;
    } catch (const std::exception& fault) {
        if (slips.size() > 1)
            log::warn("orders were not placed together",
                      {{"orders", slips.size()}, {"cause", fault.what()}});
        throw;
    }
}

}  // namespace

OrderIntake::OrderIntake(const PlaceOrder& place_order, GatheringLimits within)
    : gathering_(
          [&place_order](const std::vector<OrderSlip>& slips) {
              return place_together(place_order, slips);
          },
          within, are_twins) {}

awaitable<Result<Order>> OrderIntake::place(OrderSlip slip) {
    auto order = co_await gathering_.join(std::move(slip));
    co_return order;
}

}  // namespace beanq::orders

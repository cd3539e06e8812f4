#include "orders/adapters/intake/order_intake.hpp"

#include <utility>
#include <vector>

#include "orders/adapters/intake/together.hpp"

namespace beanq::orders {

namespace {

/// Twins go one after the other: then the second finds the answer that the first was given.
bool are_twins(const OrderSlip& a, const OrderSlip& b) {
    return a.once.book() != nullptr && b.once.book() != nullptr &&
           a.once.key().same_as(b.once.key());
}

}  // namespace

OrderIntake::OrderIntake(const PlaceOrder& place_order, GatheringLimits within)
    : gathering_(
          [&place_order](const std::vector<OrderSlip>& slips) {
              return run_together(place_order, slips, "orders were not placed together");
          },
          within, are_twins) {}

awaitable<Result<Order>> OrderIntake::place(OrderSlip slip) {
    auto order = co_await gathering_.join(std::move(slip));
    co_return order;
}

}  // namespace beanq::orders

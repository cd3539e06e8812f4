#include "orders/adapters/intake/change_intake.hpp"

#include <utility>
#include <vector>

#include "orders/adapters/intake/together.hpp"

namespace beanq::orders {

namespace {

/// Then the second is checked against what the first has made of the order.
bool are_of_one_order(const OrderChange& a, const OrderChange& b) {
    return a.order.id == b.order.id;
}

}  // namespace

ChangeIntake::ChangeIntake(const ChangeOrders& change_orders, GatheringLimits within)
    : gathering_(
          [&change_orders](const std::vector<OrderChange>& changes) {
              return run_together(change_orders, changes, "orders were not changed together");
          },
          within, are_of_one_order) {}

awaitable<Result<Order>> ChangeIntake::make(OrderChange change) {
    auto order = co_await gathering_.join(std::move(change));
    co_return order;
}

}  // namespace beanq::orders

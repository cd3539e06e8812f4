#include "orders/use_cases/follow_orders.hpp"

#include <utility>

#include "orders/domain/sight.hpp"

namespace beanq::orders {

awaitable<std::unique_ptr<OrderListener>> FollowOrders::all(
    std::optional<LocationId> location, std::optional<std::int64_t> after) const {
    auto listener = co_await needs_.feed.listen(std::nullopt, location, after);
    co_return listener;
}

awaitable<Result<FollowedOrder>> FollowOrders::one(Caller caller, OrderId id,
                                                   std::optional<std::int64_t> after) const {
    // Listening first: what happens between the two is told twice rather than never, and the
    // order's version tells which event is old.
    auto listener = co_await needs_.feed.listen(id, std::nullopt, after);
    auto tx = co_await needs_.store.begin_look();
    auto order = co_await needs_.orders.find(*tx, id);
    if (!order || !may_see(caller, *order)) co_return unknown_order();
    co_return FollowedOrder{std::move(*order), after.has_value(), std::move(listener)};
}

}  // namespace beanq::orders

#include "orders/use_cases/read_orders.hpp"

#include <utility>

#include "orders/domain/sight.hpp"
#include "orders/use_cases/newest_first.hpp"

namespace beanq::orders {

awaitable<Result<Order>> ReadOrders::one(Caller caller, OrderId id) const {
    auto tx = co_await needs_.store.begin_look();
    auto order = co_await needs_.orders.find(*tx, id);
    if (!order || !may_see(caller, *order)) co_return unknown_order();
    co_return std::move(*order);
}

awaitable<Result<std::vector<HistoryEntry>>> ReadOrders::history(Caller caller, OrderId id) const {
    auto tx = co_await needs_.store.begin_read();
    auto order = co_await needs_.orders.find(*tx, id);
    if (!order || !may_see(caller, *order)) co_return unknown_order();
    auto entries = co_await needs_.orders.history(*tx, id);
    co_return entries;
}

awaitable<Result<Page<Order>>> ReadOrders::list(Caller caller, OrderFilter filter,
                                                PageRequest page) const {
    if (!caller.may(Permission::read_order)) {
        if (filter.customer.value_or(caller.user) != caller.user) co_return Page<Order>{};
        filter.customer = caller.user;
    }
    auto orders = co_await page_of(std::move(filter), std::move(page));
    co_return orders;
}

awaitable<Result<Page<Order>>> ReadOrders::mine(Caller caller, OrderFilter filter,
                                                PageRequest page) const {
    filter.customer = caller.user;
    auto orders = co_await page_of(std::move(filter), std::move(page));
    co_return orders;
}

awaitable<Result<Page<Order>>> ReadOrders::page_of(OrderFilter filter, PageRequest page) const {
    const auto before = older_than<OrderId>(page);
    if (!before) co_return std::unexpected(before.error());
    auto tx = co_await needs_.store.begin_read();
    auto rows = co_await needs_.orders.list(*tx, filter, *before, page.limit + 1);
    co_return orders::page_of(std::move(rows), page.limit);
}

}  // namespace beanq::orders

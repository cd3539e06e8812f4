#include "orders/use_cases/read_orders.hpp"

#include <utility>

#include "kernel/cursor.hpp"
#include "orders/domain/sight.hpp"

namespace beanq::orders {

namespace {

/// Where the page starts; nothing: at the newest.
Result<std::optional<OrderId>> start_of(const PageRequest& page) {
    if (!page.cursor) return std::nullopt;
    const auto parts = decode_cursor(*page.cursor, 1);
    const auto id = parts ? parse_uuid(parts->front()) : std::nullopt;
    if (id) return OrderId(*id);
    return refuse_fields({{"?cursor",
                           "field.cursor",
                           {"This cursor is not one that a page gave.",
                            "Такого курсора ни одна страница не давала."}}});
}

}  // namespace

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
    auto start = start_of(page);
    if (!start) co_return std::unexpected(start.error());
    auto tx = co_await needs_.store.begin_read();
    auto orders = co_await needs_.orders.list(*tx, filter, *start, page.limit + 1);
    Page<Order> answer{std::move(orders), std::nullopt};
    if (std::ssize(answer.items) > page.limit) {
        answer.items.pop_back();
        answer.next_cursor = encode_cursor({to_string(answer.items.back().id)});
    }
    co_return answer;
}

}  // namespace beanq::orders

#include "orders/use_cases/prepare_line.hpp"

#include <utility>

#include "orders/domain/transitions.hpp"

namespace beanq::orders {

awaitable<Result<Order>> PrepareLine::run(PrepareLineCommand command) const {
    auto tx = co_await needs_.store.begin();
    auto order = co_await take_order(needs_.orders, *tx, command.caller, command.order);
    if (!order) co_return std::unexpected(order.error());
    const OrderStatus from = order->status;
    const std::int64_t before = order->version;
    auto prepared = prepare_line(*order, command.line, command.to, needs_.clock.now());
    if (!prepared) co_return std::unexpected(prepared.error());
    if (order->version == before) co_return std::move(*order);

    const HistoryEntry change = change_of(*order, from, command.caller);
    auto stored = co_await store_order(needs_.orders, *tx, *order, change, command.order);
    if (!stored) co_return std::unexpected(stored.error());
    if (change.kind == ChangeKind::status) {
        co_await needs_.events.status_changed(*tx, *order, from);
    } else {
        co_await needs_.events.edited(*tx, *order);
    }
    co_await tx->commit();
    co_return std::move(*order);
}

}  // namespace beanq::orders

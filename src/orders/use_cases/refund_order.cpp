#include "orders/use_cases/refund_order.hpp"

#include <utility>

namespace beanq::orders {

awaitable<Result<Order>> RefundOrder::run(RefundOrderCommand command,
                                          const Once<Order>& once) const {
    auto tx = co_await needs_.store.begin();
    auto is_new = co_await once.claim(*tx);
    if (!is_new) co_return std::unexpected(is_new.error());
    auto before = co_await take_order(needs_.orders, *tx, command.caller, command.order);
    if (!before) co_return std::unexpected(before.error());
    Order order = *before;
    auto refunded = refund(order, command.items, RefundId(needs_.ids.next()), command.caller.user,
                           command.reason, needs_.clock.now());
    if (!refunded) co_return std::unexpected(refunded.error());
    const HistoryEntry entry =
        entry_of(order, before->status, command.caller, std::move(command.reason));
    const std::vector<ChangedOrder> changed{{std::move(*before), order, entry}};
    co_await needs_.orders.save_all(*tx, changed);
    co_await needs_.events.changed(*tx, changed);
    co_await once.settle(*tx, order);
    co_await tx->commit();
    co_return order;
}

}  // namespace beanq::orders

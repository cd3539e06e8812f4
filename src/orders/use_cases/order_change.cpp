#include "orders/use_cases/order_change.hpp"

#include <utility>

#include "kernel/fault.hpp"
#include "orders/domain/sight.hpp"
#include "orders/domain/transitions.hpp"

namespace beanq::orders {

namespace {

std::unexpected<Error> stale() {
    return refuse(ErrorKind::stale, "version.stale",
                  {"The order has changed since you read it. Read it again, then repeat.",
                   "Заказ изменился с тех пор, как вы его открыли. Обновите его и повторите."});
}

awaitable<void> settle_stock(Stock& stock, Transaction& tx, const Order& order, OrderStatus from,
                             const HistoryEntry& change) {
    if (order.status != OrderStatus::cancelled) co_return;
    if (is_being_made(from)) {
        co_await stock.write_off(tx, order, change.actor, change.reason);
    } else {
        co_await stock.give_back(tx, order, change.actor);
    }
}

}  // namespace

awaitable<Result<Order>> take_order(OrderRepository& orders, Transaction& tx, const Caller& caller,
                                    OrderAt at) {
    auto order = co_await orders.find(tx, at.id);
    if (!order || !may_touch(caller, *order)) co_return unknown_order();
    if (at.version && *at.version != order->version) co_return stale();
    co_return std::move(*order);
}

HistoryEntry change_of(const Order& order, OrderStatus from, const Caller& caller) {
    return {.kind = order.status == from ? ChangeKind::details : ChangeKind::status,
            .at = order.updated_at,
            .actor = caller.user,
            .actor_role = caller.role,
            .from = from,
            .to = order.status,
            .version = order.version};
}

awaitable<Result<void>> store_order(OrderRepository& orders, Transaction& tx, const Order& order,
                                    const HistoryEntry& change, OrderAt at) {
    const bool saved = co_await orders.save(tx, order, change);
    if (saved) co_return Result<void>{};
    if (at.version) co_return stale();
    throw TransientConflict("order " + to_string(order.id) + " was changed meanwhile");
}

awaitable<Result<Order>> change_status(const ChangeNeeds& needs, const Caller& caller, OrderAt at,
                                       OrderStatus to, const std::optional<std::string>& reason) {
    auto tx = co_await needs.store.begin();
    auto order = co_await take_order(needs.orders, *tx, caller, at);
    if (!order) co_return std::unexpected(order.error());
    const OrderStatus from = order->status;
    auto allowed = check_move(from, to, powers_over(*order, caller));
    if (!allowed) co_return std::unexpected(allowed.error());

    move_order(*order, to, needs.clock.now());
    HistoryEntry change = change_of(*order, from, caller);
    change.reason = reason;
    auto stored = co_await store_order(needs.orders, *tx, *order, change, at);
    if (!stored) co_return std::unexpected(stored.error());
    if (to == OrderStatus::cancelled) co_await needs.slots.release_all(*tx, {&*order});
    co_await settle_stock(needs.stock, *tx, *order, from, change);
    co_await needs.events.status_changed(*tx, *order, from);
    co_await tx->commit();
    co_return std::move(*order);
}

}  // namespace beanq::orders

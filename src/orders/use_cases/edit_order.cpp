#include "orders/use_cases/edit_order.hpp"

#include <utility>

#include "orders/domain/sight.hpp"
#include "orders/domain/transitions.hpp"

namespace beanq::orders {

namespace {

/// Whether anything became different.
bool apply(const EditOrderCommand& command, Order& order) {
    const Order before = order;
    if (command.sets_notes) order.notes = command.notes;
    if (command.guest_name) order.guest_name = command.guest_name;
    return order != before;
}

Result<void> check_guest_name(const EditOrderCommand& command, const Order& order) {
    if (!command.guest_name || !order.customer) return {};
    return refuse_fields({{"/guest_name",
                           "field.not-allowed",
                           {"This order bears its customer's own name.",
                            "Этот заказ оформлен на клиента: имя гостя у него не задаётся."}}});
}

}  // namespace

awaitable<Result<Order>> EditOrder::run(EditOrderCommand command) const {
    auto tx = co_await needs_.store.begin();
    auto order = co_await take_order(needs_.orders, *tx, command.caller, command.order);
    if (!order) co_return std::unexpected(order.error());
    auto editable = check_editable(*order, command.caller);
    if (!editable) co_return std::unexpected(editable.error());
    auto nameable = check_guest_name(command, *order);
    if (!nameable) co_return std::unexpected(nameable.error());
    if (!apply(command, *order)) co_return std::move(*order);

    order->updated_at = needs_.clock.now();
    ++order->version;
    const HistoryEntry change = change_of(*order, order->status, command.caller);
    auto stored = co_await store_order(needs_.orders, *tx, *order, change, command.order);
    if (!stored) co_return std::unexpected(stored.error());
    co_await needs_.events.edited(*tx, *order);
    co_await tx->commit();
    co_return std::move(*order);
}

}  // namespace beanq::orders

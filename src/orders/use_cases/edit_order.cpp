#include "orders/use_cases/edit_order.hpp"

#include <utility>

#include "orders/domain/transitions.hpp"

namespace beanq::orders {

namespace {

Result<void> check_guest_name(const EditOrderCommand& command, const Order& order) {
    if (!command.guest_name || !order.customer) return {};
    return refuse_fields({{"/guest_name",
                           "field.not-allowed",
                           {"This order bears its customer's own name.",
                            "Этот заказ оформлен на клиента: имя гостя у него не задаётся."}}});
}

Result<void> edit(const EditOrderCommand& command, Order& order, const Caller& caller,
                  Instant now) {
    auto editable = check_editable(order, caller);
    if (!editable) return editable;
    auto nameable = check_guest_name(command, order);
    if (!nameable) return nameable;
    const Order before = order;
    if (command.sets_notes) order.notes = command.notes;
    if (command.guest_name) order.guest_name = command.guest_name;
    if (order == before) return {};
    order.updated_at = now;
    ++order.version;
    return {};
}

}  // namespace

awaitable<Result<Order>> EditOrder::run(EditOrderCommand command) const {
    const OrderAt at = command.order;
    Caller caller = command.caller;
    const auto change = [command = std::move(command)](Order& order, const Caller& by,
                                                       Instant now) {
        return edit(command, order, by, now);
    };
    auto order = co_await changes_.make({std::move(caller), at, change});
    co_return order;
}

}  // namespace beanq::orders

#include "orders/use_cases/cancel_order.hpp"

namespace beanq::orders {

awaitable<Result<Order>> CancelOrder::run(CancelOrderCommand command) const {
    if (!command.reason) {
        co_return refuse_fields(
            {{"/reason",
              "field.required",
              {"Say why the order is cancelled.", "Укажите причину отмены заказа."}}});
    }
    auto order = co_await change_status(needs_, command.caller, command.order,
                                        OrderStatus::cancelled, command.reason);
    co_return order;
}

}  // namespace beanq::orders

#include "orders/use_cases/cancel_order.hpp"

#include <utility>

namespace beanq::orders {

awaitable<Result<Order>> CancelOrder::run(CancelOrderCommand command) const {
    if (!command.reason) {
        co_return refuse_fields(
            {{"/reason",
              "field.required",
              {"Say why the order is cancelled.", "Укажите причину отмены заказа."}}});
    }
    auto order =
        co_await changes_.make(status_change(std::move(command.caller), command.order,
                                             OrderStatus::cancelled, std::move(command.reason)));
    co_return order;
}

}  // namespace beanq::orders

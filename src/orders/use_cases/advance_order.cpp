#include "orders/use_cases/advance_order.hpp"

namespace beanq::orders {

awaitable<Result<Order>> AdvanceOrder::run(AdvanceOrderCommand command) const {
    auto order =
        co_await change_status(needs_, command.caller, command.order, command.to, command.reason);
    co_return order;
}

}  // namespace beanq::orders

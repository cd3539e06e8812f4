#include "orders/use_cases/advance_order.hpp"

#include <utility>

namespace beanq::orders {

awaitable<Result<Order>> AdvanceOrder::run(AdvanceOrderCommand command) const {
    auto order = co_await changes_.make(status_change(std::move(command.caller), command.order,
                                                      command.to, std::move(command.reason)));
    co_return order;
}

}  // namespace beanq::orders

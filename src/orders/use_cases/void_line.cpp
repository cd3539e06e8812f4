#include "orders/use_cases/void_line.hpp"

#include <utility>

#include "orders/domain/transitions.hpp"

namespace beanq::orders {

awaitable<Result<Order>> VoidLine::run(VoidLineCommand command) const {
    const auto make = [line = command.line](Order& order, const Caller&, Instant now) {
        return void_line(order, line, now);
    };
    auto order = co_await changes_.make(
        {std::move(command.caller), command.order, make, std::move(command.reason)});
    co_return order;
}

}  // namespace beanq::orders

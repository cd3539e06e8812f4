#include "orders/use_cases/prepare_line.hpp"

#include <utility>

#include "orders/domain/transitions.hpp"

namespace beanq::orders {

awaitable<Result<Order>> PrepareLine::run(PrepareLineCommand command) const {
    const auto prepare = [line = command.line, to = command.to](Order& order, const Caller&,
                                                                Instant now) {
        return prepare_line(order, line, to, now);
    };
    auto order = co_await changes_.make({std::move(command.caller), command.order, prepare});
    co_return order;
}

}  // namespace beanq::orders

#include "orders/use_cases/quote_order.hpp"

#include <utility>
#include <vector>

namespace beanq::orders {

namespace {

Promise promise_behind(Kitchen kitchen, const Draft& draft, Instant now) {
    Order order;
    order.lines = draft.lines;
    order.fulfilment = draft.fulfilment;
    order.placed_at = now;
    kitchen.queue.push_back(waiting(order));
    return promises(kitchen, now).back();
}

}  // namespace

awaitable<Result<Draft>> QuoteOrder::run(QuoteOrderCommand command) const {
    auto tx = co_await needs_.store.begin_read();
    auto offer = co_await needs_.offers.current(*tx, command.location);
    if (!offer) co_return std::unexpected(offer.error());
    const Asking asking{.by_staff = command.caller.may(Permission::create_order),
                        .quote_only = true,
                        .now = needs_.clock.now()};
    auto draft = draft_order(command.request, **offer, asking);
    if (!draft) co_return draft;
    auto there = co_await needs_.stock.check(*tx, *draft);
    if (!there) co_return std::unexpected(there.error());
    std::vector<LocationId> here{draft->location};
    auto kitchens =
        co_await needs_.kitchens.find(*tx, std::move(here), asking.now, QueueEnd::newest);
    draft->promise = promise_behind(std::move(kitchens.front()), *draft, asking.now);
    co_return draft;
}

}  // namespace beanq::orders

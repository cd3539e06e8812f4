#include "orders/use_cases/quote_order.hpp"

#include <utility>

#include "orders/use_cases/asking.hpp"

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
    const Location& place = (*offer)->location();
    std::set<std::string> codes;
    add_code(command.request, codes);
    const Instant now = needs_.clock.now();
    auto counter = co_await needs_.counters.find(*tx, place.id, codes, now);
    Asking asking = asking_of(command.caller, {now, needs_.zones.local(now, place.time_zone)});
    asking.quote_only = true;
    auto draft = draft_order(command.request, **offer, counter.rules, asking);
    if (!draft) co_return draft;
    for (const PromotionUse& use : uses_of(*draft, customer_of(command.caller))) {
        auto usable = co_await needs_.promotion_uses.check(*tx, use);
        if (!usable) co_return std::unexpected(usable.error());
    }
    if (draft->fulfilment.pickup_at) {
        auto free = co_await needs_.slots.check(*tx, {place, *draft->fulfilment.pickup_at}, now);
        if (!free) co_return std::unexpected(free.error());
    }
    auto there = co_await needs_.stock.check(*tx, *draft);
    if (!there) co_return std::unexpected(there.error());
    draft->promise = promise_behind(std::move(counter.kitchen), *draft, now);
    co_return draft;
}

}  // namespace beanq::orders

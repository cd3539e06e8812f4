#include "orders/use_cases/quote_order.hpp"

namespace beanq::orders {

awaitable<Result<Draft>> QuoteOrder::run(QuoteOrderCommand command) const {
    auto tx = co_await needs_.store.begin_read();
    auto offer = co_await needs_.offers.current(*tx, command.location);
    if (!offer) co_return std::unexpected(offer.error());
    const Asking asking{.by_staff = command.caller.may(Permission::create_order),
                        .quote_only = true,
                        .now = needs_.clock.now()};
    auto draft = draft_order(command.request, **offer, asking);
    if (!draft) co_return draft;
    if (draft->fulfilment.pickup_at) {
        const PickupWish wish{(*offer)->location(), *draft->fulfilment.pickup_at};
        auto free = co_await needs_.slots.check(*tx, wish, asking.now);
        if (!free) co_return std::unexpected(free.error());
    }
    auto there = co_await needs_.stock.check(*tx, *draft);
    if (!there) co_return std::unexpected(there.error());
    co_return draft;
}

}  // namespace beanq::orders

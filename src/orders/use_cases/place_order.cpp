#include "orders/use_cases/place_order.hpp"

#include <utility>

#include "orders/domain/business_date.hpp"
#include "orders/domain/order_number.hpp"

namespace beanq::orders {

awaitable<Result<Order>> PlaceOrder::run(PlaceOrderCommand command, const Once<Order>& once) const {
    auto tx = co_await needs_.store.begin();
    auto fresh = co_await once.claim(*tx);
    if (!fresh) co_return std::unexpected(fresh.error());

    auto offer = co_await needs_.offers.current(*tx, command.location);
    if (!offer) co_return std::unexpected(offer.error());
    const Instant now = needs_.clock.now();
    const Asking asking{.by_staff = command.caller.may(Permission::create_order), .now = now};
    auto draft = draft_order(command.request, **offer, asking);
    if (!draft) co_return std::unexpected(draft.error());

    Order order = co_await number_and_place(*tx, command.caller, std::move(*draft),
                                            (*offer)->location(), now);
    auto taken = co_await needs_.stock.take(*tx, order, command.caller.user);
    if (!taken) co_return std::unexpected(taken.error());
    co_await needs_.orders.add(*tx, order,
                               {.kind = ChangeKind::placed,
                                .at = now,
                                .actor = command.caller.user,
                                .actor_role = command.caller.role,
                                .to = order.status});
    co_await needs_.events.placed(*tx, order);
    co_await once.settle(*tx, order);
    co_await tx->commit();
    co_return order;
}

awaitable<Order> PlaceOrder::number_and_place(Transaction& tx, const Caller& caller, Draft draft,
                                              const Location& location, Instant now) const {
    const Date day = business_date(location, now, needs_.zones);
    const auto nth = co_await needs_.orders.next_number(tx, location.id, day);
    Placing placing{.id = OrderId(needs_.ids.next()),
                    .number = order_number(nth),
                    .business_date = day,
                    .at = now};
    if (!caller.may(Permission::create_order)) placing.customer = caller.user;
    co_return place(std::move(draft), std::move(placing),
                    [this] { return OrderLineId(needs_.ids.next()); });
}

}  // namespace beanq::orders

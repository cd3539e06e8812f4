#include "orders/adapters/http/order_routes.hpp"

#include <utility>

#include "orders/adapters/http/order_replies.hpp"
#include "orders/adapters/http/order_streams.hpp"
#include "orders/adapters/http/price_dto.hpp"
#include "platform/http/typed.hpp"

namespace beanq::orders {

namespace {

using http::permitted;

http::Created<OrderView> created(const Order& order) {
    return {view_of(order), "/api/v1/orders/" + to_string(order.id), order.version};
}

Result<Page<OrderView>> page_view(Result<Page<Order>> page) {
    if (!page) return std::unexpected(std::move(page.error()));
    Page<OrderView> view{{}, std::move(page->next_cursor)};
    for (const auto& order : page->items)
        view.items.push_back(view_of(order));
    return view;
}

void add_placing(http::Routes& routes, OrderRouteNeeds needs) {
    http::post(routes, "/orders/quote",
               permitted({Permission::create_own_order, Permission::create_order}).or_visitors(),
               "What an order would cost",
               [needs](std::optional<Caller> caller,
                       http::Body<PlaceOrderBody> body) -> awaitable<Result<QuoteView>> {
                   const auto location = body->location_id;
                   auto draft =
                       co_await needs.quote_order.run({Guests::asking(std::move(caller)), location,
                                                       to_request(std::move(body.value))});
                   if (!draft) co_return std::unexpected(draft.error());
                   co_return view_of(*draft);
               });
    // The idempotency keys of all guests have one owner. A stranger who is to be answered with
    // another's order has to guess its random key and its body, and each guess counts as an order.
    http::post(
        routes, "/orders",
        permitted({Permission::create_own_order, Permission::create_order}).or_visitors(),
        "Place an order; a guest without an account gets the `token` to follow it with",
        [needs](std::optional<Caller> caller, const http::Request& request,
                http::IdempotencyKey key,
                http::Body<PlaceOrderBody> body) -> awaitable<Result<http::Created<OrderView>>> {
            const auto location = body->location_id;
            auto by = needs.guests.placing(std::move(caller), request);
            if (!by) co_return std::unexpected(by.error());
            const auto answer = [&guests = needs.guests,
                                 is_guest = !by->account()](const Order& order) {
                auto reply = created(order);
                if (is_guest) reply.value.token = guests.token_of(order);
                return reply;
            };
            OrderSlip slip{{std::move(*by), location, to_request(std::move(body.value))},
                           key.once<Order>(answer)};
            auto order = co_await needs.intake.place(std::move(slip));
            if (!order) co_return std::unexpected(order.error());
            co_return answer(*order);
        });
}

http::Access readable() {
    return permitted({Permission::read_order, Permission::read_own_order})
        .or_visitors_with(order_token_header);
}

void add_reading(http::Routes& routes, OrderRouteNeeds needs) {
    http::get(routes, "/orders/{id}", readable(), "One order",
              [needs](std::optional<Caller> caller, const http::Request& request,
                      http::Path<OrderPath> path) -> awaitable<Result<http::Versioned<OrderView>>> {
                  auto by = needs.guests.about(path->id, std::move(caller), request);
                  if (!by) co_return std::unexpected(by.error());
                  const auto order = co_await needs.read_orders.one(std::move(*by), path->id);
                  co_return versioned(order);
              });
    http::get(routes, "/orders/{id}/price", readable(),
              "How an order's price was found: each amount with its rule, base, rate, rounding and "
              "shares",
              [needs](std::optional<Caller> caller, const http::Request& request,
                      http::Path<OrderPath> path) -> awaitable<Result<OrderPriceView>> {
                  auto by = needs.guests.about(path->id, std::move(caller), request);
                  if (!by) co_return std::unexpected(by.error());
                  const auto order = co_await needs.read_orders.one(std::move(*by), path->id);
                  if (!order) co_return std::unexpected(order.error());
                  co_return price_view(*order);
              });
    http::get(routes, "/orders/{id}/history", readable(), "What happened to an order, oldest first",
              [needs](std::optional<Caller> caller, const http::Request& request,
                      http::Path<OrderPath> path) -> awaitable<Result<OrderHistoryView>> {
                  auto by = needs.guests.about(path->id, std::move(caller), request);
                  if (!by) co_return std::unexpected(by.error());
                  auto entries = co_await needs.read_orders.history(std::move(*by), path->id);
                  if (!entries) co_return std::unexpected(entries.error());
                  co_return view_of(*entries);
              });
    http::get(routes, "/orders", permitted({Permission::read_order, Permission::read_own_order}),
              "Orders, newest first",
              [needs](Caller caller,
                      http::Query<OrderListQuery> query) -> awaitable<Result<Page<OrderView>>> {
                  auto page = co_await needs.read_orders.list(
                      std::move(caller), to_filter(query.value), to_page(query.value));
                  co_return page_view(std::move(page));
              });
    http::get(routes, "/me/orders", http::signed_in(), "The caller's own orders, newest first",
              [needs](Caller caller,
                      http::Query<OrderListQuery> query) -> awaitable<Result<Page<OrderView>>> {
                  auto page = co_await needs.read_orders.mine(
                      std::move(caller), to_filter(query.value), to_page(query.value));
                  co_return page_view(std::move(page));
              });
}

void add_changing(http::Routes& routes, OrderRouteNeeds needs) {
    http::patch(
        routes, "/orders/{id}", permitted({Permission::update_order, Permission::create_own_order}),
        "Correct the notes or the guest's name, until the making starts",
        [needs](Caller caller, http::Path<OrderPath> path, http::IfMatch match,
                http::Body<EditOrderBody> body) -> awaitable<Result<http::Versioned<OrderView>>> {
            const auto order = co_await needs.edit_order.run({std::move(caller),
                                                              {path->id, match.version},
                                                              body->notes.present,
                                                              text_of(body->notes.value),
                                                              text_of(body->guest_name)});
            co_return versioned(order);
        });
    http::post(
        routes, "/orders/{id}/status",
        permitted(
            {Permission::update_order, Permission::cancel_order, Permission::cancel_own_order})
            .or_visitors_with(order_token_header),
        "Move an order along, or cancel it with a reason",
        [needs](std::optional<Caller> asker, const http::Request& request,
                http::Path<OrderPath> path, http::IfMatch match,
                http::Body<OrderStatusBody> body) -> awaitable<Result<http::Versioned<OrderView>>> {
            auto by = needs.guests.about(path->id, std::move(asker), request);
            if (!by) co_return std::unexpected(by.error());
            Caller& caller = *by;
            const OrderAt at{path->id, match.version};
            auto reason = text_of(body->reason);
            if (body->status == OrderStatus::cancelled) {
                const auto order =
                    co_await needs.cancel_order.run({std::move(caller), at, std::move(reason)});
                co_return versioned(order);
            }
            const auto order = co_await needs.advance_order.run(
                {std::move(caller), at, body->status, std::move(reason)});
            co_return versioned(order);
        });
    http::post(
        routes, "/orders/{id}/items/{line_id}/preparation", permitted(Permission::update_order),
        "Start a line or say that it is done; the order follows its lines",
        [needs](
            Caller caller, http::Path<OrderLinePath> path, http::IfMatch match,
            http::Body<LinePreparationBody> body) -> awaitable<Result<http::Versioned<OrderView>>> {
            const auto order = co_await needs.prepare_line.run(
                {std::move(caller), {path->id, match.version}, path->line_id, body->preparation});
            co_return versioned(order);
        });
}

void add_streams(http::Routes& routes, OrderRouteNeeds needs) {
    http::get(routes, "/orders/stream", permitted(Permission::read_order),
              "The events of all orders, live",
              [needs](http::Query<OrderStreamQuery> query,
                      http::LastEventId after) -> awaitable<Result<http::EventStream>> {
                  auto listener =
                      co_await needs.follow_orders.all(query->location_id, after.sequence);
                  co_return stream_of(std::move(listener));
              });
    http::get(routes, "/orders/{id}/stream", readable(),
              "The events of one order, live, until it is completed or cancelled",
              [needs](std::optional<Caller> caller, const http::Request& request,
                      http::Path<OrderPath> path,
                      http::LastEventId after) -> awaitable<Result<http::EventStream>> {
                  auto by = needs.guests.about(path->id, std::move(caller), request);
                  if (!by) co_return std::unexpected(by.error());
                  auto followed =
                      co_await needs.follow_orders.one(std::move(*by), path->id, after.sequence);
                  if (!followed) co_return std::unexpected(followed.error());
                  co_return stream_of(std::move(*followed));
              });
}

}  // namespace

void add_order_routes(http::Routes& routes, OrderRouteNeeds needs) {
    add_placing(routes, needs);
    add_reading(routes, needs);
    add_changing(routes, needs);
    add_streams(routes, needs);
}

}  // namespace beanq::orders

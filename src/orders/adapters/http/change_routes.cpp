#include "orders/adapters/http/change_routes.hpp"

#include <utility>

#include "orders/adapters/http/change_dto.hpp"
#include "orders/adapters/http/order_replies.hpp"
#include "platform/http/typed.hpp"

namespace beanq::orders {

namespace {

using http::permitted;
using OrderReply = Result<http::Versioned<OrderView>>;

/// The order's last refund.
http::Created<RefundView> created_refund(const Order& order) {
    return {std::move(refunds_view(order).items.back()),
            "/api/v1/orders/" + to_string(order.id) + "/refunds", order.version};
}

}  // namespace

void add_change_routes(http::Routes& routes, ChangeRouteNeeds needs) {
    http::put(routes, "/orders/{id}/items",
              permitted({Permission::update_order, Permission::create_own_order}),
              "Change what is ordered, until the making starts; price and stock follow",
              [needs](Caller caller, http::Path<OrderPath> path, http::IfMatch match,
                      http::Body<ChangeItemsBody> body) -> awaitable<OrderReply> {
                  ChangeItemsCommand command{.caller = std::move(caller),
                                             .order = {path->id, match.version},
                                             .items = to_items(body.value),
                                             .promotion_code = {},
                                             .discount = {}};
                  if (body->promotion_code.present)
                      command.promotion_code = text_of(body->promotion_code.value);
                  if (body->discount) command.discount = to_discount(*body->discount);
                  const auto order = co_await needs.change_items.run(std::move(command));
                  co_return versioned(order);
              });
    http::post(routes, "/orders/{id}/items/{line_id}/void", permitted(Permission::cancel_order),
               "Take a line off an order that is not handed over, with a reason",
               [needs](Caller caller, http::Path<OrderLinePath> path, http::IfMatch match,
                       http::Body<VoidLineBody> body) -> awaitable<OrderReply> {
                   const auto order = co_await needs.void_line.run({std::move(caller),
                                                                    {path->id, match.version},
                                                                    path->line_id,
                                                                    std::move(body->reason.value)});
                   co_return versioned(order);
               });
    http::post(
        routes, "/orders/{id}/refunds", permitted(Permission::refund_order),
        "Owe a guest the price of some items of a completed order, or of all that is left",
        [needs](Caller caller, http::Path<OrderPath> path, http::IfMatch match,
                http::IdempotencyKey key,
                http::Body<RefundBody> body) -> awaitable<Result<http::Created<RefundView>>> {
            const auto once = key.once<Order>(created_refund);
            const auto order = co_await needs.refund_order.run({std::move(caller),
                                                                {path->id, match.version},
                                                                to_items(body.value),
                                                                std::move(body->reason.value)},
                                                               once);
            if (!order) co_return std::unexpected(order.error());
            co_return created_refund(*order);
        });
    http::get(
        routes, "/orders/{id}/refunds",
        permitted({Permission::read_order, Permission::read_own_order}),
        "What was refunded of an order, oldest first",
        [needs](Caller caller, http::Path<OrderPath> path) -> awaitable<Result<RefundListView>> {
            const auto order = co_await needs.read_orders.one(std::move(caller), path->id);
            if (!order) co_return std::unexpected(order.error());
            co_return refunds_view(*order);
        });
}

}  // namespace beanq::orders

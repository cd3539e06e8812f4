#include "orders/module.hpp"

#include "orders/adapters/bus/bus_order_events.hpp"
#include "orders/adapters/bus/bus_order_feed.hpp"
#include "orders/adapters/bus/promise_watch.hpp"
#include "orders/adapters/http/kitchen_routes.hpp"
#include "orders/adapters/http/order_routes.hpp"
#include "orders/adapters/intake/order_intake.hpp"
#include "orders/adapters/inventory/inventory_stock.hpp"
#include "orders/adapters/menu/menu_offers.hpp"
#include "orders/adapters/sql/kitchen_repository.hpp"
#include "orders/adapters/sql/order_repository.hpp"
#include "orders/adapters/sql/order_rules.hpp"

namespace beanq::orders {

struct Module::Parts {
    explicit Parts(Needs from) : needs(from) {}

    Needs needs;
    SqlOrderRepository orders;
    SqlKitchenRepository kitchens;
    MenuOffers offers{needs.menu};
    BusOrderEvents events{needs.outbox, needs.ids};
    BusOrderFeed feed{needs.feed};
    InventoryStock stock{needs.inventory};
    ChangeNeeds change{needs.store, needs.clock, orders, events, stock};

    QuoteOrder quote_order{{needs.store, needs.clock, offers, stock, kitchens}};
    PlaceOrder place_order{{needs.store, needs.clock, needs.ids, needs.zones, offers, orders,
                            events, stock, kitchens}};
    OrderIntake intake{place_order};
    ReadOrders read_orders{{needs.store, orders}};
    EditOrder edit_order{change};
    AdvanceOrder advance_order{change};
    CancelOrder cancel_order{change};
    PrepareLine prepare_line{change};
    FollowOrders follow_orders{{needs.store, orders, feed}};
    RunKitchen run_kitchen{{needs.store, needs.clock, needs.zones, offers, kitchens}};
    MovePromises move_promises{{needs.store, needs.clock, kitchens, events}};
    PromiseWatch promise_watch{needs.feed, move_promises};
};

Module::Module(Needs needs) : parts_(std::make_unique<Parts>(needs)) {}

Module::~Module() = default;

void Module::add_routes(http::Routes& routes) {
    add_order_routes(routes, {parts_->quote_order, parts_->intake, parts_->read_orders,
                              parts_->edit_order, parts_->advance_order, parts_->cancel_order,
                              parts_->prepare_line, parts_->follow_orders});
    add_kitchen_routes(routes, parts_->run_kitchen);
}

awaitable<bool> Module::has_orders(Transaction& tx) {
    const bool any = co_await parts_->orders.any(tx);
    co_return any;
}

awaitable<void> Module::keep_promises() { return parts_->promise_watch.run(); }

awaitable<std::vector<db::Finding>> Module::audit(Transaction& tx) {
    return db::audit(tx, order_rules);
}

}  // namespace beanq::orders

#include "orders/module.hpp"

#include "orders/adapters/bus/bus_order_events.hpp"
#include "orders/adapters/bus/bus_order_feed.hpp"
#include "orders/adapters/bus/promise_watch.hpp"
#include "orders/adapters/http/change_routes.hpp"
#include "orders/adapters/http/kitchen_routes.hpp"
#include "orders/adapters/http/order_routes.hpp"
#include "orders/adapters/http/pickup_routes.hpp"
#include "orders/adapters/http/price_rule_routes.hpp"
#include "orders/adapters/http/summary_routes.hpp"
#include "orders/adapters/intake/change_intake.hpp"
#include "orders/adapters/intake/order_intake.hpp"
#include "orders/adapters/inventory/inventory_stock.hpp"
#include "orders/adapters/menu/menu_offers.hpp"
#include "orders/adapters/sql/counters.hpp"
#include "orders/adapters/sql/kitchen_repository.hpp"
#include "orders/adapters/sql/order_repository.hpp"
#include "orders/adapters/sql/order_rules.hpp"
#include "orders/adapters/sql/price_rule_book.hpp"
#include "orders/adapters/sql/promotion_repository.hpp"
#include "orders/adapters/sql/promotion_uses.hpp"
#include "orders/adapters/sql/sales_book.hpp"
#include "orders/adapters/sql/slot_repository.hpp"
#include "orders/adapters/sql/tax_rate_repository.hpp"

namespace beanq::orders {

struct Module::Parts {
    explicit Parts(Needs from) : needs(std::move(from)) {}

    Needs needs;
    SqlOrderRepository orders;
    SqlKitchenRepository kitchens;
    MenuOffers offers{needs.menu};
    SqlPriceRuleBook price_rules;
    SqlCounters counters;
    SqlPromotionUses promotion_uses;
    BusOrderEvents events{needs.outbox, needs.ids};
    BusOrderFeed feed{needs.feed};
    InventoryStock stock{needs.inventory};

    SqlSlotRepository slots;
    TakeSlots take_slots{{needs.zones, slots}};
    QuoteOrder quote_order{{needs.store, needs.clock, needs.zones, offers, counters, promotion_uses,
                            stock, take_slots}};
    PlaceOrder place_order{{needs.store, needs.clock, needs.ids, needs.zones, offers, counters,
                            promotion_uses, orders, events, stock, take_slots}};
    OrderIntake intake{place_order};
    ChangeOrders change_orders{
        {needs.store, needs.clock, orders, events, stock, promotion_uses, slots}};
    ChangeIntake changes{change_orders};
    ReadOrders read_orders{{needs.store, orders}};
    EditOrder edit_order{changes};
    AdvanceOrder advance_order{changes};
    CancelOrder cancel_order{changes};
    PrepareLine prepare_line{changes};
    VoidLine void_line{changes};
    RefundOrder refund_order{{needs.store, needs.clock, needs.ids, orders, events}};
    ChangeItems change_items{{needs.store, needs.clock, needs.ids, needs.zones, offers, price_rules,
                              promotion_uses, orders, events, stock}};
    FollowOrders follow_orders{{needs.store, orders, feed}};
    Guests guests{OrderTokens{needs.secrets}, needs.clock};

    SqlTaxRateRepository tax_rates;
    SqlPromotionRepository promotions;
    EditTaxRates edit_tax_rates{{needs.store, needs.ids, needs.locations, tax_rates, price_rules}};
    EditPromotions edit_promotions{{needs.store, needs.ids, needs.locations, promotions}};
    EditPickup edit_pickup{{needs.store, needs.locations, slots}};
    ReadSlots read_slots{{needs.store, needs.clock, needs.zones, needs.locations, slots}};
    RunKitchen run_kitchen{{needs.store, needs.clock, needs.zones, offers, kitchens}};
    SqlSalesBook sales;
    SumUpDay sum_up_day{{needs.store, needs.clock, needs.zones, needs.locations, sales}};
    MovePromises move_promises{{needs.store, needs.clock, kitchens, events}};
    PromiseWatch promise_watch{needs.feed, move_promises};
};

Module::Module(Needs needs) : parts_(std::make_unique<Parts>(std::move(needs))) {}

Module::~Module() = default;

void Module::add_routes(http::Routes& routes) {
    add_order_routes(routes, {parts_->quote_order, parts_->intake, parts_->read_orders,
                              parts_->edit_order, parts_->advance_order, parts_->cancel_order,
                              parts_->prepare_line, parts_->follow_orders, parts_->guests});
    add_change_routes(routes, {parts_->read_orders, parts_->change_items, parts_->void_line,
                               parts_->refund_order});
    add_price_rule_routes(routes, parts_->edit_tax_rates, parts_->edit_promotions);
    add_pickup_routes(routes, {parts_->edit_pickup, parts_->read_slots});
    add_kitchen_routes(routes, parts_->run_kitchen);
    add_summary_routes(routes, parts_->sum_up_day);
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

#include "orders/adapters/bus/bus_order_events.hpp"

#include <utility>

#include "orders/adapters/http/order_event_json.hpp"
#include "platform/bus/outbox.hpp"

namespace beanq::orders {

namespace {

bus::Event event_of(const Order& order, Uuid id, std::string type, std::string payload) {
    return {.id = id,
            .type = std::move(type),
            .aggregate = "order",
            .aggregate_id = order.id.value,
            .version = order.version,
            .location = order.location,
            .at = order.updated_at,
            .payload = std::move(payload)};
}

}  // namespace

awaitable<void> BusOrderEvents::placed(Transaction& tx, const std::vector<PlacedOrder>& orders) {
    std::vector<bus::Event> events;
    events.reserve(orders.size());
    for (const auto& [order, entry] : orders)
        events.push_back(event_of(order, ids_.next(), "order.placed", order_event_json(order)));
    outbox_.append_later(tx, events);
    co_return;
}

awaitable<void> BusOrderEvents::changed(Transaction& tx, const std::vector<ChangedOrder>& orders) {
    std::vector<bus::Event> events;
    events.reserve(orders.size());
    for (const auto& [before, order, entry] : orders) {
        const bool is_step = entry.kind == ChangeKind::status;
        events.push_back(event_of(order, ids_.next(),
                                  is_step ? "order.status_changed" : "order.edited",
                                  order_event_json(order, is_step ? entry.from : std::nullopt)));
    }
    outbox_.append_later(tx, events);
    co_return;
}

awaitable<void> BusOrderEvents::promise_changed(Transaction& tx,
                                                const std::vector<PromisedOrder>& orders) {
    std::vector<bus::Event> events;
    events.reserve(orders.size());
    for (const auto& order : orders) {
        events.push_back({.id = ids_.next(),
                          .type = std::string(promise_changed_event),
                          .aggregate = "order",
                          .aggregate_id = order.order.value,
                          .version = order.version,
                          .location = order.location,
                          .at = order.at,
                          .payload = promise_event_json(order)});
    }
    outbox_.append_later(tx, events);
    co_return;
}

}  // namespace beanq::orders

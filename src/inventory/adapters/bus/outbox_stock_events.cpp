#include "inventory/adapters/bus/outbox_stock_events.hpp"

#include "inventory/adapters/http/stock_event_json.hpp"

namespace beanq::inventory {

awaitable<void> OutboxStockEvents::low(Transaction& tx, const Ingredient& ingredient,
                                       const Taken& taken) {
    const bus::Event event{.id = ids_.next(),
                           .type = "stock.low",
                           .aggregate = "stock",
                           .aggregate_id = ingredient.id.value,
                           .version = taken.level.version,
                           .location = taken.level.location,
                           .at = clock_.now(),
                           .payload = low_stock_json(ingredient, taken)};
    outbox_.append_later(tx, {event});
    co_return;
}

}  // namespace beanq::inventory

#pragma once

#include "inventory/ports.hpp"
#include "kernel/clock.hpp"
#include "kernel/uuid.hpp"
#include "platform/bus/outbox.hpp"

namespace beanq::inventory {

/// Writes `stock.low` into the outbox; its aggregate is the ingredient.
class OutboxStockEvents final : public StockEvents {
public:
    OutboxStockEvents(bus::Outbox& outbox, UuidSource& ids, const Clock& clock)
        : outbox_(outbox), ids_(ids), clock_(clock) {}

    awaitable<void> low(Transaction& tx, const Ingredient& ingredient, const Taken& taken) override;

private:
    bus::Outbox& outbox_;
    UuidSource& ids_;
    const Clock& clock_;
};

}  // namespace beanq::inventory

#pragma once

#include "kernel/uuid.hpp"
#include "orders/ports.hpp"

namespace beanq::bus {
class Outbox;
}

namespace beanq::orders {

/// Writes orders' events into the outbox.
class BusOrderEvents final : public OrderEvents {
public:
    BusOrderEvents(bus::Outbox& outbox, UuidSource& ids) : outbox_(outbox), ids_(ids) {}

    awaitable<void> placed(Transaction& tx, const std::vector<PlacedOrder>& orders) override;
    awaitable<void> changed(Transaction& tx, const std::vector<ChangedOrder>& orders) override;
    awaitable<void> promise_changed(Transaction& tx,
                                    const std::vector<PromisedOrder>& orders) override;

private:
    bus::Outbox& outbox_;
    UuidSource& ids_;
};

}  // namespace beanq::orders

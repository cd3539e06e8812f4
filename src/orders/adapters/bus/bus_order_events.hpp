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
    awaitable<void> status_changed(Transaction& tx, const Order& order, OrderStatus from) override;
    awaitable<void> edited(Transaction& tx, const Order& order) override;
    awaitable<void> promise_changed(Transaction& tx,
                                    const std::vector<PromisedOrder>& orders) override;

private:
    awaitable<void> append(Transaction& tx, const Order& order, std::string type,
                           std::string payload);

    bus::Outbox& outbox_;
    UuidSource& ids_;
};

}  // namespace beanq::orders

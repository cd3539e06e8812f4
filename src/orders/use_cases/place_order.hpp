#pragma once

#include <optional>

#include "kernel/awaitable.hpp"
#include "kernel/caller.hpp"
#include "kernel/clock.hpp"
#include "kernel/id.hpp"
#include "kernel/once.hpp"
#include "kernel/result.hpp"
#include "kernel/time_zone.hpp"
#include "kernel/unit_of_work.hpp"
#include "kernel/uuid.hpp"
#include "orders/domain/draft.hpp"
#include "orders/ports.hpp"

namespace beanq::orders {

struct PlaceOrderCommand {
    Caller caller;
    std::optional<LocationId> location;
    OrderRequest request;
};

/// Takes an order: from a client for themselves, from staff (`create_order`) for a walk-in.
class PlaceOrder {
public:
    struct Needs {
        Store& store;
        const Clock& clock;
        UuidSource& ids;
        const TimeZones& zones;
        Offers& offers;
        OrderRepository& orders;
        OrderEvents& events;
        Stock& stock;
    };

    explicit PlaceOrder(Needs needs) : needs_(needs) {}

    /// The order, durable and told of, and all that it is made of taken from the stock. 422
    /// `location.unknown` and those of draft_order; 409 `stock.short`.
    awaitable<Result<Order>> run(PlaceOrderCommand command, const Once<Order>& once) const;

private:
    awaitable<Order> number_and_place(Transaction& tx, const Caller& caller, Draft draft,
                                      const Location& location, Instant now) const;

    Needs needs_;
};

}  // namespace beanq::orders

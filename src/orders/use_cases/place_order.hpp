#pragma once

#include <memory>
#include <optional>
#include <vector>

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
#include "orders/use_cases/take_slots.hpp"

namespace beanq::orders {

struct PlaceOrderCommand {
    Caller caller;
    std::optional<LocationId> location;
    OrderRequest request;
};

/// What is handed in over the counter: what is wanted, and under which key.
struct OrderSlip {
    PlaceOrderCommand command;
    Once<Order> once = {};
};

/// Takes orders: from a client for themselves, from staff (`create_order`) for a walk-in, from a
/// guest under a name.
class PlaceOrder {
public:
    struct Needs {
        Store& store;
        const Clock& clock;
        UuidSource& ids;
        const TimeZones& zones;
        Offers& offers;
        Counters& counters;
        PromotionUses& promotion_uses;
        OrderRepository& orders;
        OrderEvents& events;
        Stock& stock;
        const TakeSlots& slots;
    };

    explicit PlaceOrder(Needs needs) : needs_(needs) {}

    /// All of them in one transaction, no two under the same key; answers for each, in their order,
    /// as if they had been placed one after the other: the order, durable and told of, and all that
    /// it is made of taken from the stock; or its own refusal, which costs no number: 422
    /// `location.unknown` and those of draft_order and TakeSlots, 409 those of PromotionUses and
    /// `stock.short`. Throws TransientConflict when their answers hang on one another: then each is
    /// to be placed alone.
    awaitable<std::vector<Result<Order>>> run_all(const std::vector<OrderSlip>& slips) const;

private:
    struct Batch;

    /// What one location sells now, how, and which day its sales count for.
    struct Counter {
        Result<std::shared_ptr<const Offer>> offer;
        CounterState state;
        Moment moment;
        Date day{};
    };

    awaitable<void> claim_keys(Transaction& tx, Batch& batch) const;
    awaitable<Counter> open_counter(Transaction& tx, std::optional<LocationId> location,
                                    const Batch& batch, Instant now) const;
    awaitable<void> draft(Transaction& tx, Batch& batch) const;
    awaitable<void> take_slots(Transaction& tx, Batch& batch) const;
    awaitable<void> use_codes(Transaction& tx, Batch& batch) const;
    awaitable<void> take_stock(Transaction& tx, Batch& batch) const;
    awaitable<void> give_slots_back(Transaction& tx, Batch& batch) const;
    awaitable<void> give_codes_back(Transaction& tx, Batch& batch) const;
    void promise(Batch& batch) const;
    awaitable<void> number(Transaction& tx, Batch& batch) const;
    awaitable<void> store(Transaction& tx, Batch& batch) const;

    Needs needs_;
};

}  // namespace beanq::orders

#pragma once

#include <optional>

#include "kernel/awaitable.hpp"
#include "kernel/caller.hpp"
#include "kernel/clock.hpp"
#include "kernel/id.hpp"
#include "kernel/result.hpp"
#include "kernel/time_zone.hpp"
#include "kernel/unit_of_work.hpp"
#include "orders/domain/draft.hpp"
#include "orders/ports.hpp"
#include "orders/use_cases/take_slots.hpp"

namespace beanq::orders {

struct QuoteOrderCommand {
    Caller caller;
    std::optional<LocationId> location;
    OrderRequest request;
};

/// What an order would cost now, and when it would be ready, without placing it.
class QuoteOrder {
public:
    struct Needs {
        Store& store;
        const Clock& clock;
        const TimeZones& zones;
        Offers& offers;
        Counters& counters;
        PromotionUses& promotion_uses;
        Stock& stock;
        const TakeSlots& slots;
    };

    explicit QuoteOrder(Needs needs) : needs_(needs) {}

    /// The refusals of placing; only a missing guest name is not one.
    awaitable<Result<Draft>> run(QuoteOrderCommand command) const;

private:
    Needs needs_;
};

}  // namespace beanq::orders

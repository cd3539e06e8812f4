#pragma once

#include "orders/ports.hpp"

namespace beanq::orders {

/// What waits in kitchens, in the tables of migrations `orders` and `pickup_promise`. Needs no
/// state of its own.
class SqlKitchenRepository final : public KitchenRepository {
public:
    awaitable<Kitchen> find(Transaction& tx, const LocationId& location, Instant now) override;
    awaitable<std::vector<LocationId>> busy(Transaction& tx) override;
    awaitable<bool> save(Transaction& tx, const Kitchen& kitchen) override;
    awaitable<std::vector<PromisedOrder>> promise(Transaction& tx, std::vector<NewPromise> promises,
                                                  Instant at) override;
    awaitable<PromiseCount> count(Transaction& tx, const LocationId& location,
                                  Date business_date) override;
};

}  // namespace beanq::orders

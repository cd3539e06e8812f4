#pragma once

#include "orders/ports.hpp"

namespace beanq::orders {

/// Rules of prices and the kitchen, read in one go: a network has to be crossed once for both.
class SqlCounters final : public Counters {
public:
    awaitable<CounterState> find(Transaction& tx, const LocationId& location,
                                 const std::set<std::string>& codes, Instant now) override;
};

}  // namespace beanq::orders

#pragma once

#include "orders/ports.hpp"

namespace beanq::orders {

/// Adds up what the orders' tables hold. Needs no state of its own.
class SqlSalesBook final : public SalesBook {
public:
    awaitable<DaySales> of_day(Transaction& tx, const LocationId& location,
                               Date business_date) override;
};

}  // namespace beanq::orders

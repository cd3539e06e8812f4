#pragma once

#include "orders/ports.hpp"

namespace beanq::orders {

/// Rules of prices in the tables tax_rates, promotions and cash_rounding, read in one go.
class SqlPriceRuleBook final : public PriceRuleBook {
public:
    awaitable<PriceRules> rules(Transaction& tx, const LocationId& location,
                                const std::set<std::string>& codes) override;
};

}  // namespace beanq::orders

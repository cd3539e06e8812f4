#pragma once

#include <set>
#include <span>
#include <string>
#include <vector>

#include "orders/ports.hpp"
#include "platform/db/sql.hpp"

namespace beanq::orders {

std::vector<db::Query> price_rule_queries(const LocationId& location,
                                          const std::set<std::string>& codes);

/// From the answers to price_rule_queries.
PriceRules price_rules_from(std::span<const db::Rows> answers);

/// Rules of prices in the tables tax_rates, promotions and cash_rounding, read in one go.
class SqlPriceRuleBook final : public PriceRuleBook {
public:
    awaitable<PriceRules> rules(Transaction& tx, const LocationId& location,
                                const std::set<std::string>& codes) override;
};

}  // namespace beanq::orders

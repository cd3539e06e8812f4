#pragma once

#include "orders/ports.hpp"

namespace beanq::orders {

class SqlTaxRateRepository final : public TaxRateRepository {
public:
    awaitable<void> add(Transaction& tx, const TaxRate& rate) override;
    awaitable<std::optional<TaxRate>> find(Transaction& tx, const TaxRateId& id) override;
    awaitable<std::vector<TaxRate>> list(Transaction& tx, std::optional<LocationId> location,
                                         std::optional<TaxRateId> before, int limit) override;
    awaitable<void> update(Transaction& tx, TaxRate& rate) override;
    awaitable<std::pair<CashRounding, std::int64_t>> rounding(Transaction& tx,
                                                              const LocationId& location) override;
    awaitable<bool> set_rounding(Transaction& tx, const LocationId& location,
                                 const CashRounding& rounding, std::int64_t version) override;
};

}  // namespace beanq::orders

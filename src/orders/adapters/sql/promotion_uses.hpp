#pragma once

#include "orders/ports.hpp"

namespace beanq::orders {

/// Uses of codes, counted in the tables promotions and promotion_customers.
class SqlPromotionUses final : public PromotionUses {
public:
    awaitable<std::vector<Result<void>>> take_all(Transaction& tx,
                                                  const std::vector<PromotionUse>& uses) override;
    awaitable<Result<void>> check(Transaction& tx, const PromotionUse& use) override;
    awaitable<void> give_back(Transaction& tx, std::vector<PromotionUse> uses) override;
};

}  // namespace beanq::orders

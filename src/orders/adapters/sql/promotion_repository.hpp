#pragma once

#include "orders/ports.hpp"

namespace beanq::orders {

class SqlPromotionRepository final : public PromotionRepository {
public:
    awaitable<bool> add(Transaction& tx, const Promotion& promotion) override;
    awaitable<std::optional<Promotion>> find(Transaction& tx, const PromotionId& id) override;
    awaitable<std::vector<Promotion>> list(Transaction& tx, std::optional<LocationId> location,
                                           std::optional<PromotionId> before, int limit) override;
    awaitable<bool> update(Transaction& tx, Promotion& promotion) override;
};

}  // namespace beanq::orders

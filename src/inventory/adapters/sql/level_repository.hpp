#pragma once

#include "inventory/ports.hpp"

namespace beanq::inventory {

/// Levels in the `stock_levels` table, what is wanted in `stock_targets`.
class SqlLevelRepository final : public LevelRepository {
public:
    awaitable<std::vector<Level>> lock(Transaction& tx, const std::vector<Place>& places) override;
    awaitable<void> save(Transaction& tx, const std::vector<Level>& levels) override;
    awaitable<std::vector<Stocked>> lock_tracked(Transaction& tx,
                                                 const std::set<Place>& places) override;
    awaitable<void> take(Transaction& tx, const std::vector<Taken>& taken) override;
    awaitable<std::vector<Level>> find_all(Transaction& tx, LocationId location,
                                           std::vector<IngredientId> ids) override;
    awaitable<std::vector<Level>> limiting(Transaction& tx, LocationId location) override;
    awaitable<std::vector<StockRow>> list(Transaction& tx, const StockFilter& filter,
                                          int limit) override;
    awaitable<Targets> targets(Transaction& tx, LocationId location,
                               IngredientId ingredient) override;
    awaitable<void> set_targets(Transaction& tx, LocationId location, IngredientId ingredient,
                                const Targets& targets) override;
};

}  // namespace beanq::inventory

#pragma once

#include "inventory/ports.hpp"

namespace beanq::inventory {

/// The ledger in the `stock_movements` table, what was entered together in `stock_postings`.
class SqlLedger final : public Ledger {
public:
    awaitable<void> append(Transaction& tx, const std::vector<Movement>& movements) override;
    awaitable<void> append(Transaction& tx, const Posting& posting) override;
    awaitable<std::optional<Posting>> find(Transaction& tx, PostingId id) override;
    awaitable<std::vector<NamedMovement>> list(Transaction& tx, const MovementFilter& filter,
                                               int limit) override;
    awaitable<std::vector<Movement>> of_orders(Transaction& tx,
                                               const std::vector<OrderId>& orders) override;
};

}  // namespace beanq::inventory

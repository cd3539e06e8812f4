#pragma once

#include "orders/ports.hpp"

namespace beanq::orders {

/// Orders in the tables of migration `orders`. Needs no state of its own.
class SqlOrderRepository final : public OrderRepository {
public:
    awaitable<std::int64_t> next_numbers(Transaction& tx, const LocationId& location,
                                         Date business_date, std::int64_t count) override;
    awaitable<void> add_all(Transaction& tx, const std::vector<PlacedOrder>& orders) override;
    awaitable<std::optional<Order>> find(Transaction& tx, const OrderId& id) override;
    awaitable<std::vector<Order>> lock_all(Transaction& tx, std::vector<OrderId> ids) override;
    awaitable<void> save_all(Transaction& tx, const std::vector<ChangedOrder>& orders) override;
    awaitable<void> replace_content(Transaction& tx, const ChangedOrder& changed) override;
    awaitable<std::vector<Order>> list(Transaction& tx, const OrderFilter& filter,
                                       std::optional<OrderId> before, int limit) override;
    awaitable<std::vector<HistoryEntry>> history(Transaction& tx, const OrderId& id) override;
    awaitable<bool> any(Transaction& tx) override;
};

}  // namespace beanq::orders

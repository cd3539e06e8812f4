#pragma once

#include "orders/ports.hpp"

namespace beanq::inventory {
class Module;
}

namespace beanq::orders {

/// The shelves are the inventory's.
class InventoryStock final : public Stock {
public:
    explicit InventoryStock(inventory::Module& inventory) : inventory_(inventory) {}

    awaitable<Result<void>> check(Transaction& tx, const Draft& draft) override;
    awaitable<std::vector<Result<void>>> take_all(Transaction& tx,
                                                  std::vector<PlacedOrder>& orders) override;
    awaitable<void> give_back(Transaction& tx, const Order& order, const UserId& actor) override;
    awaitable<void> write_off(Transaction& tx, const Order& order, const UserId& actor,
                              const std::optional<std::string>& reason) override;

private:
    inventory::Module& inventory_;
};

}  // namespace beanq::orders

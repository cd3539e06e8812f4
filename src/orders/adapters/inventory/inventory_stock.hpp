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
    awaitable<void> give_back_all(Transaction& tx, std::vector<CalledOff> orders) override;
    awaitable<void> write_off_all(Transaction& tx, std::vector<CalledOff> orders) override;
    awaitable<Result<void>> exchange(Transaction& tx, Order& order, const UserId& actor) override;

private:
    inventory::Module& inventory_;
};

}  // namespace beanq::orders

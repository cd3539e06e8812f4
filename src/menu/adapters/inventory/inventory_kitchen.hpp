#pragma once

#include "menu/ports.hpp"

namespace beanq::inventory {
class Module;
}

namespace beanq::menu {

/// The kitchen makes what the inventory's recipes say, of what lies on its shelves.
class InventoryKitchen final : public Kitchen {
public:
    explicit InventoryKitchen(inventory::Module& inventory) : inventory_(inventory) {}

    awaitable<std::shared_ptr<const Supplies>> supplies(
        Transaction& tx, LocationId location, std::shared_ptr<const Supplies> before) override;

private:
    inventory::Module& inventory_;
};

}  // namespace beanq::menu

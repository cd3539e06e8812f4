#include "menu/adapters/inventory/inventory_kitchen.hpp"

#include <utility>

#include "inventory/module.hpp"

namespace beanq::menu {

namespace {

class ShelfSupplies final : public Supplies {
public:
    explicit ShelfSupplies(inventory::Shelves shelves) : shelves_(std::move(shelves)) {}

    std::optional<std::int64_t> portions(const VariationId& variation,
                                         std::span<const ModifierId> modifiers) const override {
        inventory::Portions wanted{.variation = variation};
        for (const ModifierId& modifier : modifiers)
            wanted.modifiers.push_back({modifier});
        return shelves_.portions(wanted);
    }
    bool is_touched(const VariationId& variation) const override {
        return shelves_.is_touched(variation);
    }
    bool is_touched(const ModifierId& modifier) const override {
        return shelves_.is_touched(modifier);
    }

    const std::shared_ptr<const inventory::Cookbook>& cookbook() const {
        return shelves_.cookbook();
    }

private:
    inventory::Shelves shelves_;
};

}  // namespace

awaitable<std::shared_ptr<const Supplies>> InventoryKitchen::supplies(
    Transaction& tx, LocationId location, std::shared_ptr<const Supplies> before) {
    std::shared_ptr<const inventory::Cookbook> cookbook;
    if (const auto* earlier = dynamic_cast<const ShelfSupplies*>(before.get()))
        cookbook = earlier->cookbook();
    auto shelves = co_await inventory_.shelves(tx, location, std::move(cookbook));
    co_return std::make_shared<const ShelfSupplies>(std::move(shelves));
}

}  // namespace beanq::menu

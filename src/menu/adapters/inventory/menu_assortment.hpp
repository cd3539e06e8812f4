#pragma once

#include <vector>

#include "inventory/module.hpp"
#include "menu/ports.hpp"
#include "menu/use_cases/publish_menu.hpp"

namespace beanq::menu {

/// What is sold is what the menu has; when what can be made changes, the menu does.
class MenuAssortment final : public inventory::Assortment {
public:
    MenuAssortment(ProductRepository& products, ModifierGroupRepository& groups,
                   PublishMenu& publish)
        : products_(products), groups_(groups), publish_(publish) {}

    awaitable<bool> knows(Transaction& tx, inventory::RecipeOwner owner) override;
    awaitable<std::vector<inventory::NamedOwner>> owners(Transaction& tx) override;
    awaitable<void> changed(Transaction& tx, std::optional<LocationId> location) override;

private:
    ProductRepository& products_;
    ModifierGroupRepository& groups_;
    PublishMenu& publish_;
};

}  // namespace beanq::menu

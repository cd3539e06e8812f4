#pragma once

#include <vector>

#include "kernel/awaitable.hpp"
#include "kernel/location.hpp"
#include "kernel/result.hpp"
#include "kernel/unit_of_work.hpp"
#include "kernel/uuid.hpp"
#include "menu/domain/menu_import.hpp"
#include "menu/ports.hpp"
#include "menu/use_cases/publish_menu.hpp"

namespace beanq::menu {

/// Adds a whole menu in a transaction of the caller's.
class ImportMenu {
public:
    struct Needs {
        UuidSource& ids;
        Locations& locations;
        MenuRepository& menus;
        CategoryRepository& categories;
        MenuItemRepository& items;
        ProductRepository& products;
        ModifierGroupRepository& groups;
        PublishMenu& publish;
    };
    explicit ImportMenu(Needs needs) : needs_(needs) {}

    /// Answers `menu` with all its ids. 422 `location.unknown`; 422 `body.invalid` with pointers
    /// into the tree, and then nothing is added.
    awaitable<Result<MenuImport>> run(Transaction& tx, MenuImport menu) const;

private:
    awaitable<void> add_menu(Transaction& tx, const MenuImport& import, std::size_t index,
                             LocationId location) const;

    Needs needs_;
};

}  // namespace beanq::menu

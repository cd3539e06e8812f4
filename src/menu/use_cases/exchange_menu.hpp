#pragma once

#include <optional>
#include <vector>

#include "kernel/awaitable.hpp"
#include "kernel/import_report.hpp"
#include "kernel/location.hpp"
#include "kernel/result.hpp"
#include "kernel/unit_of_work.hpp"
#include "kernel/uuid.hpp"
#include "menu/domain/menu_sheet.hpp"
#include "menu/ports.hpp"
#include "menu/use_cases/publish_menu.hpp"

namespace beanq::menu {

/// Takes a location's menus, and all products and modifier groups, out as rows and brings rows in.
/// What was exported comes back unchanged; into an empty shop it brings the same menu, with the
/// same ids. What no row names stays as it is.
class ExchangeMenu {
public:
    struct Needs {
        Store& store;
        UuidSource& ids;
        Locations& locations;
        MenuRepository& menus;
        CategoryRepository& categories;
        MenuItemRepository& items;
        ProductRepository& products;
        ModifierGroupRepository& groups;
        PublishMenu& publish;
    };
    explicit ExchangeMenu(Needs needs) : needs_(needs) {}

    /// 422 `location.unknown`.
    awaitable<Result<std::vector<MenuRow>>> take_out(std::optional<LocationId> location) const;

    /// All rows, or none: 422 with every fault as read_rows, or `location.unknown`. A dry run
    /// changes nothing and reports the faults instead.
    awaitable<Result<ImportReport>> bring_in(std::vector<MenuRow> rows,
                                             std::optional<LocationId> location,
                                             bool dry_run) const;

private:
    /// Of one location or of all.
    awaitable<MenuBook> load(Transaction& tx, std::optional<LocationId> location) const;
    awaitable<void> store(Transaction& tx, const MenuBook& before, MenuBook after) const;
    awaitable<void> store(Transaction& tx, const Product& before, Product after) const;
    awaitable<void> store(Transaction& tx, const ModifierGroup& before, ModifierGroup after) const;

    Needs needs_;
};

}  // namespace beanq::menu

// From what is stored about a location's menu to what is on sale there on one day.
#pragma once

#include <cstdint>
#include <vector>

#include "kernel/clock.hpp"
#include "kernel/location.hpp"
#include "menu/domain/catalogue.hpp"
#include "menu/domain/conditions.hpp"
#include "menu/domain/menu.hpp"
#include "menu/domain/modifier_group.hpp"
#include "menu/domain/price_schedule.hpp"
#include "menu/domain/product.hpp"

namespace beanq::menu {

/// What of a location's menu is active, each list in its order (sort, then id). Menus of other
/// days are among it.
struct StoredMenu {
    std::int64_t version = 0;
    std::int64_t content_version = 0;  ///< stays when only what can be had changes
    std::vector<Menu> menus;
    std::vector<Category> categories;
    std::vector<MenuItem> items;
    std::vector<Product> products;
    std::vector<ModifierGroup> groups;
    std::vector<PriceSchedule> schedules = {};  ///< of any hours; a later one decides

    /// Whether what is on sale depends on the time of the day.
    bool follows_the_clock() const;
    /// Which menus and schedules hold when the location's clock shows that.
    std::vector<bool> holding_at(const LocalTime& now) const;
};

/// The catalogue under those conditions. Menus that are not on sale then are left out; menus
/// and categories without items stay. A variation or modifier that is sold out or cannot be made is
/// not available; nor is an item when all its variations are, or when a group's minimum cannot be
/// met by its available modifiers.
Catalogue assemble(const Location& location, const StoredMenu& stored,
                   const Conditions& conditions);

}  // namespace beanq::menu

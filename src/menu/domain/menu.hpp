#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kernel/clock.hpp"
#include "kernel/id.hpp"
#include "kernel/result.hpp"
#include "kernel/time_zone.hpp"
#include "kernel/weekly_hours.hpp"

namespace beanq::menu {

/// What a shop offers, for always or for a season. Shown in the order of `sort`, then of `id`.
struct Menu {
    MenuId id;
    LocationId location;
    std::string name;
    std::optional<Date> valid_from = {};   ///< first day, in the location's zone
    std::optional<Date> valid_until = {};  ///< last day
    int sort = 0;
    bool active = true;
    std::int64_t version = 1;
    WeeklyHours hours = {};  ///< none: all day

    bool valid_on(Date day) const;
    /// Whether it is on sale when the location's clock shows that. What begins on a valid day goes
    /// on past midnight.
    bool on_sale_at(const LocalTime& now) const;

    bool operator==(const Menu&) const = default;
};

/// A part of a menu.
struct Category {
    CategoryId id;
    MenuId menu;
    std::string name;
    int sort = 0;
    bool active = true;
    std::int64_t version = 1;

    bool operator==(const Category&) const = default;
};

/// A product's place in a category. A product stands in a category once at most.
struct MenuItem {
    MenuItemId id;
    CategoryId category;
    ProductId product;
    int sort = 0;
    bool active = true;
    std::int64_t version = 1;

    bool operator==(const MenuItem&) const = default;
};

/// `field.range` at `<at>/valid_until` when it is before `valid_from`; as faults_in(WeeklyHours) at
/// `<at>/hours`.
std::vector<FieldError> faults_in(const Menu& menu, const std::string& at = "");

/// The first day after `today` on which another set of `menus` is valid; nothing when none comes.
std::optional<Date> next_change(const std::vector<Menu>& menus, Date today);

}  // namespace beanq::menu

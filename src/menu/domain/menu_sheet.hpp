// A whole menu as rows of text: what is exported, and what comes back.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/import_report.hpp"
#include "kernel/location.hpp"
#include "kernel/row_reader.hpp"
#include "kernel/uuid.hpp"
#include "menu/domain/menu.hpp"
#include "menu/domain/modifier_group.hpp"
#include "menu/domain/product.hpp"

namespace beanq::menu {

/// All that stands on menus, and all products and modifier groups of the chain.
struct MenuBook {
    std::vector<Menu> menus;
    std::vector<Category> categories;
    std::vector<MenuItem> items;
    std::vector<Product> products;
    std::vector<ModifierGroup> groups;
};

/// One thing of a menu. `kind` says which: menu, category, product, variation, modifier-group,
/// modifier, product-group (a product's use of a group) or menu-item (a product's place in a
/// category). Each kind has the cells that its fields need:
///
/// - `id`, where the thing has one; without it a row means the thing of its name within what it
///   belongs to, and a thing that is not there is made;
/// - `menu`, `category`, `product`, `modifier_group`: what it belongs to or joins, by name, or by
///   id where several have that name;
/// - `price` in minor units; `allergens` between semicolons; `hours` as
///   `mon,tue 07:30-11:00;sat 22:00-02:00`.
struct MenuRow {
    Cell kind = {};
    Cell id = {};
    Cell menu = {};
    Cell category = {};
    Cell product = {};
    Cell modifier_group = {};
    Cell name = {};
    Cell description = {};
    Cell price = {};
    Cell currency = {};
    Cell min = {};
    Cell max = {};
    Cell repeats = {};
    Cell default_ = {};  // NOLINT(readability-identifier-naming): `default` is a keyword
    Cell sort = {};
    Cell active = {};
    Cell valid_from = {};
    Cell valid_until = {};
    Cell hours = {};
    Cell image_url = {};
    Cell tax_class = {};
    Cell allergens = {};
    Cell preparation_seconds = {};

    bool operator==(const MenuRow&) const = default;
};

/// Everything in the book, what others belong to first.
std::vector<MenuRow> to_rows(const MenuBook& book);

/// What the book becomes by the rows, in any order, and what each of them does. Faults are told at
/// `/items/<row>/<column>`: those of RowReader; `field.unknown-id` for what is named and is not
/// there, `field.ambiguous` for a name that several have; `field.not-allowed` where a thing would
/// get another owner; and those of the things' own rules.
struct MenuReading {
    MenuBook book;
    ImportReport report;
};
MenuReading read_rows(const std::vector<MenuRow>& rows, MenuBook book, const Location& location,
                      UuidSource& ids);

/// `mon,tue 07:30-11:00;sat 22:00-02:00`; empty for always.
std::string hours_cell(const WeeklyHours& hours);
std::optional<WeeklyHours> parse_hours_cell(std::string_view text);

}  // namespace beanq::menu

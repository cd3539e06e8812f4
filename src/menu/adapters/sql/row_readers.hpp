// From rows to the menu's entities. Each names the columns that it reads, in its order.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "kernel/fault.hpp"
#include "menu/domain/conditions.hpp"
#include "menu/domain/menu.hpp"
#include "menu/domain/modifier_group.hpp"
#include "menu/domain/price_schedule.hpp"
#include "menu/domain/product.hpp"
#include "menu/ports.hpp"
#include "platform/db/sql.hpp"

namespace beanq::menu {

/// id, location_id, name, valid_from, valid_until, sort, active, version, hours
Menu read_menu(const db::Row& row);
/// id, menu_id, name, sort, active, version
Category read_category(const db::Row& row);
/// id, category_id, product_id, sort, active, version
MenuItem read_item(const db::Row& row);
/// id, name, description, image_url, tax_class, allergens, preparation_s, active, version
Product read_product(const db::Row& row);
/// id, product_id, name, price_minor, currency, sort, sold_out, version
Variation read_variation(const db::Row& row);
/// modifier_group_id, min_selections, max_selections
GroupUse read_group_use(const db::Row& row);
/// id, name, min_selections, max_selections, repeats, version
ModifierGroup read_group(const db::Row& row);
/// id, modifier_group_id, name, price_minor, currency, is_default, sort, sold_out, version
Modifier read_modifier(const db::Row& row);

/// id, location_id, name, valid_from, valid_until, active, version, hours; without its prices
PriceSchedule read_schedule(const db::Row& row);
/// variation_id, price_minor, currency
ScheduledPrice read_scheduled_price(const db::Row& row);
/// subject, subject_id, stopped_till
Stop read_stop(const db::Row& row);

/// The stops of a location, `$1`.
inline constexpr db::Statement stops_of_location{"menu.stops_of_location", R"(
    SELECT subject, subject_id, stopped_till FROM menu_stops WHERE location_id = $1
    ORDER BY subject, subject_id)"};

/// All rows, or the only one.
template <class T>
std::vector<T> read_all(const db::Rows& rows, T (*read)(const db::Row&)) {
    std::vector<T> list;
    list.reserve(rows.size());
    for (const db::Row& row : rows)
        list.push_back(read(row));
    return list;
}

template <class T>
std::optional<T> read_one(const db::Rows& rows, T (*read)(const db::Row&)) {
    if (rows.empty()) return std::nullopt;
    return read(rows.front());
}

/// Throws TransientConflict unless the statement changed a row: its version is another by now.
void expect_changed(const db::Rows& rows);

/// Before every place of a list in its order, so that one statement serves all pages.
inline constexpr ListPlace list_start{std::numeric_limits<int>::min(), {}};

}  // namespace beanq::menu

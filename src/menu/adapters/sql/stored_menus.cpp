#include "menu/adapters/sql/stored_menus.hpp"

#include <unordered_map>
#include <utility>

#include "kernel/fault.hpp"
#include "menu/adapters/sql/row_readers.hpp"
#include "platform/db/sql.hpp"

namespace beanq::menu {

namespace {

using db::sql;

// SQLite lets one writer in at a time anyway.
constexpr db::Statement hold_menus{"menu.hold", "SELECT pg_advisory_xact_lock(8204371503)",
                                   "SELECT 1"};

constexpr db::Statement menu_version{"menu.version", R"(
    SELECT version, content_version FROM menu_versions WHERE location_id = $1)"};

constexpr db::Statement raise_location{"menu.raise_version", R"(
    INSERT INTO menu_versions (location_id, version, content_version) VALUES ($1, 1, 1)
    ON CONFLICT (location_id) DO UPDATE
    SET version = menu_versions.version + 1, content_version = menu_versions.content_version + 1
    RETURNING location_id, version)"};

constexpr db::Statement raise_availability_only{"menu.raise_availability", R"(
    INSERT INTO menu_versions (location_id, version, content_version) VALUES ($1, 1, 0)
    ON CONFLICT (location_id) DO UPDATE SET version = menu_versions.version + 1
    RETURNING location_id, version)"};

// WHERE TRUE keeps SQLite from reading ON CONFLICT as a part of the SELECT.
constexpr db::Statement raise_all{"menu.raise_all_versions", R"(
    INSERT INTO menu_versions (location_id, version, content_version)
    SELECT id, 1, 1 FROM locations WHERE TRUE ORDER BY id
    ON CONFLICT (location_id) DO UPDATE
    SET version = menu_versions.version + 1, content_version = menu_versions.content_version + 1
    RETURNING location_id, version)"};

constexpr db::Statement active_menus{"menu.active_menus", R"(
    SELECT id, location_id, name, valid_from, valid_until, sort, active, version, hours
    FROM menus WHERE location_id = $1 AND active = TRUE ORDER BY sort, id)"};

constexpr db::Statement active_categories{"menu.active_categories", R"(
    SELECT c.id, c.menu_id, c.name, c.sort, c.active, c.version
    FROM categories c JOIN menus m ON m.id = c.menu_id
    WHERE m.location_id = $1 AND m.active = TRUE AND c.active = TRUE ORDER BY c.sort, c.id)"};

constexpr db::Statement active_items{"menu.active_items", R"(
    SELECT i.id, i.category_id, i.product_id, i.sort, i.active, i.version
    FROM menu_items i JOIN categories c ON c.id = i.category_id JOIN menus m ON m.id = c.menu_id
    WHERE m.location_id = $1 AND m.active = TRUE AND c.active = TRUE AND i.active = TRUE
    ORDER BY i.sort, i.id)"};

constexpr db::Statement products_on_menus{"menu.products_on_menus", R"(
    SELECT id, name, description, image_url, tax_class, allergens, preparation_s, active, version
    FROM products
    WHERE active = TRUE AND id IN (
        SELECT i.product_id FROM menu_items i
        JOIN categories c ON c.id = i.category_id JOIN menus m ON m.id = c.menu_id
        WHERE m.location_id = $1 AND m.active = TRUE AND c.active = TRUE AND i.active = TRUE))"};

constexpr db::Statement variations_on_menus{"menu.variations_on_menus", R"(
    SELECT id, product_id, name, price_minor, currency, sort, sold_out, version
    FROM variations
    WHERE product_id IN (
        SELECT i.product_id FROM menu_items i
        JOIN categories c ON c.id = i.category_id JOIN menus m ON m.id = c.menu_id
        WHERE m.location_id = $1 AND m.active = TRUE AND c.active = TRUE AND i.active = TRUE)
    ORDER BY sort, id)"};

constexpr db::Statement group_uses_on_menus{"menu.group_uses_on_menus", R"(
    SELECT modifier_group_id, min_selections, max_selections, product_id
    FROM product_modifier_groups
    WHERE product_id IN (
        SELECT i.product_id FROM menu_items i
        JOIN categories c ON c.id = i.category_id JOIN menus m ON m.id = c.menu_id
        WHERE m.location_id = $1 AND m.active = TRUE AND c.active = TRUE AND i.active = TRUE)
    ORDER BY product_id, position)"};

constexpr db::Statement all_groups{"menu.all_groups", R"(
    SELECT id, name, min_selections, max_selections, repeats, version FROM modifier_groups)"};

constexpr db::Statement all_modifiers{"menu.all_modifiers", R"(
    SELECT id, modifier_group_id, name, price_minor, currency, is_default, sort, sold_out, version
    FROM modifiers ORDER BY sort, id)"};

constexpr db::Statement active_schedules{"menu.active_schedules", R"(
    SELECT id, location_id, name, valid_from, valid_until, active, version, hours
    FROM price_schedules WHERE location_id = $1 AND active = TRUE ORDER BY id)"};

constexpr db::Statement scheduled_prices{"menu.scheduled_prices", R"(
    SELECT p.variation_id, p.price_minor, p.currency, p.price_schedule_id
    FROM price_schedule_prices p JOIN price_schedules s ON s.id = p.price_schedule_id
    WHERE s.location_id = $1 AND s.active = TRUE)"};

/// Puts each part into the list of the one that it belongs to, if that is there.
template <class Owner, class Part>
void hand_out(std::vector<Owner>& owners, std::vector<Part> Owner::* list, const db::Rows& rows,
              Part (*read)(const db::Row&), std::size_t owner_column) {
    std::unordered_map<decltype(Owner::id), Owner*> by_id;
    for (Owner& owner : owners)
        by_id.emplace(owner.id, &owner);
    for (const db::Row& row : rows) {
        const auto owner = by_id.find(row.get<decltype(Owner::id)>(owner_column));
        if (owner != by_id.end()) (owner->second->*list).push_back(read(row));
    }
}

std::int64_t read_content_version(const db::Rows& rows) {
    return rows.empty() ? 0 : rows.front().get<std::int64_t>(1);
}

std::int64_t read_version(const db::Rows& rows) {
    return rows.empty() ? 0 : rows.front().get<std::int64_t>(0);
}

StoredMenus::Versions read_versions(const db::Rows& rows) {
    StoredMenus::Versions versions;
    for (const db::Row& row : rows)
        versions.emplace_back(row.get<LocationId>(0), row.get<std::int64_t>(1));
    return versions;
}

}  // namespace

awaitable<void> SqlStoredMenus::hold(Transaction& tx) { co_await sql(tx).run(hold_menus); }

awaitable<std::int64_t> SqlStoredMenus::version(Transaction& tx, LocationId location) {
    const auto rows = co_await sql(tx).run(menu_version, location);
    co_return read_version(rows);
}

awaitable<MenuState> SqlStoredMenus::state(Transaction& tx, LocationId location) {
    std::vector<db::Query> queries{db::query(menu_version, location),
                                   db::query(stops_of_location, location)};
    const auto rows = co_await sql(tx).run_all(std::move(queries));
    co_return MenuState{read_version(rows[0]), read_content_version(rows[0]),
                        read_all(rows[1], read_stop)};
}

awaitable<StoredMenu> SqlStoredMenus::load(Transaction& tx, LocationId location) {
    // Where each statement sees what was committed before it, a change may come in between: then
    // the version at the end is another than at the start.
    for (int attempt = 0; attempt < 5; ++attempt) {
        std::vector<db::Query> queries{db::query(menu_version, location),
                                       db::query(active_menus, location),
                                       db::query(active_categories, location),
                                       db::query(active_items, location),
                                       db::query(products_on_menus, location),
                                       db::query(variations_on_menus, location),
                                       db::query(group_uses_on_menus, location),
                                       db::query(all_groups),
                                       db::query(all_modifiers),
                                       db::query(active_schedules, location),
                                       db::query(scheduled_prices, location),
                                       db::query(menu_version, location)};
        const auto rows = co_await sql(tx).run_all(std::move(queries));
        if (read_content_version(rows.front()) != read_content_version(rows.back())) continue;
        StoredMenu stored{.version = read_version(rows.front()),
                          .content_version = read_content_version(rows.front()),
                          .menus = read_all(rows[1], read_menu),
                          .categories = read_all(rows[2], read_category),
                          .items = read_all(rows[3], read_item),
                          .products = read_all(rows[4], read_product),
                          .groups = read_all(rows[7], read_group),
                          .schedules = read_all(rows[9], read_schedule)};
        hand_out(stored.products, &Product::variations, rows[5], read_variation, 1);
        hand_out(stored.products, &Product::groups, rows[6], read_group_use, 3);
        hand_out(stored.groups, &ModifierGroup::modifiers, rows[8], read_modifier, 1);
        hand_out(stored.schedules, &PriceSchedule::prices, rows[10], read_scheduled_price, 3);
        co_return stored;
    }
    throw TransientConflict("the menu keeps changing while it is read");
}

awaitable<StoredMenus::Versions> SqlStoredMenus::raise(Transaction& tx,
                                                       std::optional<LocationId> location) {
    auto wanted = location ? db::query(raise_location, *location) : db::query(raise_all);
    const auto rows = co_await sql(tx).execute(std::move(wanted));
    co_return read_versions(rows);
}

awaitable<StoredMenus::Versions> SqlStoredMenus::raise_availability(Transaction& tx,
                                                                    LocationId location) {
    const auto rows = co_await sql(tx).run(raise_availability_only, location);
    co_return read_versions(rows);
}

}  // namespace beanq::menu

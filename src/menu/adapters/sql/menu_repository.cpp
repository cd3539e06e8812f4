#include "menu/adapters/sql/menu_repository.hpp"

#include "menu/adapters/sql/row_readers.hpp"
#include "platform/db/sql.hpp"

namespace beanq::menu {

namespace {

using db::sql;

constexpr db::Statement insert_menu{"menu.insert_menu", R"(
    INSERT INTO menus (id, location_id, name, valid_from, valid_until, sort, active, version, hours)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))"};

constexpr db::Statement menu_by_id{"menu.menu_by_id", R"(
    SELECT id, location_id, name, valid_from, valid_until, sort, active, version, hours
    FROM menus WHERE id = $1)"};

constexpr db::Statement all_menus{"menu.all_menus", R"(
    SELECT id, location_id, name, valid_from, valid_until, sort, active, version, hours
    FROM menus WHERE (sort, id) > ($1, $2) ORDER BY sort, id LIMIT $3)"};

constexpr db::Statement menus_of_location{"menu.menus_of_location", R"(
    SELECT id, location_id, name, valid_from, valid_until, sort, active, version, hours
    FROM menus WHERE location_id = $1 AND (sort, id) > ($2, $3) ORDER BY sort, id LIMIT $4)"};

constexpr db::Statement last_menu_sort{"menu.last_menu_sort", R"(
    SELECT COALESCE(MAX(sort), -1) FROM menus WHERE location_id = $1)"};

constexpr db::Statement update_menu{"menu.update_menu", R"(
    UPDATE menus SET name = $3, valid_from = $4, valid_until = $5, sort = $6, active = $7,
                     hours = $8, version = version + 1
    WHERE id = $1 AND version = $2)"};

constexpr db::Statement delete_menu{"menu.delete_menu", R"(
    DELETE FROM menus WHERE id = $1 AND version = $2)"};

constexpr db::Statement insert_category{"menu.insert_category", R"(
    INSERT INTO categories (id, menu_id, name, sort, active, version)
    VALUES ($1, $2, $3, $4, $5, $6))"};

constexpr db::Statement category_by_id{"menu.category_by_id", R"(
    SELECT id, menu_id, name, sort, active, version FROM categories WHERE id = $1)"};

constexpr db::Statement all_categories{"menu.all_categories", R"(
    SELECT id, menu_id, name, sort, active, version
    FROM categories WHERE (sort, id) > ($1, $2) ORDER BY sort, id LIMIT $3)"};

constexpr db::Statement categories_of_menu{"menu.categories_of_menu", R"(
    SELECT id, menu_id, name, sort, active, version
    FROM categories WHERE menu_id = $1 AND (sort, id) > ($2, $3) ORDER BY sort, id LIMIT $4)"};

constexpr db::Statement last_category_sort{"menu.last_category_sort", R"(
    SELECT COALESCE(MAX(sort), -1) FROM categories WHERE menu_id = $1)"};

constexpr db::Statement update_category{"menu.update_category", R"(
    UPDATE categories SET name = $3, sort = $4, active = $5, version = version + 1
    WHERE id = $1 AND version = $2)"};

constexpr db::Statement delete_category{"menu.delete_category", R"(
    DELETE FROM categories WHERE id = $1 AND version = $2)"};

constexpr db::Statement location_of_category{"menu.location_of_category", R"(
    SELECT menus.location_id FROM categories JOIN menus ON menus.id = categories.menu_id
    WHERE categories.id = $1)"};

constexpr db::Statement insert_item{"menu.insert_item", R"(
    INSERT INTO menu_items (id, category_id, product_id, sort, active, version)
    VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (category_id, product_id) DO NOTHING)"};

constexpr db::Statement item_by_id{"menu.item_by_id", R"(
    SELECT id, category_id, product_id, sort, active, version FROM menu_items WHERE id = $1)"};

constexpr db::Statement all_items{"menu.all_items", R"(
    SELECT id, category_id, product_id, sort, active, version
    FROM menu_items WHERE (sort, id) > ($1, $2) ORDER BY sort, id LIMIT $3)"};

constexpr db::Statement items_of_category{"menu.items_of_category", R"(
    SELECT id, category_id, product_id, sort, active, version
    FROM menu_items WHERE category_id = $1 AND (sort, id) > ($2, $3) ORDER BY sort, id LIMIT $4)"};

constexpr db::Statement last_item_sort{"menu.last_item_sort", R"(
    SELECT COALESCE(MAX(sort), -1) FROM menu_items WHERE category_id = $1)"};

constexpr db::Statement update_item{"menu.update_item", R"(
    UPDATE menu_items SET sort = $3, active = $4, version = version + 1
    WHERE id = $1 AND version = $2)"};

constexpr db::Statement delete_item{"menu.delete_item", R"(
    DELETE FROM menu_items WHERE id = $1 AND version = $2)"};

constexpr db::Statement ids_of_category{"menu.ids_of_category", R"(
    SELECT id FROM menu_items WHERE category_id = $1 ORDER BY sort, id)"};

constexpr db::Statement number_item{"menu.number_item", R"(
    UPDATE menu_items SET sort = $2, version = version + 1 WHERE id = $1)"};

constexpr db::Statement placed_items{"menu.placed_items", R"(
    SELECT id FROM menu_items WHERE product_id = $1 LIMIT 1)"};

}  // namespace

awaitable<void> SqlMenuRepository::add(Transaction& tx, const Menu& menu) {
    co_await sql(tx).run(insert_menu, menu.id, menu.location, menu.name, menu.valid_from,
                         menu.valid_until, menu.sort, menu.active, menu.version,
                         to_text(menu.hours));
}

awaitable<std::optional<Menu>> SqlMenuRepository::find(Transaction& tx, MenuId id) {
    const auto rows = co_await sql(tx).run(menu_by_id, id);
    co_return read_one(rows, read_menu);
}

awaitable<std::vector<Menu>> SqlMenuRepository::list(Transaction& tx,
                                                     std::optional<LocationId> location,
                                                     std::optional<ListPlace> after, int limit) {
    const ListPlace from = after.value_or(list_start);
    auto wanted = location ? db::query(menus_of_location, *location, from.sort, from.id, limit)
                           : db::query(all_menus, from.sort, from.id, limit);
    const auto rows = co_await sql(tx).execute(std::move(wanted));
    co_return read_all(rows, read_menu);
}

awaitable<int> SqlMenuRepository::next_sort(Transaction& tx, LocationId location) {
    const auto rows = co_await sql(tx).run(last_menu_sort, location);
    co_return rows.front().get<int>(0) + 1;
}

awaitable<void> SqlMenuRepository::update(Transaction& tx, Menu& menu) {
    const auto rows =
        co_await sql(tx).run(update_menu, menu.id, menu.version, menu.name, menu.valid_from,
                             menu.valid_until, menu.sort, menu.active, to_text(menu.hours));
    expect_changed(rows);
    ++menu.version;
}

awaitable<void> SqlMenuRepository::remove(Transaction& tx, MenuId id, std::int64_t version) {
    const auto rows = co_await sql(tx).run(delete_menu, id, version);
    expect_changed(rows);
}

awaitable<void> SqlCategoryRepository::add(Transaction& tx, const Category& category) {
    co_await sql(tx).run(insert_category, category.id, category.menu, category.name, category.sort,
                         category.active, category.version);
}

awaitable<std::optional<Category>> SqlCategoryRepository::find(Transaction& tx, CategoryId id) {
    const auto rows = co_await sql(tx).run(category_by_id, id);
    co_return read_one(rows, read_category);
}

awaitable<std::vector<Category>> SqlCategoryRepository::list(Transaction& tx,
                                                             std::optional<MenuId> menu,
                                                             std::optional<ListPlace> after,
                                                             int limit) {
    const ListPlace from = after.value_or(list_start);
    auto wanted = menu ? db::query(categories_of_menu, *menu, from.sort, from.id, limit)
                       : db::query(all_categories, from.sort, from.id, limit);
    const auto rows = co_await sql(tx).execute(std::move(wanted));
    co_return read_all(rows, read_category);
}

awaitable<int> SqlCategoryRepository::next_sort(Transaction& tx, MenuId menu) {
    const auto rows = co_await sql(tx).run(last_category_sort, menu);
    co_return rows.front().get<int>(0) + 1;
}

awaitable<void> SqlCategoryRepository::update(Transaction& tx, Category& category) {
    const auto rows = co_await sql(tx).run(update_category, category.id, category.version,
                                           category.name, category.sort, category.active);
    expect_changed(rows);
    ++category.version;
}

awaitable<void> SqlCategoryRepository::remove(Transaction& tx, CategoryId id,
                                              std::int64_t version) {
    const auto rows = co_await sql(tx).run(delete_category, id, version);
    expect_changed(rows);
}

awaitable<LocationId> SqlCategoryRepository::location_of(Transaction& tx, CategoryId id) {
    const auto rows = co_await sql(tx).run(location_of_category, id);
    if (rows.empty()) throw TransientConflict("the category was removed meanwhile");
    co_return rows.front().get<LocationId>(0);
}

awaitable<bool> SqlMenuItemRepository::add(Transaction& tx, const MenuItem& item) {
    const auto rows = co_await sql(tx).run(insert_item, item.id, item.category, item.product,
                                           item.sort, item.active, item.version);
    co_return rows.changed == 1;
}

awaitable<std::optional<MenuItem>> SqlMenuItemRepository::find(Transaction& tx, MenuItemId id) {
    const auto rows = co_await sql(tx).run(item_by_id, id);
    co_return read_one(rows, read_item);
}

awaitable<std::vector<MenuItem>> SqlMenuItemRepository::list(Transaction& tx,
                                                             std::optional<CategoryId> category,
                                                             std::optional<ListPlace> after,
                                                             int limit) {
    const ListPlace from = after.value_or(list_start);
    auto wanted = category ? db::query(items_of_category, *category, from.sort, from.id, limit)
                           : db::query(all_items, from.sort, from.id, limit);
    const auto rows = co_await sql(tx).execute(std::move(wanted));
    co_return read_all(rows, read_item);
}

awaitable<int> SqlMenuItemRepository::next_sort(Transaction& tx, CategoryId category) {
    const auto rows = co_await sql(tx).run(last_item_sort, category);
    co_return rows.front().get<int>(0) + 1;
}

awaitable<void> SqlMenuItemRepository::update(Transaction& tx, MenuItem& item) {
    const auto rows =
        co_await sql(tx).run(update_item, item.id, item.version, item.sort, item.active);
    expect_changed(rows);
    ++item.version;
}

awaitable<void> SqlMenuItemRepository::remove(Transaction& tx, MenuItemId id,
                                              std::int64_t version) {
    const auto rows = co_await sql(tx).run(delete_item, id, version);
    expect_changed(rows);
}

awaitable<std::vector<MenuItemId>> SqlMenuItemRepository::ids_in(Transaction& tx,
                                                                 CategoryId category) {
    const auto rows = co_await sql(tx).run(ids_of_category, category);
    std::vector<MenuItemId> ids;
    for (const db::Row& row : rows)
        ids.push_back(row.get<MenuItemId>(0));
    co_return ids;
}

awaitable<void> SqlMenuItemRepository::number(Transaction& tx,
                                              const std::vector<MenuItemId>& order) {
    std::vector<db::Query> queries;
    for (const MenuItemId& id : order)
        queries.push_back(db::query(number_item, id, queries.size()));
    co_await sql(tx).run_all(std::move(queries));
}

awaitable<bool> SqlMenuItemRepository::is_placed(Transaction& tx, ProductId product) {
    const auto rows = co_await sql(tx).run(placed_items, product);
    co_return !rows.empty();
}

}  // namespace beanq::menu

// What every store of menus, categories and items must do, and of what is on sale.
#include "tests/support/menu_contract.hpp"

namespace beanq::menu {
namespace {

using MenuRepositoryContract = MenuContract;

TEST_F(MenuRepositoryContract, finds_a_menu_as_it_was_added) {
    Menu menu{.id = MenuId{shop.ids.next()},
              .location = shop.shop,
              .name = "Зима 'x' \\",
              .valid_from = parse_iso_date("2026-12-01"),
              .valid_until = parse_iso_date("2027-02-28"),
              .sort = 3,
              .active = false,
              .version = 1};
    write([&](Transaction& tx) { return shop.menus.add(tx, menu); });
    const auto read_back = read([&](Transaction& tx) { return shop.menus.find(tx, menu.id); });
    ASSERT_TRUE(read_back);
    EXPECT_EQ(read_back->name, menu.name);
    EXPECT_EQ(read_back->location, menu.location);
    EXPECT_EQ(read_back->valid_from, menu.valid_from);
    EXPECT_EQ(read_back->valid_until, menu.valid_until);
    EXPECT_EQ(read_back->sort, 3);
    EXPECT_FALSE(read_back->active);
    EXPECT_FALSE(
        read([&](Transaction& tx) { return shop.menus.find(tx, MenuId{shop.ids.next()}); }));
}

TEST_F(MenuRepositoryContract, updates_a_menu_from_its_version_only) {
    auto menu = a_menu("Old");
    auto late = menu;
    menu.name = "New";
    write([&](Transaction& tx) { return shop.menus.update(tx, menu); });
    EXPECT_EQ(menu.version, 2);
    EXPECT_EQ(read([&](Transaction& tx) { return shop.menus.find(tx, menu.id); })->version, 2);
    EXPECT_THROW(write([&](Transaction& tx) { return shop.menus.update(tx, late); }),
                 TransientConflict);
    EXPECT_THROW(write([&](Transaction& tx) { return shop.menus.remove(tx, menu.id, 1); }),
                 TransientConflict);
    EXPECT_EQ(read([&](Transaction& tx) { return shop.menus.find(tx, menu.id); })->name, "New");
}

TEST_F(MenuRepositoryContract, lists_menus_in_their_order_after_a_place) {
    a_menu("C", 2);
    const auto a = a_menu("A", 1);
    a_menu("B", 1);
    const auto other = shop.add_location("Asia/Tokyo");
    const Menu elsewhere{
        .id = MenuId{shop.ids.next()}, .location = other, .name = "Z", .valid_from = {}};
    write([&](Transaction& tx) { return shop.menus.add(tx, elsewhere); });
    const auto list = [&](std::optional<LocationId> location, std::optional<ListPlace> after,
                          int limit) {
        return names(
            read([&](Transaction& tx) { return shop.menus.list(tx, location, after, limit); }));
    };
    EXPECT_EQ(list({}, {}, 10), (Names{"Z", "A", "B", "C"}));
    EXPECT_EQ(list(shop.shop, {}, 2), (Names{"A", "B"}));
    EXPECT_EQ(list(shop.shop, ListPlace{1, a.id.value}, 10), (Names{"B", "C"}));
    EXPECT_EQ(read([&](Transaction& tx) { return shop.menus.next_sort(tx, shop.shop); }), 3);
}

TEST_F(MenuRepositoryContract, removes_a_menu_with_all_that_stands_in_it) {
    const auto menu = a_menu("Main");
    const auto category = a_category(menu, "Coffee");
    const auto product = a_product("Latte");
    const auto item = placed(category, product);
    write([&](Transaction& tx) { return shop.menus.remove(tx, menu.id, 1); });
    EXPECT_FALSE(read([&](Transaction& tx) { return shop.categories.find(tx, category.id); }));
    EXPECT_FALSE(read([&](Transaction& tx) { return shop.items.find(tx, item.id); }));
    EXPECT_TRUE(found(product));
}

TEST_F(MenuRepositoryContract, keeps_categories) {
    const auto menu = a_menu("Main");
    auto tea = a_category(menu, "Tea", 1);
    a_category(menu, "Coffee", 0);
    const auto list = [&](std::optional<MenuId> of) {
        return names(read([&](Transaction& tx) { return shop.categories.list(tx, of, {}, 10); }));
    };
    EXPECT_EQ(list(menu.id), (Names{"Coffee", "Tea"}));
    EXPECT_EQ(list({}), (Names{"Coffee", "Tea"}));
    EXPECT_EQ(list(MenuId{shop.ids.next()}), Names{});
    EXPECT_EQ(read([&](Transaction& tx) { return shop.categories.next_sort(tx, menu.id); }), 2);
    EXPECT_EQ(read([&](Transaction& tx) { return shop.categories.location_of(tx, tea.id); }),
              shop.shop);
    auto late = tea;
    tea.active = false;
    write([&](Transaction& tx) { return shop.categories.update(tx, tea); });
    EXPECT_FALSE(read([&](Transaction& tx) { return shop.categories.find(tx, tea.id); })->active);
    EXPECT_THROW(write([&](Transaction& tx) { return shop.categories.update(tx, late); }),
                 TransientConflict);
    write([&](Transaction& tx) { return shop.categories.remove(tx, tea.id, 2); });
    EXPECT_EQ(list(menu.id), Names{"Coffee"});
}

TEST_F(MenuRepositoryContract, places_a_product_once_in_a_category) {
    const auto category = a_category(a_menu("Main"), "Coffee");
    const auto product = a_product("Latte");
    EXPECT_FALSE(read([&](Transaction& tx) { return shop.items.is_placed(tx, product.id); }));
    placed(category, product);
    const MenuItem again{
        .id = MenuItemId{shop.ids.next()}, .category = category.id, .product = product.id};
    bool added = true;
    write([&](Transaction& tx) -> awaitable<void> { added = co_await shop.items.add(tx, again); });
    EXPECT_FALSE(added);
    EXPECT_TRUE(read([&](Transaction& tx) { return shop.items.is_placed(tx, product.id); }));
    EXPECT_EQ(read([&](Transaction& tx) { return shop.items.ids_in(tx, category.id); }).size(), 1U);
}

TEST_F(MenuRepositoryContract, numbers_items_in_a_new_order) {
    const auto category = a_category(a_menu("Main"), "Coffee");
    const auto a = placed(category, a_product("A"), 4);
    const auto b = placed(category, a_product("B"), 7);
    write(
        [&](Transaction& tx) -> awaitable<void> { co_await shop.items.number(tx, {b.id, a.id}); });
    const auto items =
        read([&](Transaction& tx) { return shop.items.list(tx, category.id, {}, 10); });
    ASSERT_EQ(items.size(), 2U);
    EXPECT_EQ(items[0].id, b.id);
    EXPECT_EQ(items[0].sort, 0);
    EXPECT_EQ(items[1].sort, 1);
    EXPECT_EQ(items[1].version, 2);
    auto late = a;
    EXPECT_THROW(write([&](Transaction& tx) { return shop.items.update(tx, late); }),
                 TransientConflict);
    auto item = items[1];
    item.active = false;
    write([&](Transaction& tx) { return shop.items.update(tx, item); });
    EXPECT_FALSE(read([&](Transaction& tx) { return shop.items.find(tx, a.id); })->active);
    write([&](Transaction& tx) { return shop.items.remove(tx, a.id, 3); });
    EXPECT_EQ(read([&](Transaction& tx) { return shop.items.next_sort(tx, category.id); }), 1);
}

TEST_F(MenuRepositoryContract, does_not_remove_what_is_placed_or_used) {
    const auto group = a_group("Milk");
    const auto product = a_product("Latte", {{group.id, {}, {}}});
    placed(a_category(a_menu("Main"), "Coffee"), product);
    EXPECT_THROW(write([&](Transaction& tx) { return shop.products.remove(tx, product.id, 1); }),
                 db::ConstraintViolation);
    EXPECT_THROW(write([&](Transaction& tx) { return shop.groups.remove(tx, group.id, 1); }),
                 db::ConstraintViolation);
}

TEST_F(MenuRepositoryContract, counts_the_changes_of_each_location) {
    const auto other = shop.add_location("Asia/Tokyo");
    EXPECT_EQ(version(), 0);
    const auto raise = [&](std::optional<LocationId> location) {
        StoredMenus::Versions versions;
        write([&](Transaction& tx) -> awaitable<void> {
            versions = co_await shop.stored.raise(tx, location);
        });
        return versions;
    };
    EXPECT_EQ(raise(shop.shop), (StoredMenus::Versions{{shop.shop, 1}}));
    EXPECT_EQ(raise(shop.shop), (StoredMenus::Versions{{shop.shop, 2}}));
    const auto all = raise({});
    EXPECT_EQ(all.size(), 2U);
    EXPECT_EQ(version(), 3);
    EXPECT_EQ(read([&](Transaction& tx) { return shop.stored.version(tx, other); }), 1);
}

TEST_F(MenuRepositoryContract, loads_what_is_active_of_one_location_in_its_order) {
    const auto import = shop.import_small();
    const auto other = shop.add_location("Asia/Tokyo");
    const auto stored = loaded();
    EXPECT_EQ(stored.version, version());
    EXPECT_EQ(names(stored.menus), Names{"Main"});
    EXPECT_EQ(stored.items.size(), 2U);
    EXPECT_EQ(stored.products.size(), 2U);
    EXPECT_EQ(stored.groups.size(), 2U);
    const auto latte = std::ranges::find(stored.products, std::string("Латте"), &Product::name);
    ASSERT_NE(latte, stored.products.end());
    EXPECT_EQ(names(latte->variations), (Names{"S", "M"}));
    ASSERT_EQ(latte->groups.size(), 2U);
    EXPECT_EQ(latte->groups[0].group, import.groups[0].id);
    const auto milk = std::ranges::find(stored.groups, import.groups[0].id, &ModifierGroup::id);
    EXPECT_EQ(names(milk->modifiers), (Names{"Cow", "Oat"}));
    EXPECT_TRUE(read([&](Transaction& tx) { return shop.stored.load(tx, other); }).menus.empty());
}

TEST_F(MenuRepositoryContract, loads_nothing_that_is_inactive) {
    const auto import = shop.import_small();
    auto product = *read([&](Transaction& tx) {
        return shop.products.find(tx, import.menus[0].categories[0].products[0].id);
    });
    product.active = false;
    write([&](Transaction& tx) { return shop.products.update(tx, product); });
    EXPECT_EQ(names(loaded().products), Names{"Croissant"});
    auto category = *read([&](Transaction& tx) {
        return shop.categories.find(tx, import.menus[0].categories[0].id);
    });
    category.active = false;
    write([&](Transaction& tx) { return shop.categories.update(tx, category); });
    EXPECT_TRUE(loaded().categories.empty());
    EXPECT_TRUE(loaded().items.empty());
    EXPECT_TRUE(loaded().products.empty());
}

}  // namespace
}  // namespace beanq::menu

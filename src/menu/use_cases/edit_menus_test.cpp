// Editing menus, their categories and their items.
#include "menu/use_cases/edit_menus.hpp"

#include <gtest/gtest.h>

#include "tests/support/menu_shop.hpp"

namespace beanq::menu {
namespace {

using namespace std::chrono;
using Faults = std::vector<std::string>;
using Names = std::vector<std::string>;

constexpr Date day(unsigned number) { return 2026y / November / std::chrono::day{number}; }

struct EditMenusTest : testing::Test {
    Menu menu(const std::string& name = "Main") {
        return *run(shop.edit_menus.create({{}, name, {}, {}, {}}, {}));
    }
    Category category(MenuId menu, const std::string& name) {
        return *run(shop.edit_categories.create({menu, name, {}}, {}));
    }
    ProductWithGroups product(const std::string& name) {
        CreateProductCommand command;
        command.name = name;
        command.variations = {{"M", rub(100)}};
        return *run(shop.edit_products.create(command, {}));
    }
    Names menus_on_sale() {
        Names names;
        for (const auto& shown : shop.published()->catalogue.menus)
            names.push_back(shown.name);
        return names;
    }
    Names items_on_sale() {
        Names names;
        for (const auto& item : shop.published()->catalogue.menus.at(0).categories.at(0).items) {
            names.push_back(item.product->name);
        }
        return names;
    }

    MenuShop shop;
};

TEST_F(EditMenusTest, creates_a_menu_of_the_oldest_location_after_all_others) {
    const auto first = menu("First");
    const auto second = menu("Second");
    EXPECT_EQ(first.location, shop.shop);
    EXPECT_TRUE(first.active);
    EXPECT_EQ(first.version, 1);
    EXPECT_EQ(first.sort, 0);
    EXPECT_EQ(second.sort, 1);
    EXPECT_EQ(menus_on_sale(), (Names{"First", "Second"}));
}

TEST_F(EditMenusTest, refuses_dates_in_the_wrong_order_and_unknown_locations) {
    const auto backwards = run(shop.edit_menus.create({{}, "x", day(2), day(1), {}}, {}));
    EXPECT_EQ(faults_of(backwards), Faults{"/valid_until field.range"});
    const auto nowhere =
        run(shop.edit_menus.create({LocationId{shop.ids.next()}, "x", {}, {}, {}}, {}));
    EXPECT_EQ(code_of(nowhere), "location.unknown");
}

TEST_F(EditMenusTest, creates_nothing_under_a_key_that_took_effect) {
    TakenKey book;
    const Once<Menu> once(book, {"owner", "key", "print"}, [](const Menu&) { return Answer{}; });
    EXPECT_EQ(run(shop.edit_menus.create({{}, "x", {}, {}, {}}, once)).error().kind,
              ErrorKind::replayed);
    EXPECT_EQ(menus_on_sale(), Names{});
}

TEST_F(EditMenusTest, changes_what_is_named_and_nothing_else) {
    const auto created = menu();
    ChangeMenuCommand command;
    command.id = created.id;
    command.if_match = 1;
    command.valid_until = std::optional<Date>(day(30));
    const auto changed = run(shop.edit_menus.change(command));
    ASSERT_TRUE(changed);
    EXPECT_EQ(changed->name, "Main");
    EXPECT_EQ(changed->valid_until, day(30));
    EXPECT_EQ(changed->version, 2);
    command.if_match = 2;
    command.valid_until = std::optional<Date>();
    EXPECT_EQ(run(shop.edit_menus.change(command))->valid_until, std::nullopt);
}

TEST_F(EditMenusTest, refuses_an_old_version_and_takes_any_without_one) {
    ChangeMenuCommand command;
    command.id = menu().id;
    command.name = "New";
    command.if_match = 2;
    const auto stale = run(shop.edit_menus.change(command));
    EXPECT_EQ(code_of(stale), "version.stale");
    EXPECT_EQ(stale.error().kind, ErrorKind::stale);
    EXPECT_EQ(menus_on_sale(), Names{"Main"});
    command.if_match.reset();
    EXPECT_TRUE(run(shop.edit_menus.change(command)));
    EXPECT_EQ(menus_on_sale(), Names{"New"});
}

TEST_F(EditMenusTest, takes_an_inactive_menu_off_sale) {
    ChangeMenuCommand command;
    command.id = menu().id;
    command.active = false;
    run(shop.edit_menus.change(command));
    EXPECT_EQ(menus_on_sale(), Names{});
    command.active = true;
    run(shop.edit_menus.change(command));
    EXPECT_EQ(menus_on_sale(), Names{"Main"});
}

TEST_F(EditMenusTest, deletes_a_menu_with_its_categories_and_items_but_not_products) {
    const auto created = menu();
    const auto coffee = category(created.id, "Coffee");
    const auto latte = product("Latte").product;
    const auto item = run(shop.place_items.place({coffee.id, latte.id, {}}, {}));
    EXPECT_EQ(code_of(run(shop.edit_menus.remove(created.id, 9))), "version.stale");
    EXPECT_TRUE(run(shop.edit_menus.remove(created.id, 1)));
    EXPECT_EQ(code_of(run(shop.edit_menus.remove(created.id, {}))), "menu.unknown");
    EXPECT_EQ(code_of(run(shop.browse.category(coffee.id))), "category.unknown");
    EXPECT_EQ(code_of(run(shop.browse.item(item->id))), "menu-item.unknown");
    EXPECT_TRUE(run(shop.browse.product(latte.id)));
    EXPECT_EQ(menus_on_sale(), Names{});
}

TEST_F(EditMenusTest, keeps_categories_in_their_order) {
    const auto created = menu();
    category(created.id, "Coffee");
    const auto tea = category(created.id, "Tea");
    ChangeCategoryCommand command;
    command.id = tea.id;
    command.if_match = tea.version;
    command.sort = 0;  // the same as Coffee's: the older one first
    EXPECT_EQ(run(shop.edit_categories.change(command))->version, 2);
    run(shop.edit_categories.create({created.id, "Top", 0}, {}));
    Names names;
    for (const auto& shown : shop.published()->catalogue.menus[0].categories)
        names.push_back(shown.name);
    EXPECT_EQ(names, (Names{"Coffee", "Tea", "Top"}));
}

TEST_F(EditMenusTest, hides_an_inactive_category_and_shows_an_empty_one) {
    const auto created = menu();
    const auto coffee = category(created.id, "Coffee");
    EXPECT_EQ(shop.published()->catalogue.menus[0].categories.size(), 1U);
    ChangeCategoryCommand command;
    command.id = coffee.id;
    command.active = false;
    run(shop.edit_categories.change(command));
    EXPECT_TRUE(shop.published()->catalogue.menus[0].categories.empty());
}

TEST_F(EditMenusTest, says_which_ids_name_nothing) {
    const auto nobody = shop.ids.next();
    EXPECT_EQ(faults_of(run(shop.edit_categories.create({MenuId{nobody}, "x", {}}, {}))),
              Faults{"/menu_id field.unknown-id"});
    EXPECT_EQ(
        faults_of(run(shop.place_items.place({CategoryId{nobody}, ProductId{nobody}, {}}, {}))),
        (Faults{"/category_id field.unknown-id", "/product_id field.unknown-id"}));
    ChangeMenuCommand menu_change;
    menu_change.id = MenuId{nobody};
    EXPECT_EQ(code_of(run(shop.edit_menus.change(menu_change))), "menu.unknown");
    EXPECT_EQ(code_of(run(shop.edit_categories.remove(CategoryId{nobody}, {}))),
              "category.unknown");
    EXPECT_EQ(code_of(run(shop.place_items.remove(MenuItemId{nobody}, {}))), "menu-item.unknown");
}

TEST_F(EditMenusTest, places_a_product_once_in_a_category) {
    const auto created = menu();
    const auto coffee = category(created.id, "Coffee");
    const auto best = category(created.id, "Best");
    const auto latte = product("Latte").product.id;
    const auto placed = run(shop.place_items.place({coffee.id, latte, {}}, {}));
    ASSERT_TRUE(placed);
    EXPECT_EQ(code_of(run(shop.place_items.place({coffee.id, latte, {}}, {}))),
              "menu-item.duplicate");
    EXPECT_TRUE(run(shop.place_items.place({best.id, latte, {}}, {})));
    EXPECT_EQ(items_on_sale(), Names{"Latte"});
    ChangeItemCommand hide{placed->id, 1, {}, false};
    EXPECT_EQ(run(shop.place_items.change(hide))->version, 2);
    EXPECT_EQ(items_on_sale(), Names{});
    EXPECT_EQ(code_of(run(shop.place_items.change(hide))), "version.stale");
    EXPECT_TRUE(run(shop.place_items.remove(placed->id, 2)));
}

TEST_F(EditMenusTest, puts_the_items_of_a_category_in_order) {
    const auto coffee = category(menu().id, "Coffee");
    std::vector<MenuItemId> items;
    for (const auto* name : {"A", "B", "C"}) {
        items.push_back(
            run(shop.place_items.place({coffee.id, product(name).product.id, {}}, {}))->id);
    }
    const auto ordered =
        run(shop.edit_categories.order_items(coffee.id, 1, {items[2], items[0], items[1]}));
    ASSERT_TRUE(ordered);
    EXPECT_EQ(ordered->version, 2);
    EXPECT_EQ(items_on_sale(), (Names{"C", "A", "B"}));
    const Faults incomplete{"/menu_item_ids field.choice"};
    EXPECT_EQ(faults_of(run(shop.edit_categories.order_items(coffee.id, 2, {items[0], items[1]}))),
              incomplete);
    EXPECT_EQ(faults_of(run(
                  shop.edit_categories.order_items(coffee.id, 2, {items[0], items[0], items[1]}))),
              incomplete);
    EXPECT_EQ(code_of(run(shop.edit_categories.order_items(coffee.id, 1, {}))), "version.stale");
}

}  // namespace
}  // namespace beanq::menu

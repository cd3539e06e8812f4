#include "menu/use_cases/import_menu.hpp"

#include <gtest/gtest.h>

#include "tests/support/menu_shop.hpp"

namespace beanq::menu {
namespace {

using Faults = std::vector<std::string>;

Result<MenuImport> imported(MenuShop& shop, MenuImport import) {
    return shop.change(
        [&](Transaction& tx) { return shop.import_menu.run(tx, std::move(import)); });
}

TEST(ImportMenu, fills_in_the_ids_that_are_left_out_and_keeps_those_that_are_given) {
    MenuShop shop;
    MenuImport import;
    const VariationId given{shop.ids.next()};
    import.menus = {{.name = "Main"}};
    import.menus[0].categories = {{.name = "Coffee"}};
    import.menus[0].categories[0].products = {
        {.name = "Latte", .variations = {{.id = given, .name = "M", .price = rub(1)}}}};
    const auto done = imported(shop, import);
    ASSERT_TRUE(done);
    const auto& product = done->menus[0].categories[0].products[0];
    EXPECT_FALSE(product.id.value.is_nil());
    EXPECT_EQ(product.variations[0].id, given);
    EXPECT_NE(shop.published()->catalogue.find(given), nullptr);
}

TEST(ImportMenu, puts_everything_on_sale_in_its_order) {
    MenuShop shop;
    shop.published();
    const auto import = shop.import_small();
    const auto menu = shop.published();
    const auto& category = menu->catalogue.menus.at(0).categories.at(0);
    EXPECT_EQ(category.items.at(0).product->name, "Латте");
    EXPECT_EQ(category.items.at(1).product->name, "Croissant");
    EXPECT_EQ(category.items[0].product->groups.at(1).modifiers.at(0).id,
              import.groups[1].modifiers[0].id);
    shop.import_small();
    EXPECT_EQ(shop.published()->catalogue.menus.size(), 2U);
}

TEST(ImportMenu, adds_nothing_when_its_transaction_is_rolled_back) {
    MenuShop shop;
    {
        auto tx = run(shop.store.begin());
        MenuImport import;
        import.menus = {{.name = "Main"}};
        ASSERT_TRUE(run(shop.import_menu.run(*tx, import)));
    }
    EXPECT_TRUE(shop.published()->catalogue.menus.empty());
}

TEST(ImportMenu, names_every_fault_of_the_tree_and_adds_nothing) {
    MenuShop shop;
    MenuImport import;
    import.groups = {{.name = "", .min = 2, .max = 1}, {.name = "Ok", .min = 0, .max = 1}};
    import.menus = {{.name = "Main"}};
    import.menus[0].categories = {{.name = ""}};
    import.menus[0].categories[0].products = {
        {.name = "Latte",
         .variations = {{.name = "M", .price = usd(1)}},
         .groups = {{.group = 5}, {.group = 1, .min = 2}, {.group = 1}}}};
    const std::string product = "/menus/0/categories/0/products/0";
    EXPECT_EQ(
        faults_of(imported(shop, import)),
        (Faults{"/groups/0/name field.too-short", "/groups/0/min field.range",
                "/menus/0/categories/0/name field.too-short",
                product + "/variations/0/price/currency field.currency",
                product + "/groups/0/group field.range", product + "/groups/1/min field.range",
                product + "/groups/2/group field.duplicate"}));
    EXPECT_TRUE(shop.published()->catalogue.menus.empty());
    import.location = LocationId{shop.ids.next()};
    EXPECT_EQ(code_of(imported(shop, import)), "location.unknown");
}

}  // namespace
}  // namespace beanq::menu

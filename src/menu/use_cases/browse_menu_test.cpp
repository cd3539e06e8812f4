#include "menu/use_cases/browse_menu.hpp"

#include <gtest/gtest.h>

#include "kernel/cursor.hpp"
#include "menu/use_cases/search_menu.hpp"
#include "tests/support/menu_shop.hpp"

namespace beanq::menu {
namespace {

using Names = std::vector<std::string>;
using Faults = std::vector<std::string>;

struct BrowseMenuTest : testing::Test {
    Product product(const std::string& name, const std::string& description = "",
                    std::int64_t price = 100) {
        CreateProductCommand command;
        command.name = name;
        command.description = description;
        command.variations = {{"L", rub(price + 50)}, {"M", rub(price)}};
        return run(shop.edit_products.create(command, {}))->product;
    }
    Names products(const ListProductsQuery& query) {
        Names names;
        for (const auto& whole : run(shop.browse.products(query))->items)
            names.push_back(whole.product.name);
        return names;
    }
    Names products(const std::string& text) {
        return products(ListProductsQuery{text, {}, {}, {}});
    }

    MenuShop shop;
};

TEST_F(BrowseMenuTest, lists_products_by_name_or_price_in_pages) {
    product("латте", "", 300);
    product("Ёлочный", "", 100);
    product("Латте", std::string(2000, 'x'), 200);
    product("Латте", "", 200);
    product("espresso", "", 90);
    const auto in_pages = [&](ProductOrder order) {
        Names names;
        ListProductsQuery query{"", {}, {}, {1, {}}};
        query.order = order;
        do {
            auto page = run(shop.browse.products(query)).value();
            for (const auto& whole : page.items)
                names.push_back(whole.product.name);
            query.page.cursor = std::move(page.next_cursor);
        } while (query.page.cursor);
        return names;
    };
    EXPECT_EQ(in_pages(ProductOrder::name),
              (Names{"espresso", "Ёлочный", "латте", "Латте", "Латте"}));
    EXPECT_EQ(in_pages(ProductOrder::price),
              (Names{"espresso", "Ёлочный", "Латте", "Латте", "латте"}));
    EXPECT_EQ(in_pages(ProductOrder::newest),
              (Names{"espresso", "Латте", "Латте", "Ёлочный", "латте"}));
    ListProductsQuery query{"", {}, {}, {1, encode_cursor({"", "x", "y", ""})}};
    EXPECT_EQ(faults_of(run(shop.browse.products(query))), Faults{"?cursor field.cursor"});
}

TEST_F(BrowseMenuTest, goes_on_with_the_words_that_were_meant) {
    for (const auto* name : {"Капучино S", "Капучино M", "Латте"})
        product(name);
    ListProductsQuery query{"капучно", {}, {}, {1, {}}};
    const auto first = run(shop.browse.products(query)).value();
    ASSERT_EQ(first.items.size(), 1U);
    query.page.cursor = first.next_cursor;
    const auto last = run(shop.browse.products(query)).value();
    ASSERT_EQ(last.items.size(), 1U);
    EXPECT_EQ(last.items[0].product.name, "Капучино S");
    EXPECT_FALSE(last.next_cursor);
}

TEST_F(BrowseMenuTest, lists_products_newest_first_in_pages) {
    for (const auto* name : {"A", "B", "C"})
        product(name);
    ListProductsQuery query{"", {}, {}, {2, {}}};
    const auto first = run(shop.browse.products(query));
    ASSERT_EQ(first->items.size(), 2U);
    EXPECT_EQ(first->items[0].product.name, "C");
    ASSERT_TRUE(first->next_cursor);
    query.page.cursor = first->next_cursor;
    const auto last = run(shop.browse.products(query));
    ASSERT_EQ(last->items.size(), 1U);
    EXPECT_EQ(last->items[0].product.name, "A");
    EXPECT_FALSE(last->next_cursor);
}

TEST_F(BrowseMenuTest, finds_products_by_words_in_name_and_description) {
    product("Раф медовый", "Сливки");
    product("Flat white", "100% arabica, cup_size");
    EXPECT_EQ(products("РАФ"), Names{"Раф медовый"});
    EXPECT_EQ(products("мидовый"), Names{"Раф медовый"}) << "with a slip";
    EXPECT_EQ(products("сливки мёд"), Names{"Раф медовый"});
    EXPECT_EQ(products("white flat"), Names{"Flat white"});
    EXPECT_EQ(products("100%"), Names{"Flat white"});
    EXPECT_EQ(products("p_s"), Names{"Flat white"});
    EXPECT_EQ(products("%"), Names{"Flat white"}) << "a sign, not a wildcard";
    EXPECT_EQ(products("w__te"), Names{});
    EXPECT_EQ(products("100% arabica cup_size white flat"), Names{})
        << "from the fourth on as written";
    EXPECT_EQ(products("flat white 100% arabica, cup_size"), Names{"Flat white"});
}

TEST_F(BrowseMenuTest, narrows_products_by_category_and_activity) {
    const auto menu = shop.import_small();
    product("Loose");
    const auto category = menu.menus[0].categories[0].id;
    EXPECT_EQ(products(ListProductsQuery{"", {}, category, {}}), (Names{"Croissant", "Латте"}));
    ChangeProductCommand change;
    change.id = menu.menus[0].categories[0].products[0].id;
    change.active = false;
    run(shop.edit_products.change(change));
    EXPECT_EQ(products(ListProductsQuery{"", false, {}, {}}), Names{"Латте"});
    EXPECT_EQ(products(ListProductsQuery{"", true, category, {}}), Names{"Croissant"});
}

TEST_F(BrowseMenuTest, finds_a_product_by_its_new_name_only) {
    const auto made = product("Old");
    ChangeProductCommand change;
    change.id = made.id;
    change.name = "New";
    run(shop.edit_products.change(change));
    EXPECT_EQ(products("old"), Names{});
    EXPECT_EQ(products("new"), Names{"New"});
}

TEST_F(BrowseMenuTest, lists_menus_in_their_order_whatever_their_age) {
    run(shop.edit_menus.create({{}, "B", {}, {}, 5}, {}));
    run(shop.edit_menus.create({{}, "C", {}, {}, 5}, {}));
    run(shop.edit_menus.create({{}, "A", {}, {}, 1}, {}));
    Names names;
    PageRequest page{1, {}};
    do {
        auto found = run(shop.browse.menus({}, page));
        ASSERT_EQ(found->items.size(), 1U);
        names.push_back(found->items[0].name);
        page.cursor = found->next_cursor;
    } while (page.cursor);
    EXPECT_EQ(names, (Names{"A", "B", "C"}));
    EXPECT_TRUE(run(shop.browse.menus(LocationId{shop.ids.next()}, {}))->items.empty());
}

TEST_F(BrowseMenuTest, lists_categories_and_items_of_one_parent_or_of_all) {
    const auto menu = shop.import_small();
    shop.import_small();
    const auto& first = menu.menus[0];
    EXPECT_EQ(run(shop.browse.categories({}, {}))->items.size(), 2U);
    const auto categories = run(shop.browse.categories(first.id, {}));
    ASSERT_EQ(categories->items.size(), 1U);
    EXPECT_EQ(categories->items[0].id, first.categories[0].id);
    EXPECT_EQ(run(shop.browse.items({}, {}))->items.size(), 4U);
    const auto items = run(shop.browse.items(first.categories[0].id, {}));
    ASSERT_EQ(items->items.size(), 2U);
    EXPECT_EQ(items->items[0].product, first.categories[0].products[0].id);
    EXPECT_EQ(run(shop.browse.groups({3, {}}))->items.size(), 3U);
}

TEST_F(BrowseMenuTest, refuses_cursors_of_other_lists) {
    const Faults wrong{"?cursor field.cursor"};
    const auto id_cursor = encode_cursor({to_string(shop.ids.next())});
    const auto place_cursor = encode_cursor({"1", to_string(shop.ids.next())});
    for (const auto& cursor : {std::string("x"), id_cursor, encode_cursor({"x", "y"}),
                               encode_cursor({"1x", to_string(shop.ids.next())})}) {
        EXPECT_EQ(faults_of(run(shop.browse.menus({}, {1, cursor}))), wrong) << cursor;
    }
    EXPECT_EQ(faults_of(run(shop.browse.products({"", {}, {}, {1, place_cursor}}))), wrong);
    EXPECT_EQ(faults_of(run(shop.browse.groups({1, encode_cursor({"x"})}))), wrong);
    EXPECT_TRUE(run(shop.browse.items({}, {1, place_cursor})));
    EXPECT_TRUE(run(shop.browse.categories({}, {1, place_cursor})));
}

TEST_F(BrowseMenuTest, searches_what_is_on_sale_and_pages) {
    shop.import_small();
    const auto by_text = run(shop.search.run({{}, {.text = "milk"}, {}}));
    ASSERT_EQ(by_text->items.size(), 1U);
    EXPECT_EQ(by_text->items[0].item->product->name, "Латте");
    EXPECT_EQ(by_text->items[0].category->name, "Coffee & pastry");
    const auto first = run(shop.search.run({{}, {}, {1, {}}}));
    ASSERT_TRUE(first->next_cursor);
    EXPECT_EQ(first->items[0].item->product->name, "Croissant");
    const auto last = run(shop.search.run({{}, {}, {1, first->next_cursor}}));
    EXPECT_EQ(last->items[0].item->product->name, "Латте");
    EXPECT_FALSE(last->next_cursor);
}

TEST_F(BrowseMenuTest, refuses_a_search_that_makes_no_sense) {
    const MenuQuery empty_range{.category = {}, .min_price_minor = 2, .max_price_minor = 1};
    EXPECT_EQ(faults_of(run(shop.search.run({{}, empty_range, {}}))),
              Faults{"?max_price field.range"});
    EXPECT_EQ(faults_of(run(shop.search.run({{}, {}, {1, "?"}}))), Faults{"?cursor field.cursor"});
    EXPECT_EQ(code_of(run(shop.search.run({LocationId{shop.ids.next()}, {}, {}}))),
              "location.unknown");
}

}  // namespace
}  // namespace beanq::menu

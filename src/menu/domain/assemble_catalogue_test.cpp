#include "menu/domain/assemble_catalogue.hpp"

#include <gtest/gtest.h>

namespace beanq::menu {
namespace {

using namespace std::chrono;

constexpr Date today = 2026y / November / 23d;
const Money price{25000, *Currency::parse("RUB")};

template <class SomeId>
SomeId id(std::uint8_t number) {
    SomeId made;
    made.value.bytes[15] = number;
    return made;
}

/// One menu with one category; a latte in two sizes that asks for milk.
StoredMenu a_latte() {
    StoredMenu stored;
    stored.version = 7;
    stored.menus = {{.id = id<MenuId>(1), .location = {}, .name = "Main", .valid_from = {}}};
    stored.categories = {{.id = id<CategoryId>(1), .menu = id<MenuId>(1), .name = "Coffee"}};
    stored.items = {
        {.id = id<MenuItemId>(1), .category = id<CategoryId>(1), .product = id<ProductId>(1)}};
    stored.groups = {{.id = id<ModifierGroupId>(1), .name = "Milk", .bounds = {1, 1}}};
    stored.groups[0].modifiers = {
        {.id = id<ModifierId>(1), .group = {}, .name = "Cow", .price = price, .is_default = true},
        {.id = id<ModifierId>(2), .group = {}, .name = "Oat", .price = price}};
    stored.products = {{.id = id<ProductId>(1), .name = "Latte", .description = "d"}};
    stored.products[0].preparation_s = 90;
    stored.products[0].variations = {
        {.id = id<VariationId>(1), .product = id<ProductId>(1), .name = "S", .price = price},
        {.id = id<VariationId>(2), .product = id<ProductId>(1), .name = "M", .price = price}};
    stored.products[0].groups = {{id<ModifierGroupId>(1), {}, {}}};
    return stored;
}

Catalogue assembled(const StoredMenu& stored) {
    return assemble(Location{}, stored, {.local = {today, {}}});
}

const CatalogueItem& only_item(const Catalogue& catalogue) {
    return catalogue.menus.at(0).categories.at(0).items.at(0);
}

TEST(AssembleCatalogue, puts_products_where_they_are_placed) {
    const auto catalogue = assembled(a_latte());
    EXPECT_EQ(catalogue.version, 7);
    const auto& item = only_item(catalogue);
    EXPECT_TRUE(item.available);
    EXPECT_EQ(item.product->name, "Latte");
    EXPECT_EQ(item.product->preparation_s, 90);
    EXPECT_EQ(item.product->variations.size(), 2U);
    const auto& milk = item.product->groups.at(0);
    EXPECT_EQ(milk.name, "Milk");
    EXPECT_TRUE(milk.modifiers.at(0).is_default);
    EXPECT_EQ(milk.modifiers.at(1).price, price);
}

TEST(AssembleCatalogue, finds_every_variation_that_is_on_sale) {
    const auto catalogue = assembled(a_latte());
    const auto* sale = catalogue.find(id<VariationId>(2));
    ASSERT_NE(sale, nullptr);
    EXPECT_EQ(sale->product, only_item(catalogue).product.get());
    EXPECT_EQ(sale->variation->name, "M");
    EXPECT_TRUE(sale->available);
    EXPECT_EQ(catalogue.find(id<VariationId>(9)), nullptr);
}

TEST(AssembleCatalogue, still_finds_them_when_it_was_moved) {
    auto catalogue = assembled(a_latte());
    const Catalogue moved = std::move(catalogue);
    EXPECT_EQ(moved.find(id<VariationId>(1))->variation->name, "S");
}

TEST(AssembleCatalogue, leaves_menus_of_other_days_out) {
    auto stored = a_latte();
    stored.menus[0].valid_from = 2026y / November / 24d;
    const auto catalogue = assembled(stored);
    EXPECT_TRUE(catalogue.menus.empty());
    EXPECT_EQ(catalogue.find(id<VariationId>(1)), nullptr);
}

TEST(AssembleCatalogue, keeps_active_categories_without_items) {
    auto stored = a_latte();
    stored.items.clear();
    EXPECT_EQ(assembled(stored).menus.at(0).categories.size(), 1U);
}

TEST(AssembleCatalogue, leaves_items_of_absent_products_out) {
    auto stored = a_latte();
    stored.products.clear();
    EXPECT_TRUE(assembled(stored).menus.at(0).categories.at(0).items.empty());
}

TEST(AssembleCatalogue, shares_a_product_that_stands_in_two_categories) {
    auto stored = a_latte();
    stored.categories.push_back({.id = id<CategoryId>(2), .menu = id<MenuId>(1), .name = "Best"});
    stored.items.push_back(
        {.id = id<MenuItemId>(2), .category = id<CategoryId>(2), .product = id<ProductId>(1)});
    const auto catalogue = assembled(stored);
    const auto& categories = catalogue.menus.at(0).categories;
    EXPECT_EQ(categories.at(0).items.at(0).product, categories.at(1).items.at(0).product);
}

TEST(AssembleCatalogue, sells_the_sizes_that_are_not_sold_out) {
    auto stored = a_latte();
    stored.products[0].variations[0].sold_out = true;
    const auto one_left = assembled(stored);
    EXPECT_TRUE(only_item(one_left).available);
    EXPECT_FALSE(one_left.find(id<VariationId>(1))->available);
    EXPECT_TRUE(one_left.find(id<VariationId>(2))->available);
    stored.products[0].variations[1].sold_out = true;
    EXPECT_FALSE(only_item(assembled(stored)).available);
}

TEST(AssembleCatalogue, sells_nothing_whose_required_choice_is_sold_out) {
    auto stored = a_latte();
    stored.groups[0].modifiers[0].sold_out = true;
    EXPECT_TRUE(only_item(assembled(stored)).available);
    stored.groups[0].modifiers[1].sold_out = true;
    const auto catalogue = assembled(stored);
    EXPECT_FALSE(only_item(catalogue).available);
    EXPECT_FALSE(catalogue.find(id<VariationId>(1))->available);
    EXPECT_TRUE(only_item(catalogue).product->variations.at(0).available);
}

TEST(AssembleCatalogue, counts_different_modifiers_unless_they_repeat) {
    auto stored = a_latte();
    stored.groups[0].bounds = {3, 3};
    EXPECT_FALSE(only_item(assembled(stored)).available);
    stored.groups[0].repeats = true;
    EXPECT_TRUE(only_item(assembled(stored)).available);
}

TEST(AssembleCatalogue, takes_the_products_own_bounds) {
    auto stored = a_latte();
    stored.groups[0].bounds = {3, 3};
    stored.products[0].groups[0] = {id<ModifierGroupId>(1), 0, 2};
    const auto catalogue = assembled(stored);
    EXPECT_TRUE(only_item(catalogue).available);
    EXPECT_EQ(only_item(catalogue).product->groups.at(0).min, 0);
    EXPECT_EQ(only_item(catalogue).product->groups.at(0).max, 2);
}

}  // namespace
}  // namespace beanq::menu

// Editing products, their variations, modifier groups and modifiers.
#include "menu/use_cases/edit_products.hpp"

#include <gtest/gtest.h>

#include "tests/support/menu_shop.hpp"

namespace beanq::menu {
namespace {

using Faults = std::vector<std::string>;
using Names = std::vector<std::string>;

struct EditProductsTest : testing::Test {
    CreateProductCommand latte() {
        CreateProductCommand command;
        command.name = "Latte";
        command.variations = {{"S", rub(22000)}, {"M", rub(25000)}};
        return command;
    }
    Product created(CreateProductCommand command) {
        return run(shop.edit_products.create(std::move(command), {}))->product;
    }
    ModifierGroup milk(Bounds bounds = {1, 1}) {
        CreateModifierGroupCommand command;
        command.name = "Milk";
        command.bounds = bounds;
        command.modifiers = {{"Cow", rub(0), true}, {"Oat", rub(6000), false}};
        return *run(shop.edit_groups.create(command, {}));
    }
    Result<ProductWithGroups> use(const Product& product, std::vector<GroupUse> groups) {
        return run(shop.edit_products.set_groups(product.id, {}, std::move(groups)));
    }
    std::int64_t version_of(const Product& product) {
        return run(shop.browse.product(product.id))->product.version;
    }

    MenuShop shop;
};

TEST_F(EditProductsTest, creates_a_product_with_its_variations_and_groups) {
    const auto group = milk();
    auto command = latte();
    command.groups = {group.id};
    command.allergens = {"milk"};
    const auto made = run(shop.edit_products.create(command, {}));
    ASSERT_TRUE(made);
    EXPECT_EQ(made->groups.at(0).modifiers.size(), 2U);
    const auto found = run(shop.browse.product(made->product.id))->product;
    EXPECT_EQ(found.version, 1);
    EXPECT_EQ(found.allergens, Names{"milk"});
    ASSERT_EQ(found.variations.size(), 2U);
    EXPECT_EQ(found.variations[0].name, "S");
    EXPECT_EQ(found.variations[1].price, rub(25000));
    EXPECT_EQ(found.groups.at(0).group, group.id);
}

TEST_F(EditProductsTest, places_a_new_product_at_the_end_of_a_category) {
    const auto menu = shop.import_small();
    auto command = latte();
    command.category = menu.menus[0].categories[0].id;
    ASSERT_TRUE(run(shop.edit_products.create(command, {})));
    const auto& items = shop.published()->catalogue.menus[0].categories[0].items;
    ASSERT_EQ(items.size(), 3U);
    EXPECT_EQ(items[2].product->name, "Latte");
}

TEST_F(EditProductsTest, names_every_fault_at_once) {
    const auto group = milk();
    auto command = latte();
    command.variations[1].price = usd(5);
    command.groups = {group.id, ModifierGroupId{shop.ids.next()}, group.id};
    command.category = CategoryId{shop.ids.next()};
    command.image_url = "ftp://x";
    EXPECT_EQ(faults_of(run(shop.edit_products.create(command, {}))),
              (Faults{"/image_url field.format", "/variations/1/price/currency field.currency",
                      "/modifier_group_ids/1 field.unknown-id",
                      "/modifier_group_ids/2 field.duplicate", "/category_id field.unknown-id"}));
}

TEST_F(EditProductsTest, changes_and_clears_fields) {
    auto command = latte();
    command.image_url = "https://example.com/a.webp";
    command.tax_class = "food";
    const auto product = created(command);
    ChangeProductCommand change;
    change.id = product.id;
    change.if_match = 1;
    change.description = "Milky";
    change.image_url = std::optional<std::string>();
    const auto changed = run(shop.edit_products.change(change));
    ASSERT_TRUE(changed);
    EXPECT_EQ(changed->product.description, "Milky");
    EXPECT_EQ(changed->product.image_url, std::nullopt);
    EXPECT_EQ(changed->product.tax_class, "food");
    EXPECT_EQ(changed->product.version, 2);
    EXPECT_EQ(code_of(run(shop.edit_products.change(change))), "version.stale");
    change.id = ProductId{shop.ids.next()};
    EXPECT_EQ(code_of(run(shop.edit_products.change(change))), "product.unknown");
}

TEST_F(EditProductsTest, stops_selling_an_inactive_product) {
    const auto menu = shop.import_small();
    ChangeProductCommand change;
    change.id = menu.menus[0].categories[0].products[0].id;
    change.active = false;
    ASSERT_TRUE(run(shop.edit_products.change(change)));
    EXPECT_EQ(shop.published()->catalogue.menus[0].categories[0].items.size(), 1U);
}

TEST_F(EditProductsTest, deletes_a_product_unless_it_is_on_a_menu) {
    const auto menu = shop.import_small();
    const auto placed = menu.menus[0].categories[0].products[0].id;
    const auto refused = run(shop.edit_products.remove(placed, {}));
    EXPECT_EQ(code_of(refused), "product.placed");
    EXPECT_EQ(refused.error().kind, ErrorKind::conflict);
    const auto product = created(latte());
    EXPECT_TRUE(run(shop.edit_products.remove(product.id, 1)));
    EXPECT_EQ(code_of(run(shop.edit_products.remove(product.id, {}))), "product.unknown");
    EXPECT_EQ(code_of(run(shop.browse.variation(product.variations[0].id))), "variation.unknown");
}

TEST_F(EditProductsTest, sets_groups_in_order_with_bounds_of_their_own) {
    const auto a = milk({0, 2});
    const auto b = milk();
    const auto product = created(latte());
    const auto set = use(product, {{b.id, {}, {}}, {a.id, 1, 1}});
    ASSERT_TRUE(set);
    EXPECT_EQ(set->product.version, 2);
    EXPECT_EQ(set->product.groups[0].group, b.id);
    EXPECT_EQ(set->groups[1].id, a.id);
    EXPECT_EQ(set->product.groups[1].min, 1);
    EXPECT_TRUE(use(product, {})->product.groups.empty());
}

TEST_F(EditProductsTest, refuses_groups_that_do_not_fit) {
    const auto a = milk({0, 2});
    const auto product = created(latte());
    EXPECT_EQ(
        faults_of(use(product,
                      {{a.id, 3, {}}, {a.id, {}, {}}, {ModifierGroupId{shop.ids.next()}, {}, {}}})),
        (Faults{"/modifier_groups/0/min field.range",
                "/modifier_groups/1/modifier_group_id field.duplicate",
                "/modifier_groups/2/modifier_group_id field.unknown-id"}));
}

TEST_F(EditProductsTest, adds_changes_and_deletes_variations_and_raises_the_product) {
    const auto product = created(latte());
    const auto large = run(shop.edit_variations.create({product.id, "L", rub(28000), {}}, {}));
    ASSERT_TRUE(large);
    EXPECT_EQ(large->sort, 2);
    EXPECT_EQ(version_of(product), 2);
    ChangeVariationCommand change;
    change.id = large->id;
    change.if_match = 1;
    change.price = rub(29000);
    change.sold_out = true;
    const auto changed = run(shop.edit_variations.change(change));
    ASSERT_TRUE(changed);
    EXPECT_EQ(changed->price, rub(29000));
    EXPECT_TRUE(changed->sold_out);
    EXPECT_EQ(changed->version, 2);
    EXPECT_EQ(version_of(product), 3);
    EXPECT_EQ(code_of(run(shop.edit_variations.change(change))), "version.stale");
    EXPECT_TRUE(run(shop.edit_variations.remove(large->id, 2)));
    EXPECT_EQ(version_of(product), 4);
    EXPECT_EQ(code_of(run(shop.edit_variations.remove(large->id, {}))), "variation.unknown");
}

TEST_F(EditProductsTest, keeps_the_last_variation_and_at_most_fifty) {
    auto command = latte();
    command.variations.resize(50, command.variations[0]);
    const auto full = created(command);
    EXPECT_EQ(code_of(run(shop.edit_variations.create({full.id, "x", rub(1), {}}, {}))),
              "product.too-many-variations");
    command.variations.resize(1);
    const auto single = created(command);
    EXPECT_EQ(code_of(run(shop.edit_variations.remove(single.variations[0].id, {}))),
              "product.last-variation");
}

TEST_F(EditProductsTest, prices_variations_and_modifiers_in_the_shops_currency) {
    const auto product = created(latte());
    const auto group = milk();
    EXPECT_EQ(faults_of(run(shop.edit_variations.create({product.id, "L", usd(1), {}}, {}))),
              Faults{"/price/currency field.currency"});
    ChangeVariationCommand change;
    change.id = product.variations[0].id;
    change.price = usd(1);
    EXPECT_EQ(faults_of(run(shop.edit_variations.change(change))),
              Faults{"/price/currency field.currency"});
    EXPECT_EQ(faults_of(run(shop.edit_modifiers.create({group.id, "Soy", usd(1), false, {}}, {}))),
              Faults{"/price/currency field.currency"});
}

TEST_F(EditProductsTest, refuses_a_group_whose_parts_contradict_each_other) {
    CreateModifierGroupCommand command;
    command.name = "Milk";
    command.bounds = {2, 1};
    command.modifiers = {{"Cow", rub(0), true}, {"Oat", usd(1), true}};
    EXPECT_EQ(faults_of(run(shop.edit_groups.create(command, {}))),
              (Faults{"/min field.range", "/max field.defaults",
                      "/modifiers/1/price/currency field.currency"}));
}

TEST_F(EditProductsTest, changes_a_group_within_what_its_products_set) {
    const auto group = milk({0, 3});
    const auto product = created(latte());
    ASSERT_TRUE(use(product, {{group.id, 2, {}}}));
    ChangeModifierGroupCommand change;
    change.id = group.id;
    change.max = 1;
    EXPECT_EQ(faults_of(run(shop.edit_groups.change(change))), Faults{"/min field.range"});
    change.max = 2;
    change.name = "Dairy";
    const auto changed = run(shop.edit_groups.change(change));
    ASSERT_TRUE(changed);
    EXPECT_EQ(changed->version, 2);
    EXPECT_EQ(version_of(product), 3) << "what the product's page shows changed too";
}

TEST_F(EditProductsTest, deletes_a_group_unless_a_product_uses_it) {
    const auto group = milk();
    const auto product = created(latte());
    ASSERT_TRUE(use(product, {{group.id, {}, {}}}));
    EXPECT_EQ(code_of(run(shop.edit_groups.remove(group.id, {}))), "modifier-group.in-use");
    ASSERT_TRUE(use(product, {}));
    EXPECT_EQ(code_of(run(shop.edit_groups.remove(group.id, 7))), "version.stale");
    EXPECT_TRUE(run(shop.edit_groups.remove(group.id, 1)));
    EXPECT_EQ(code_of(run(shop.browse.modifier(group.modifiers[0].id))), "modifier.unknown");
}

TEST_F(EditProductsTest, adds_changes_and_deletes_modifiers) {
    const auto group = milk();
    const auto soy = run(shop.edit_modifiers.create({group.id, "Soy", rub(5000), false, {}}, {}));
    ASSERT_TRUE(soy);
    EXPECT_EQ(soy->sort, 2);
    ChangeModifierCommand change;
    change.id = soy->id;
    change.if_match = 1;
    change.sold_out = true;
    EXPECT_EQ(run(shop.edit_modifiers.change(change))->version, 2);
    EXPECT_EQ(code_of(run(shop.edit_modifiers.change(change))), "version.stale");
    EXPECT_EQ(run(shop.browse.group(group.id))->version, 3);
    EXPECT_TRUE(run(shop.edit_modifiers.remove(soy->id, 2)));
    EXPECT_EQ(code_of(run(shop.edit_modifiers.remove(soy->id, {}))), "modifier.unknown");
    EXPECT_EQ(faults_of(run(shop.edit_modifiers.create(
                  {ModifierGroupId{shop.ids.next()}, "x", rub(1), false, {}}, {}))),
              Faults{"/modifier_group_id field.unknown-id"});
}

TEST_F(EditProductsTest, keeps_defaults_within_what_may_be_taken) {
    const auto group = milk({0, 1});  // Cow is the default
    const Faults too_many{"/default field.defaults"};
    EXPECT_EQ(faults_of(run(shop.edit_modifiers.create({group.id, "Soy", rub(1), true, {}}, {}))),
              too_many);
    ChangeModifierCommand change;
    change.id = group.modifiers[1].id;
    change.is_default = true;
    EXPECT_EQ(faults_of(run(shop.edit_modifiers.change(change))), too_many);
    ChangeModifierCommand rename;
    rename.id = group.modifiers[0].id;
    rename.name = "Whole";
    EXPECT_TRUE(run(shop.edit_modifiers.change(rename))) << "it is the one default already";
}

TEST_F(EditProductsTest, takes_a_product_off_sale_when_its_milk_is_sold_out) {
    const auto menu = shop.import_small();
    for (const auto& modifier : menu.groups[0].modifiers) {
        ChangeModifierCommand change;
        change.id = modifier.id;
        change.sold_out = true;
        ASSERT_TRUE(run(shop.edit_modifiers.change(change)));
    }
    const auto& items = shop.published()->catalogue.menus[0].categories[0].items;
    EXPECT_FALSE(items[0].available);
    EXPECT_TRUE(items[1].available);
}

}  // namespace
}  // namespace beanq::menu

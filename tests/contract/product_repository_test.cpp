// What every store of products, variations, modifier groups and modifiers must do.
#include "tests/support/menu_contract.hpp"

namespace beanq::menu {
namespace {

using ProductRepositoryContract = MenuContract;

TEST_F(ProductRepositoryContract, finds_a_product_whole_as_it_was_added) {
    const auto milk = a_group("Milk");
    const auto extras = a_group("Extras");
    const auto product = a_product("Latte", {{extras.id, {}, {}}, {milk.id, 1, 1}});
    const auto read_back = found(product);
    ASSERT_TRUE(read_back);
    EXPECT_EQ(read_back->name, "Latte");
    EXPECT_EQ(read_back->description, "d\nd");
    EXPECT_EQ(read_back->image_url, "https://x/y");
    EXPECT_EQ(read_back->tax_class, "food");
    EXPECT_EQ(read_back->allergens, (Names{"milk", "nuts"}));
    EXPECT_EQ(read_back->preparation_s, 90);
    EXPECT_EQ(names(read_back->variations), (Names{"S", "M"}));
    EXPECT_EQ(read_back->variations[0].price, rub(100));
    EXPECT_TRUE(read_back->variations[0].sold_out);
    ASSERT_EQ(read_back->groups.size(), 2U);
    EXPECT_EQ(read_back->groups[0].group, extras.id);
    EXPECT_FALSE(read_back->groups[0].max);
    EXPECT_EQ(read_back->groups[1].max, 1);
}

TEST_F(ProductRepositoryContract, updates_and_removes_a_product_from_its_version_only) {
    auto product = a_product("Latte");
    auto late = product;
    product.name = "Raf";
    product.image_url.reset();
    product.allergens.clear();
    write([&](Transaction& tx) { return shop.products.update(tx, product); });
    const auto read_back = found(product);
    EXPECT_EQ(read_back->name, "Raf");
    EXPECT_EQ(read_back->image_url, std::nullopt);
    EXPECT_TRUE(read_back->allergens.empty());
    EXPECT_EQ(read_back->version, 2);
    EXPECT_THROW(write([&](Transaction& tx) { return shop.products.update(tx, late); }),
                 TransientConflict);
    EXPECT_THROW(write([&](Transaction& tx) { return shop.products.remove(tx, product.id, 1); }),
                 TransientConflict);
    write([&](Transaction& tx) { return shop.products.remove(tx, product.id, 2); });
    EXPECT_FALSE(found(product));
}

TEST_F(ProductRepositoryContract, lists_products_by_every_filter) {
    const auto category = a_category(a_menu("Main"), "Coffee");
    const auto latte = a_product("Латте");
    auto raf = a_product("Raf 50%");
    placed(category, latte);
    raf.active = false;
    write([&](Transaction& tx) { return shop.products.update(tx, raf); });
    const auto list = [&](const ProductFilter& filter, int limit = 10) {
        return names(read([&](Transaction& tx) { return shop.products.list(tx, filter, limit); }));
    };
    EXPECT_EQ(list({}), (Names{"Raf 50%", "Латте"}));
    EXPECT_EQ(list({}, 1), Names{"Raf 50%"});
    EXPECT_EQ(list({.active = true}), Names{"Латте"});
    EXPECT_EQ(list({.category = category.id}), Names{"Латте"});
    const auto last = [&](ProductOrder order) { return shop.products.place_of(raf, order); };
    EXPECT_EQ(list({.after = last(ProductOrder::newest)}), Names{"Латте"});
    EXPECT_EQ(list({.order = ProductOrder::name}), (Names{"Raf 50%", "Латте"}));
    EXPECT_EQ(list({.order = ProductOrder::name, .after = last(ProductOrder::name)}),
              Names{"Латте"});
    EXPECT_EQ(list({.words = {"лат"}}), Names{"Латте"});
    EXPECT_EQ(list({.words = {"0%"}}), Names{"Raf 50%"});
    EXPECT_EQ(list({.words = {"raf", "лат"}}), Names{});
    EXPECT_EQ(list({.words = {"d"}, .active = false}), Names{"Raf 50%"});
}

TEST_F(ProductRepositoryContract, keeps_variations_in_their_order) {
    const auto product = a_product("Latte");
    auto first = variation_of(product, "XS", -1);
    write([&](Transaction& tx) { return shop.products.add_variation(tx, first); });
    EXPECT_EQ(names(found(product)->variations), (Names{"XS", "S", "M"}));
    auto late = first;
    first.price = rub(50);
    first.sold_out = false;
    write([&](Transaction& tx) { return shop.products.update_variation(tx, first); });
    const auto read_back =
        read([&](Transaction& tx) { return shop.products.find_variation(tx, first.id); });
    EXPECT_EQ(read_back->price, rub(50));
    EXPECT_FALSE(read_back->sold_out);
    EXPECT_EQ(read_back->version, 2);
    EXPECT_THROW(write([&](Transaction& tx) { return shop.products.update_variation(tx, late); }),
                 TransientConflict);
    write([&](Transaction& tx) { return shop.products.remove_variation(tx, first.id, 2); });
    EXPECT_FALSE(read([&](Transaction& tx) { return shop.products.find_variation(tx, first.id); }));
}

TEST_F(ProductRepositoryContract, replaces_the_groups_of_a_product_and_finds_its_users) {
    const auto milk = a_group("Milk");
    const auto extras = a_group("Extras");
    auto product = a_product("Latte", {{milk.id, {}, {}}});
    const auto unrelated = a_product("Tea");
    product.groups = {{extras.id, 0, 2}, {milk.id, {}, {}}};
    write([&](Transaction& tx) { return shop.products.set_groups(tx, product); });
    EXPECT_EQ(found(product)->groups.size(), 2U);
    EXPECT_EQ(found(product)->groups[0].group, extras.id);
    const auto uses = read([&](Transaction& tx) { return shop.groups.uses_of(tx, extras.id); });
    ASSERT_EQ(uses.size(), 1U);
    EXPECT_EQ(uses[0].min, 0);
    EXPECT_EQ(uses[0].max, 2);
    EXPECT_TRUE(read([&](Transaction& tx) { return shop.groups.uses_of(tx, milk.id); }).empty());
    EXPECT_TRUE(read([&](Transaction& tx) { return shop.groups.is_used(tx, milk.id); }));
    write([&](Transaction& tx) { return shop.products.touch_users_of(tx, milk.id); });
    EXPECT_EQ(found(product)->version, 2);
    EXPECT_EQ(found(unrelated)->version, 1);
}

TEST_F(ProductRepositoryContract, keeps_groups_with_their_modifiers) {
    auto milk = a_group("Milk");
    const auto extras = a_group("Extras");
    const auto read_back = read([&](Transaction& tx) { return shop.groups.find(tx, milk.id); });
    ASSERT_TRUE(read_back);
    EXPECT_EQ(read_back->bounds, (Bounds{1, 2}));
    EXPECT_TRUE(read_back->repeats);
    ASSERT_EQ(names(read_back->modifiers), (Names{"Cow", "Oat"}));
    EXPECT_TRUE(read_back->modifiers[1].is_default);
    EXPECT_TRUE(read_back->modifiers[1].sold_out);
    EXPECT_EQ(read_back->modifiers[1].price, rub(6000));
    const auto list = read([&](Transaction& tx) { return shop.groups.list(tx, {}, 10); });
    EXPECT_EQ(names(list), (Names{"Extras", "Milk"}));
    EXPECT_EQ(list[1].modifiers.size(), 2U);
    EXPECT_EQ(names(read([&](Transaction& tx) { return shop.groups.list(tx, extras.id, 10); })),
              Names{"Milk"});
    auto late = milk;
    milk.bounds = {0, 3};
    write([&](Transaction& tx) { return shop.groups.update(tx, milk); });
    EXPECT_THROW(write([&](Transaction& tx) { return shop.groups.update(tx, late); }),
                 TransientConflict);
    write([&](Transaction& tx) { return shop.groups.remove(tx, milk.id, 2); });
    EXPECT_FALSE(read([&](Transaction& tx) { return shop.groups.find(tx, milk.id); }));
    EXPECT_FALSE(
        read([&](Transaction& tx) { return shop.groups.find_modifier(tx, milk.modifiers[0].id); }));
}

TEST_F(ProductRepositoryContract, keeps_modifiers) {
    const auto milk = a_group("Milk");
    Modifier soy{.id = ModifierId{shop.ids.next()},
                 .group = milk.id,
                 .name = "Soy",
                 .price = rub(1),
                 .sort = -1};
    write([&](Transaction& tx) { return shop.groups.add_modifier(tx, soy); });
    auto late = soy;
    soy.price = rub(2);
    soy.is_default = true;
    write([&](Transaction& tx) { return shop.groups.update_modifier(tx, soy); });
    const auto read_back =
        read([&](Transaction& tx) { return shop.groups.find_modifier(tx, soy.id); });
    EXPECT_EQ(read_back->price, rub(2));
    EXPECT_TRUE(read_back->is_default);
    EXPECT_EQ(read_back->version, 2);
    EXPECT_EQ(
        read([&](Transaction& tx) { return shop.groups.find(tx, milk.id); })->modifiers[0].name,
        "Soy");
    EXPECT_THROW(write([&](Transaction& tx) { return shop.groups.update_modifier(tx, late); }),
                 TransientConflict);
    write([&](Transaction& tx) { return shop.groups.remove_modifier(tx, soy.id, 2); });
    EXPECT_FALSE(read([&](Transaction& tx) { return shop.groups.find_modifier(tx, soy.id); }));
}

}  // namespace
}  // namespace beanq::menu

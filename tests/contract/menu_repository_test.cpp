// What every store of menus must do.
#include <algorithm>
#include <memory>

#include <gtest/gtest.h>

#include "kernel/time_text.hpp"
#include "tests/support/menu_shop.hpp"

namespace beanq::menu {
namespace {

struct StoreKind {
    const char* name;
    std::unique_ptr<db::Database> (*open)();
};

template <class T>
std::vector<std::string> names(const std::vector<T>& list) {
    std::vector<std::string> found;
    for (const T& element : list)
        found.push_back(element.name);
    return found;
}
using Names = std::vector<std::string>;

class MenuRepositoryContract : public testing::TestWithParam<StoreKind> {
protected:
    /// Runs `work(tx)`, a coroutine, and commits.
    template <class Work>
    void write(Work work) {
        auto tx = run(shop.database->begin());
        run(work(*tx));
        run(tx->commit());
    }
    template <class Work>
    auto read(Work work) {
        auto tx = run(shop.database->begin_read());
        return run(work(*tx));
    }

    Menu a_menu(const std::string& name, int sort = 0) {
        Menu menu{.id = MenuId{shop.ids.next()},
                  .location = shop.shop,
                  .name = name,

                  .valid_until = {},
                  .sort = sort};
        write([&](Transaction& tx) { return shop.menus.add(tx, menu); });
        return menu;
    }
    Category a_category(const Menu& menu, const std::string& name, int sort = 0) {
        Category category{
            .id = CategoryId{shop.ids.next()}, .menu = menu.id, .name = name, .sort = sort};
        write([&](Transaction& tx) { return shop.categories.add(tx, category); });
        return category;
    }
    ModifierGroup a_group(const std::string& name) {
        ModifierGroup group{.id = ModifierGroupId{shop.ids.next()},
                            .name = name,
                            .bounds = {1, 2},
                            .repeats = true};
        for (const auto* modifier : {"Cow", "Oat"}) {
            group.modifiers.push_back({.id = ModifierId{shop.ids.next()},
                                       .group = group.id,
                                       .name = modifier,
                                       .price = rub(6000),
                                       .is_default = true,
                                       .sort = sort_after(group.modifiers),
                                       .sold_out = true});
        }
        write([&](Transaction& tx) { return shop.groups.add(tx, group); });
        return group;
    }
    Product a_product(const std::string& name, std::vector<GroupUse> groups = {}) {
        Product product{.id = ProductId{shop.ids.next()},
                        .name = name,
                        .description = "d\nd",
                        .image_url = "https://x/y",
                        .tax_class = "food",
                        .allergens = {"milk", "nuts"},
                        .preparation_s = 90};
        product.variations = {variation_of(product, "S", 0), variation_of(product, "M", 1)};
        product.groups = std::move(groups);
        write([&](Transaction& tx) { return shop.products.add(tx, product); });
        return product;
    }
    Variation variation_of(const Product& product, const std::string& name, int sort) {
        return {.id = VariationId{shop.ids.next()},
                .product = product.id,
                .name = name,
                .price = rub(100),
                .sort = sort,
                .sold_out = true};
    }
    MenuItem placed(const Category& category, const Product& product, int sort = 0) {
        const MenuItem item{.id = MenuItemId{shop.ids.next()},
                            .category = category.id,
                            .product = product.id,
                            .sort = sort};
        write([&](Transaction& tx) { return shop.items.add(tx, item); });
        return item;
    }
    std::optional<Product> found(const Product& product) {
        return read([&](Transaction& tx) { return shop.products.find(tx, product.id); });
    }
    std::int64_t version() {
        return read([&](Transaction& tx) { return shop.stored.version(tx, shop.shop); });
    }
    StoredMenu loaded() {
        return read([&](Transaction& tx) { return shop.stored.load(tx, shop.shop); });
    }

    MenuShop shop{GetParam().open()};
};

TEST_P(MenuRepositoryContract, finds_a_menu_as_it_was_added) {
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

TEST_P(MenuRepositoryContract, updates_a_menu_from_its_version_only) {
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

TEST_P(MenuRepositoryContract, lists_menus_in_their_order_after_a_place) {
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

TEST_P(MenuRepositoryContract, removes_a_menu_with_all_that_stands_in_it) {
    const auto menu = a_menu("Main");
    const auto category = a_category(menu, "Coffee");
    const auto product = a_product("Latte");
    const auto item = placed(category, product);
    write([&](Transaction& tx) { return shop.menus.remove(tx, menu.id, 1); });
    EXPECT_FALSE(read([&](Transaction& tx) { return shop.categories.find(tx, category.id); }));
    EXPECT_FALSE(read([&](Transaction& tx) { return shop.items.find(tx, item.id); }));
    EXPECT_TRUE(found(product));
}

TEST_P(MenuRepositoryContract, keeps_categories) {
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

TEST_P(MenuRepositoryContract, places_a_product_once_in_a_category) {
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

TEST_P(MenuRepositoryContract, numbers_items_in_a_new_order) {
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

TEST_P(MenuRepositoryContract, finds_a_product_whole_as_it_was_added) {
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

TEST_P(MenuRepositoryContract, updates_and_removes_a_product_from_its_version_only) {
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

TEST_P(MenuRepositoryContract, does_not_remove_what_is_placed_or_used) {
    const auto group = a_group("Milk");
    const auto product = a_product("Latte", {{group.id, {}, {}}});
    placed(a_category(a_menu("Main"), "Coffee"), product);
    EXPECT_THROW(write([&](Transaction& tx) { return shop.products.remove(tx, product.id, 1); }),
                 db::ConstraintViolation);
    EXPECT_THROW(write([&](Transaction& tx) { return shop.groups.remove(tx, group.id, 1); }),
                 db::ConstraintViolation);
}

TEST_P(MenuRepositoryContract, lists_products_by_every_filter) {
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
    EXPECT_EQ(list({.words = {}, .active = true, .before = {}}), Names{"Латте"});
    EXPECT_EQ(list({.words = {}, .active = {}, .category = category.id, .before = {}}),
              Names{"Латте"});
    EXPECT_EQ(list({.words = {}, .active = {}, .before = raf.id}), Names{"Латте"});
    EXPECT_EQ(list({.words = {"лат"}, .active = {}, .before = {}}), Names{"Латте"});
    EXPECT_EQ(list({.words = {"0%"}, .active = {}, .before = {}}), Names{"Raf 50%"});
    EXPECT_EQ(list({.words = {"raf", "лат"}, .active = {}, .before = {}}), Names{});
    EXPECT_EQ(list({.words = {"d"}, .active = false, .before = {}}), Names{"Raf 50%"});
}

TEST_P(MenuRepositoryContract, keeps_variations_in_their_order) {
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

TEST_P(MenuRepositoryContract, replaces_the_groups_of_a_product_and_finds_its_users) {
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

TEST_P(MenuRepositoryContract, keeps_groups_with_their_modifiers) {
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

TEST_P(MenuRepositoryContract, keeps_modifiers) {
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

TEST_P(MenuRepositoryContract, counts_the_changes_of_each_location) {
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

TEST_P(MenuRepositoryContract, loads_what_is_active_of_one_location_in_its_order) {
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

TEST_P(MenuRepositoryContract, loads_nothing_that_is_inactive) {
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

INSTANTIATE_TEST_SUITE_P(Engines, MenuRepositoryContract,
                         testing::Values(StoreKind{"sqlite", fresh_database}),
                         [](const auto& kind) { return std::string(kind.param.name); });

}  // namespace
}  // namespace beanq::menu

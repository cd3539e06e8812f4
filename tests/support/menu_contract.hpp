// A menu's store as contract tests fill it, piece by piece and below the use cases.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "kernel/time_text.hpp"
#include "tests/support/menu_shop.hpp"

namespace beanq::menu {

template <class T>
std::vector<std::string> names(const std::vector<T>& list) {
    std::vector<std::string> found;
    for (const T& element : list)
        found.push_back(element.name);
    return found;
}
using Names = std::vector<std::string>;

class MenuContract : public testing::Test {
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

    MenuShop shop;
};

}  // namespace beanq::menu

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kernel/awaitable.hpp"
#include "kernel/id.hpp"
#include "kernel/page.hpp"
#include "kernel/result.hpp"
#include "kernel/unit_of_work.hpp"
#include "menu/domain/menu.hpp"
#include "menu/domain/modifier_group.hpp"
#include "menu/domain/product.hpp"
#include "menu/domain/search_index.hpp"
#include "menu/ports.hpp"

namespace beanq::menu {

struct ListProductsQuery {
    std::string text;  ///< each word must occur in the name or description; where nothing fits,
                       ///< words that occur nowhere give way to those that are nearly them
    std::optional<bool> active;
    std::optional<CategoryId> category;
    PageRequest page;
    std::optional<std::int64_t> min_price_minor = {};  ///< of one variation, both ends together
    std::optional<std::int64_t> max_price_minor = {};
    ProductOrder order = ProductOrder::newest;
};

/// Shows what is stored to those who edit it. Menus, categories and items are listed in their
/// order; products in the one that is asked for; modifier groups newest first. A bad cursor is 422
/// with `field.cursor`.
class BrowseMenu {
public:
    struct Needs {
        Store& store;
        MenuRepository& menus;
        CategoryRepository& categories;
        MenuItemRepository& items;
        ProductRepository& products;
        ModifierGroupRepository& groups;
        Fold fold;
    };
    explicit BrowseMenu(Needs needs) : needs_(std::move(needs)) {}

    awaitable<Result<Page<Menu>>> menus(std::optional<LocationId> location, PageRequest page) const;
    awaitable<Result<Page<Category>>> categories(std::optional<MenuId> menu,
                                                 PageRequest page) const;
    awaitable<Result<Page<MenuItem>>> items(std::optional<CategoryId> category,
                                            PageRequest page) const;
    awaitable<Result<Page<ProductWithGroups>>> products(ListProductsQuery query) const;
    awaitable<Result<Page<ModifierGroup>>> groups(PageRequest page) const;

    /// 404 `menu.unknown`.
    awaitable<Result<Menu>> menu(MenuId id) const;
    /// 404 `category.unknown`.
    awaitable<Result<Category>> category(CategoryId id) const;
    /// 404 `menu-item.unknown`.
    awaitable<Result<MenuItem>> item(MenuItemId id) const;
    /// 404 `product.unknown`.
    awaitable<Result<ProductWithGroups>> product(ProductId id) const;
    /// 404 `variation.unknown`.
    awaitable<Result<Variation>> variation(VariationId id) const;
    /// 404 `modifier-group.unknown`.
    awaitable<Result<ModifierGroup>> group(ModifierGroupId id) const;
    /// 404 `modifier.unknown`.
    awaitable<Result<Modifier>> modifier(ModifierId id) const;

private:
    Needs needs_;
};

}  // namespace beanq::menu

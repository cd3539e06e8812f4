#pragma once

#include "menu/ports.hpp"

namespace beanq::menu {

class SqlMenuRepository final : public MenuRepository {
public:
    awaitable<void> add(Transaction& tx, const Menu& menu) override;
    awaitable<std::optional<Menu>> find(Transaction& tx, MenuId id) override;
    awaitable<std::vector<Menu>> list(Transaction& tx, std::optional<LocationId> location,
                                      std::optional<ListPlace> after, int limit) override;
    awaitable<int> next_sort(Transaction& tx, LocationId location) override;
    awaitable<void> update(Transaction& tx, Menu& menu) override;
    awaitable<void> remove(Transaction& tx, MenuId id, std::int64_t version) override;
};

class SqlCategoryRepository final : public CategoryRepository {
public:
    awaitable<void> add(Transaction& tx, const Category& category) override;
    awaitable<std::optional<Category>> find(Transaction& tx, CategoryId id) override;
    awaitable<std::vector<Category>> list(Transaction& tx, std::optional<MenuId> menu,
                                          std::optional<ListPlace> after, int limit) override;
    awaitable<int> next_sort(Transaction& tx, MenuId menu) override;
    awaitable<void> update(Transaction& tx, Category& category) override;
    awaitable<void> remove(Transaction& tx, CategoryId id, std::int64_t version) override;
    awaitable<LocationId> location_of(Transaction& tx, CategoryId id) override;
};

class SqlMenuItemRepository final : public MenuItemRepository {
public:
    awaitable<bool> add(Transaction& tx, const MenuItem& item) override;
    awaitable<std::optional<MenuItem>> find(Transaction& tx, MenuItemId id) override;
    awaitable<std::vector<MenuItem>> list(Transaction& tx, std::optional<CategoryId> category,
                                          std::optional<ListPlace> after, int limit) override;
    awaitable<int> next_sort(Transaction& tx, CategoryId category) override;
    awaitable<void> update(Transaction& tx, MenuItem& item) override;
    awaitable<void> remove(Transaction& tx, MenuItemId id, std::int64_t version) override;
    awaitable<std::vector<MenuItemId>> ids_in(Transaction& tx, CategoryId category) override;
    awaitable<void> number(Transaction& tx, const std::vector<MenuItemId>& order) override;
    awaitable<bool> is_placed(Transaction& tx, ProductId product) override;
};

}  // namespace beanq::menu

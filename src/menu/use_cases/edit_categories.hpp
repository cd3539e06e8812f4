#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kernel/awaitable.hpp"
#include "kernel/id.hpp"
#include "kernel/once.hpp"
#include "kernel/result.hpp"
#include "kernel/unit_of_work.hpp"
#include "kernel/uuid.hpp"
#include "menu/domain/menu.hpp"
#include "menu/ports.hpp"
#include "menu/use_cases/publish_menu.hpp"

namespace beanq::menu {

struct CreateCategoryCommand {
    MenuId menu;
    std::string name;
    std::optional<int> sort;  ///< empty: after all others
};

/// What is set is changed.
struct ChangeCategoryCommand {
    CategoryId id;
    std::optional<std::int64_t> if_match;  ///< empty: whatever its version
    std::optional<std::string> name;
    std::optional<int> sort;
    std::optional<bool> active;
};

/// Creates, changes, orders and removes categories. Each change is published before it is answered.
class EditCategories {
public:
    struct Needs {
        UuidSource& ids;
        MenuRepository& menus;
        CategoryRepository& categories;
        MenuItemRepository& items;
        PublishMenu& publish;
    };
    explicit EditCategories(Needs needs) : needs_(needs) {}

    /// Active from the start. 422 with `field.unknown-id` at `/menu_id`.
    awaitable<Result<Category>> create(CreateCategoryCommand command,
                                       const Once<Category>& once) const;
    /// 404 `category.unknown`, 412 `version.stale`.
    awaitable<Result<Category>> change(ChangeCategoryCommand command) const;
    /// Puts the category's items in that order. 404 `category.unknown`, 412 `version.stale`, 422
    /// with `field.choice` at `/menu_item_ids` unless it names each of them once.
    awaitable<Result<Category>> order_items(CategoryId id, std::optional<std::int64_t> if_match,
                                            std::vector<MenuItemId> order) const;
    /// With its items. 404 `category.unknown`, 412 `version.stale`.
    awaitable<Result<void>> remove(CategoryId id, std::optional<std::int64_t> if_match) const;

private:
    Needs needs_;
};

}  // namespace beanq::menu

#pragma once

#include <cstdint>
#include <optional>

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

struct PlaceItemCommand {
    CategoryId category;
    ProductId product;
    std::optional<int> sort;  ///< empty: after all others
};

/// What is set is changed.
struct ChangeItemCommand {
    MenuItemId id;
    std::optional<std::int64_t> if_match;  ///< empty: whatever its version
    std::optional<int> sort;
    std::optional<bool> active;
};

/// Places products in categories. Each change is published before it is answered.
class PlaceItems {
public:
    struct Needs {
        UuidSource& ids;
        CategoryRepository& categories;
        MenuItemRepository& items;
        ProductRepository& products;
        PublishMenu& publish;
    };
    explicit PlaceItems(Needs needs) : needs_(needs) {}

    /// Active from the start. 409 `menu-item.duplicate` when the product stands there already; 422
    /// with `field.unknown-id` at `/category_id` or `/product_id`.
    awaitable<Result<MenuItem>> place(PlaceItemCommand command, const Once<MenuItem>& once) const;
    /// 404 `menu-item.unknown`, 412 `version.stale`.
    awaitable<Result<MenuItem>> change(ChangeItemCommand command) const;
    /// 404 `menu-item.unknown`, 412 `version.stale`.
    awaitable<Result<void>> remove(MenuItemId id, std::optional<std::int64_t> if_match) const;

private:
    Needs needs_;
};

}  // namespace beanq::menu

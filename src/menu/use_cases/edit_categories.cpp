#include "menu/use_cases/edit_categories.hpp"

#include <algorithm>
#include <utility>

#include "menu/domain/refusals.hpp"

namespace beanq::menu {

awaitable<Result<Category>> EditCategories::create(CreateCategoryCommand command,
                                                   const Once<Category>& once) const {
    auto tx = co_await needs_.publish.begin();
    auto is_new = co_await once.claim(*tx);
    if (!is_new) co_return std::unexpected(is_new.error());
    const auto menu = co_await needs_.menus.find(*tx, command.menu);
    if (!menu) co_return refuse_unknown_id("/menu_id");
    Category category{
        .id = CategoryId{needs_.ids.next()}, .menu = command.menu, .name = std::move(command.name)};
    const int last = co_await needs_.categories.next_sort(*tx, command.menu);
    category.sort = command.sort.value_or(last);
    co_await needs_.categories.add(*tx, category);
    co_await needs_.publish.changed(*tx, menu->location);
    co_await once.settle(*tx, category);
    co_await needs_.publish.commit(std::move(tx));
    co_return category;
}

awaitable<Result<Category>> EditCategories::change(ChangeCategoryCommand command) const {
    auto tx = co_await needs_.publish.begin();
    auto category = co_await needs_.categories.find(*tx, command.id);
    if (!category) co_return refuse_unknown("category");
    auto current = check_version(command.if_match, category->version);
    if (!current) co_return std::unexpected(current.error());
    if (command.name) category->name = std::move(*command.name);
    if (command.sort) category->sort = *command.sort;
    if (command.active) category->active = *command.active;
    co_await needs_.categories.update(*tx, *category);
    const auto location = co_await needs_.categories.location_of(*tx, command.id);
    co_await needs_.publish.changed(*tx, location);
    co_await needs_.publish.commit(std::move(tx));
    co_return *category;
}

awaitable<Result<Category>> EditCategories::order_items(CategoryId id,
                                                        std::optional<std::int64_t> if_match,
                                                        std::vector<MenuItemId> order) const {
    auto tx = co_await needs_.publish.begin();
    auto category = co_await needs_.categories.find(*tx, id);
    if (!category) co_return refuse_unknown("category");
    auto current = check_version(if_match, category->version);
    if (!current) co_return std::unexpected(current.error());
    const auto present = co_await needs_.items.ids_in(*tx, id);
    if (!std::ranges::is_permutation(order, present)) {
        co_return refuse_fields({{"/menu_item_ids",
                                  "field.choice",
                                  {"must name each item of the category once",
                                   "должно содержать каждую позицию категории ровно один раз"}}});
    }
    co_await needs_.items.number(*tx, order);
    co_await needs_.categories.update(*tx, *category);
    const auto location = co_await needs_.categories.location_of(*tx, id);
    co_await needs_.publish.changed(*tx, location);
    co_await needs_.publish.commit(std::move(tx));
    co_return *category;
}

awaitable<Result<void>> EditCategories::remove(CategoryId id,
                                               std::optional<std::int64_t> if_match) const {
    auto tx = co_await needs_.publish.begin();
    const auto category = co_await needs_.categories.find(*tx, id);
    if (!category) co_return refuse_unknown("category");
    auto current = check_version(if_match, category->version);
    if (!current) co_return std::unexpected(current.error());
    const auto location = co_await needs_.categories.location_of(*tx, id);
    co_await needs_.categories.remove(*tx, id, category->version);
    co_await needs_.publish.changed(*tx, location);
    co_await needs_.publish.commit(std::move(tx));
    co_return Result<void>{};
}

}  // namespace beanq::menu

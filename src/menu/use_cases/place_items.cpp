#include "menu/use_cases/place_items.hpp"

#include <utility>

#include "menu/domain/refusals.hpp"

namespace beanq::menu {

awaitable<Result<MenuItem>> PlaceItems::place(PlaceItemCommand command,
                                              const Once<MenuItem>& once) const {
    auto tx = co_await needs_.publish.begin();
    auto is_new = co_await once.claim(*tx);
    if (!is_new) co_return std::unexpected(is_new.error());
    std::vector<FieldError> faults;
    const auto category = co_await needs_.categories.find(*tx, command.category);
    if (!category) faults.push_back(unknown_id("/category_id"));
    const auto product = co_await needs_.products.find(*tx, command.product);
    if (!product) faults.push_back(unknown_id("/product_id"));
    if (!faults.empty()) co_return refuse_fields(std::move(faults));
    MenuItem item{.id = MenuItemId{needs_.ids.next()},
                  .category = command.category,
                  .product = command.product};
    const int last = co_await needs_.items.next_sort(*tx, command.category);
    item.sort = command.sort.value_or(last);
    const bool placed = co_await needs_.items.add(*tx, item);
    if (!placed) {
        co_return refuse(ErrorKind::conflict, "menu-item.duplicate",
                         {"The product is in this category already.",
                          "Этот товар уже есть в данной категории."});
    }
    const auto location = co_await needs_.categories.location_of(*tx, item.category);
    co_await needs_.publish.changed(*tx, location);
    co_await once.settle(*tx, item);
    co_await needs_.publish.commit(std::move(tx));
    co_return item;
}

awaitable<Result<MenuItem>> PlaceItems::change(ChangeItemCommand command) const {
    auto tx = co_await needs_.publish.begin();
    auto item = co_await needs_.items.find(*tx, command.id);
    if (!item) co_return refuse_unknown("menu-item");
    auto current = check_version(command.if_match, item->version);
    if (!current) co_return std::unexpected(current.error());
    if (command.sort) item->sort = *command.sort;
    if (command.active) item->active = *command.active;
    co_await needs_.items.update(*tx, *item);
    const auto location = co_await needs_.categories.location_of(*tx, item->category);
    co_await needs_.publish.changed(*tx, location);
    co_await needs_.publish.commit(std::move(tx));
    co_return *item;
}

awaitable<Result<void>> PlaceItems::remove(MenuItemId id,
                                           std::optional<std::int64_t> if_match) const {
    auto tx = co_await needs_.publish.begin();
    const auto item = co_await needs_.items.find(*tx, id);
    if (!item) co_return refuse_unknown("menu-item");
    auto current = check_version(if_match, item->version);
    if (!current) co_return std::unexpected(current.error());
    co_await needs_.items.remove(*tx, id, item->version);
    const auto location = co_await needs_.categories.location_of(*tx, item->category);
    co_await needs_.publish.changed(*tx, location);
    co_await needs_.publish.commit(std::move(tx));
    co_return Result<void>{};
}

}  // namespace beanq::menu

#include "menu/use_cases/edit_menus.hpp"

#include <utility>

#include "menu/domain/refusals.hpp"

namespace beanq::menu {

awaitable<Result<Menu>> EditMenus::create(CreateMenuCommand command, const Once<Menu>& once) const {
    auto tx = co_await needs_.publish.begin();
    auto is_new = co_await once.claim(*tx);
    if (!is_new) co_return std::unexpected(is_new.error());
    auto location = co_await needs_.locations.find(*tx, command.location);
    if (!location) co_return std::unexpected(location.error());
    Menu menu{.id = MenuId{needs_.ids.next()},
              .location = location->id,
              .name = std::move(command.name),
              .valid_from = command.valid_from,
              .valid_until = command.valid_until,
              .hours = std::move(command.hours)};
    if (auto faults = faults_in(menu); !faults.empty()) co_return refuse_fields(std::move(faults));
    const int last = co_await needs_.menus.next_sort(*tx, menu.location);
    menu.sort = command.sort.value_or(last);
    co_await needs_.menus.add(*tx, menu);
    co_await needs_.publish.changed(*tx, menu.location);
    co_await once.settle(*tx, menu);
    co_await needs_.publish.commit(std::move(tx));
    co_return menu;
}

awaitable<Result<Menu>> EditMenus::change(ChangeMenuCommand command) const {
    auto tx = co_await needs_.publish.begin();
    auto menu = co_await needs_.menus.find(*tx, command.id);
    if (!menu) co_return refuse_unknown("menu");
    auto current = check_version(command.if_match, menu->version);
    if (!current) co_return std::unexpected(current.error());
    if (command.name) menu->name = std::move(*command.name);
    if (command.valid_from) menu->valid_from = *command.valid_from;
    if (command.valid_until) menu->valid_until = *command.valid_until;
    if (command.sort) menu->sort = *command.sort;
    if (command.active) menu->active = *command.active;
    if (command.hours) menu->hours = std::move(*command.hours);
    if (auto faults = faults_in(*menu); !faults.empty()) co_return refuse_fields(std::move(faults));
    co_await needs_.menus.update(*tx, *menu);
    co_await needs_.publish.changed(*tx, menu->location);
    co_await needs_.publish.commit(std::move(tx));
    co_return *menu;
}

awaitable<Result<void>> EditMenus::remove(MenuId id, std::optional<std::int64_t> if_match) const {
    auto tx = co_await needs_.publish.begin();
    const auto menu = co_await needs_.menus.find(*tx, id);
    if (!menu) co_return refuse_unknown("menu");
    auto current = check_version(if_match, menu->version);
    if (!current) co_return std::unexpected(current.error());
    co_await needs_.menus.remove(*tx, id, menu->version);
    co_await needs_.publish.changed(*tx, menu->location);
    co_await needs_.publish.commit(std::move(tx));
    co_return Result<void>{};
}

}  // namespace beanq::menu

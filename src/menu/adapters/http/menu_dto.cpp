#include "menu/adapters/http/menu_dto.hpp"

#include <utility>

namespace beanq::menu {

namespace {

std::optional<std::optional<Date>> to_change(const http::Change<Date>& change) {
    if (!change.present) return std::nullopt;
    return change.value;
}

}  // namespace

MenuView to_view(const Menu& menu) {
    return {menu.id,
            menu.location,
            menu.name,
            menu.valid_from,
            menu.valid_until,
            menu.sort,
            http::to_view(menu.hours),
            menu.active,
            menu.version};
}

CategoryView to_view(const Category& category) {
    return {category.id,   category.menu,   category.name,
            category.sort, category.active, category.version};
}

MenuItemView to_view(const MenuItem& item) {
    return {item.id, item.category, item.product, item.sort, item.active, item.version};
}

http::Created<MenuView> created(const Menu& menu) {
    return {to_view(menu), "/api/v1/menus/" + to_string(menu.id), menu.version};
}

http::Created<CategoryView> created(const Category& category) {
    return {to_view(category), "/api/v1/categories/" + to_string(category.id), category.version};
}

http::Created<MenuItemView> created(const MenuItem& item) {
    return {to_view(item), "/api/v1/menu-items/" + to_string(item.id), item.version};
}

CreateMenuCommand to_command(NewMenuBody body) {
    return {.location = body.location_id,
            .name = std::move(body.name.value),
            .valid_from = body.valid_from,
            .valid_until = body.valid_until,
            .sort = sort_of(body.sort),
            .hours = body.hours ? http::to_hours(*body.hours) : WeeklyHours{}};
}

ChangeMenuCommand to_command(MenuId id, const http::IfMatch& match, MenuChangeBody body) {
    return {.id = id,
            .if_match = match.version,
            .name = value_of(std::move(body.name)),
            .valid_from = to_change(body.valid_from),
            .valid_until = to_change(body.valid_until),
            .sort = sort_of(body.sort),
            .active = {},
            .hours = body.hours ? std::optional(http::to_hours(*body.hours)) : std::nullopt};
}

CreateCategoryCommand to_command(NewCategoryBody body) {
    return {body.menu_id, std::move(body.name.value), sort_of(body.sort)};
}

ChangeCategoryCommand to_command(CategoryId id, const http::IfMatch& match,
                                 CategoryChangeBody body) {
    return {.id = id,
            .if_match = match.version,
            .name = value_of(std::move(body.name)),
            .sort = sort_of(body.sort),
            .active = {}};
}

PlaceItemCommand to_command(const NewMenuItemBody& body) {
    return {body.category_id, body.product_id, sort_of(body.sort)};
}

ChangeItemCommand to_command(MenuItemId id, const http::IfMatch& match,
                             const MenuItemChangeBody& body) {
    return {.id = id, .if_match = match.version, .sort = sort_of(body.sort), .active = {}};
}

}  // namespace beanq::menu

// Menus, categories and items as those who edit them see them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <boost/describe.hpp>

#include "kernel/clock.hpp"
#include "kernel/id.hpp"
#include "kernel/page.hpp"
#include "menu/domain/limits.hpp"
#include "menu/domain/menu.hpp"
#include "menu/use_cases/edit_categories.hpp"
#include "menu/use_cases/edit_menus.hpp"
#include "menu/use_cases/place_items.hpp"
#include "platform/http/answers.hpp"
#include "platform/http/fields.hpp"
#include "platform/http/hours.hpp"

namespace beanq::menu {

using Name = http::Text<1, max_name>;
using Sort = http::Whole<0, max_sort>;

struct MenuView {
    MenuId id;
    LocationId location_id;
    std::string name;
    std::optional<Date> valid_from;
    std::optional<Date> valid_until;
    int sort = 0;
    std::vector<http::DayPartView> hours;
    bool active = true;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(MenuView, (),
                      (id, location_id, name, valid_from, valid_until, sort, hours, active,
                       version))

struct CategoryView {
    CategoryId id;
    MenuId menu_id;
    std::string name;
    int sort = 0;
    bool active = true;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(CategoryView, (), (id, menu_id, name, sort, active, version))

struct MenuItemView {
    MenuItemId id;
    CategoryId category_id;
    ProductId product_id;
    int sort = 0;
    bool active = true;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(MenuItemView, (), (id, category_id, product_id, sort, active, version))

struct NewMenuBody {
    std::optional<LocationId> location_id;
    Name name;
    std::optional<Date> valid_from;
    std::optional<Date> valid_until;
    std::optional<Sort> sort;
    std::optional<http::HoursBody> hours;  ///< absent or empty: all day
};
BOOST_DESCRIBE_STRUCT(NewMenuBody, (), (location_id, name, valid_from, valid_until, sort, hours))

struct MenuChangeBody {
    std::optional<Name> name;
    http::Change<Date> valid_from;
    http::Change<Date> valid_until;
    std::optional<Sort> sort;
    std::optional<http::HoursBody> hours;
};
BOOST_DESCRIBE_STRUCT(MenuChangeBody, (), (name, valid_from, valid_until, sort, hours))

struct NewCategoryBody {
    MenuId menu_id;
    Name name;
    std::optional<Sort> sort;
};
BOOST_DESCRIBE_STRUCT(NewCategoryBody, (), (menu_id, name, sort))

struct CategoryChangeBody {
    std::optional<Name> name;
    std::optional<Sort> sort;
};
BOOST_DESCRIBE_STRUCT(CategoryChangeBody, (), (name, sort))

struct ItemOrderBody {
    http::List<MenuItemId, 0, 1000> menu_item_ids;
};
BOOST_DESCRIBE_STRUCT(ItemOrderBody, (), (menu_item_ids))

struct NewMenuItemBody {
    CategoryId category_id;
    ProductId product_id;
    std::optional<Sort> sort;
};
BOOST_DESCRIBE_STRUCT(NewMenuItemBody, (), (category_id, product_id, sort))

struct MenuItemChangeBody {
    std::optional<Sort> sort;
};
BOOST_DESCRIBE_STRUCT(MenuItemChangeBody, (), (sort))

struct MenusQuery {
    std::optional<LocationId> location_id;
    http::WholeOr<1, 200, 50> limit;
    std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(MenusQuery, (), (location_id, limit, cursor))

struct CategoriesQuery {
    std::optional<MenuId> menu_id;
    http::WholeOr<1, 200, 50> limit;
    std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(CategoriesQuery, (), (menu_id, limit, cursor))

struct MenuItemsQuery {
    std::optional<CategoryId> category_id;
    http::WholeOr<1, 200, 50> limit;
    std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(MenuItemsQuery, (), (category_id, limit, cursor))

struct MenuPath {
    MenuId id;
};
BOOST_DESCRIBE_STRUCT(MenuPath, (), (id))

struct CategoryPath {
    CategoryId id;
};
BOOST_DESCRIBE_STRUCT(CategoryPath, (), (id))

struct MenuItemPath {
    MenuItemId id;
};
BOOST_DESCRIBE_STRUCT(MenuItemPath, (), (id))

MenuView to_view(const Menu& menu);
CategoryView to_view(const Category& category);
MenuItemView to_view(const MenuItem& item);

http::Created<MenuView> created(const Menu& menu);
http::Created<CategoryView> created(const Category& category);
http::Created<MenuItemView> created(const MenuItem& item);

CreateMenuCommand to_command(NewMenuBody body);
ChangeMenuCommand to_command(MenuId id, const http::IfMatch& match, MenuChangeBody body);
CreateCategoryCommand to_command(NewCategoryBody body);
ChangeCategoryCommand to_command(CategoryId id, const http::IfMatch& match,
                                 CategoryChangeBody body);
PlaceItemCommand to_command(const NewMenuItemBody& body);
ChangeItemCommand to_command(MenuItemId id, const http::IfMatch& match,
                             const MenuItemChangeBody& body);

/// The value of a field that was sent.
template <class Field>
auto value_of(std::optional<Field> field) {
    using Value = decltype(field->value);
    return field ? std::optional<Value>(std::move(field->value)) : std::nullopt;
}

/// As a command takes a sort.
inline std::optional<int> sort_of(const std::optional<Sort>& sort) {
    return sort ? std::optional<int>(static_cast<int>(sort->value)) : std::nullopt;
}

/// The page that a list's query asks for.
template <class Query>
PageRequest page_of(const Query& query) {
    return {static_cast<int>(query.limit.value), query.cursor};
}

}  // namespace beanq::menu

#pragma once

#include "menu/use_cases/browse_menu.hpp"
#include "menu/use_cases/count_portions.hpp"
#include "menu/use_cases/edit_categories.hpp"
#include "menu/use_cases/edit_menus.hpp"
#include "menu/use_cases/edit_modifier_groups.hpp"
#include "menu/use_cases/edit_modifiers.hpp"
#include "menu/use_cases/edit_price_schedules.hpp"
#include "menu/use_cases/edit_products.hpp"
#include "menu/use_cases/edit_variations.hpp"
#include "menu/use_cases/exchange_menu.hpp"
#include "menu/use_cases/place_items.hpp"
#include "menu/use_cases/publish_menu.hpp"
#include "menu/use_cases/search_menu.hpp"
#include "menu/use_cases/switch_availability.hpp"
#include "platform/http/route.hpp"

namespace beanq::menu {

/// What the handlers run; all of it outlives the routes.
struct RouteNeeds {
    PublishMenu& publish_menu;
    const SearchMenu& search_menu;
    const BrowseMenu& browse_menu;
    const EditMenus& edit_menus;
    const EditCategories& edit_categories;
    const PlaceItems& place_items;
    const EditProducts& edit_products;
    const EditVariations& edit_variations;
    const EditModifierGroups& edit_modifier_groups;
    const EditModifiers& edit_modifiers;
    const SwitchAvailability& switch_availability;
    const CountPortions& count_portions;
    const EditPriceSchedules& edit_price_schedules;
    const ExchangeMenu& exchange_menu;
};

void add_on_sale_routes(http::Routes& routes, RouteNeeds needs);
void add_menu_routes(http::Routes& routes, RouteNeeds needs);
void add_category_routes(http::Routes& routes, RouteNeeds needs);
void add_item_routes(http::Routes& routes, RouteNeeds needs);
void add_product_routes(http::Routes& routes, RouteNeeds needs);
void add_variation_routes(http::Routes& routes, RouteNeeds needs);
void add_modifier_group_routes(http::Routes& routes, RouteNeeds needs);
void add_modifier_routes(http::Routes& routes, RouteNeeds needs);
void add_availability_routes(http::Routes& routes, RouteNeeds needs);
void add_price_schedule_routes(http::Routes& routes, RouteNeeds needs);
void add_sheet_routes(http::Routes& routes, RouteNeeds needs);

}  // namespace beanq::menu

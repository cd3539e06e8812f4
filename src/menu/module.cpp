#include "menu/module.hpp"

#include "menu/adapters/bus/outbox_menu_events.hpp"
#include "menu/adapters/cache/announced_menus.hpp"
#include "menu/adapters/http/json_menu_press.hpp"
#include "menu/adapters/http/routes.hpp"
#include "menu/adapters/inventory/inventory_kitchen.hpp"
#include "menu/adapters/inventory/menu_assortment.hpp"
#include "menu/adapters/sql/menu_repository.hpp"
#include "menu/adapters/sql/modifier_group_repository.hpp"
#include "menu/adapters/sql/price_schedule_repository.hpp"
#include "menu/adapters/sql/product_repository.hpp"
#include "menu/adapters/sql/stop_repository.hpp"
#include "menu/adapters/sql/stored_menus.hpp"
#include "menu/use_cases/exchange_menu.hpp"
#include "menu/use_cases/import_menu.hpp"
#include "platform/text/fold.hpp"

namespace beanq::menu {

struct Module::Parts {
    explicit Parts(const Needs& needs)
        : events(needs.outbox, needs.ids, needs.clock),
          kitchen(needs.inventory),
          others(needs.announcements),
          publish_menu({needs.store, needs.clock, needs.zones, needs.locations, stored, events,
                        press, others, kitchen}),
          search_menu({publish_menu, fold}),
          browse_menu({needs.store, menus, categories, items, products, groups, fold}),
          edit_menus({needs.ids, needs.locations, menus, publish_menu}),
          edit_categories({needs.ids, menus, categories, items, publish_menu}),
          place_items({needs.ids, categories, items, products, publish_menu}),
          edit_products(
              {needs.ids, needs.locations, products, groups, categories, items, publish_menu}),
          edit_variations({needs.ids, needs.locations, products, publish_menu}),
          edit_groups({needs.ids, needs.locations, groups, products, publish_menu}),
          edit_modifiers({needs.ids, needs.locations, groups, products, publish_menu}),
          import_menu({needs.ids, needs.locations, menus, categories, items, products, groups,
                       publish_menu}),
          switch_availability(
              {needs.store, needs.clock, needs.locations, products, groups, stops, publish_menu}),
          count_portions({needs.store, publish_menu, kitchen}),
          edit_price_schedules(
              {needs.store, needs.ids, needs.locations, products, schedules, publish_menu}),
          exchange_menu({needs.store, needs.ids, needs.locations, menus, categories, items,
                         products, groups, publish_menu}),
          assortment(products, groups, publish_menu),
          listening(others.listen(publish_menu)) {}

    SqlMenuRepository menus;
    SqlCategoryRepository categories;
    SqlMenuItemRepository items;
    SqlProductRepository products{fold};
    SqlModifierGroupRepository groups;
    SqlStoredMenus stored;
    OutboxMenuEvents events;
    JsonMenuPress press;
    InventoryKitchen kitchen;
    SqlStopRepository stops;
    SqlPriceScheduleRepository schedules;
    AnnouncedMenus others;
    PublishMenu publish_menu;
    SearchMenu search_menu;
    BrowseMenu browse_menu;
    EditMenus edit_menus;
    EditCategories edit_categories;
    PlaceItems place_items;
    EditProducts edit_products;
    EditVariations edit_variations;
    EditModifierGroups edit_groups;
    EditModifiers edit_modifiers;
    ImportMenu import_menu;
    SwitchAvailability switch_availability;
    CountPortions count_portions;
    EditPriceSchedules edit_price_schedules;
    ExchangeMenu exchange_menu;
    MenuAssortment assortment;
    std::unique_ptr<cache::Listening> listening;  ///< ends first
};

Module::Module(Needs needs) : parts_(std::make_unique<Parts>(needs)) {}
Module::~Module() = default;

awaitable<void> Module::start() {
    const auto menu = co_await parts_->publish_menu.current(std::nullopt);
    if (!menu) co_return;
    (*menu)->printed();
    (*menu)->search_index(fold);
}

void Module::add_routes(http::Routes& routes) {
    const RouteNeeds needs{
        parts_->publish_menu,         parts_->search_menu,         parts_->browse_menu,
        parts_->edit_menus,           parts_->edit_categories,     parts_->place_items,
        parts_->edit_products,        parts_->edit_variations,     parts_->edit_groups,
        parts_->edit_modifiers,       parts_->switch_availability, parts_->count_portions,
        parts_->edit_price_schedules, parts_->exchange_menu};
    add_on_sale_routes(routes, needs);
    add_menu_routes(routes, needs);
    add_category_routes(routes, needs);
    add_item_routes(routes, needs);
    add_product_routes(routes, needs);
    add_variation_routes(routes, needs);
    add_modifier_group_routes(routes, needs);
    add_modifier_routes(routes, needs);
    add_availability_routes(routes, needs);
    add_price_schedule_routes(routes, needs);
    add_sheet_routes(routes, needs);
}

awaitable<Result<std::shared_ptr<const Catalogue>>> Module::catalogue(
    Transaction& tx, std::optional<LocationId> location) {
    return parts_->publish_menu.as_of(tx, location);
}

inventory::Assortment& Module::assortment() { return parts_->assortment; }

awaitable<Result<MenuImport>> Module::import_menu(Transaction& tx, MenuImport menu) {
    return parts_->import_menu.run(tx, std::move(menu));
}

}  // namespace beanq::menu

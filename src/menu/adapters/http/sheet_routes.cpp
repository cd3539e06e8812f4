#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <boost/describe.hpp>

#include "menu/adapters/http/routes.hpp"
#include "menu/domain/menu_sheet.hpp"
#include "platform/http/sheet.hpp"
#include "platform/http/typed.hpp"

namespace beanq::menu {

BOOST_DESCRIBE_STRUCT(MenuRow, (),
                      (kind, id, menu, category, product, modifier_group, name, description, price,
                       currency, min, max, repeats, default_, sort, active, valid_from, valid_until,
                       hours, image_url, tax_class, allergens, preparation_seconds))

struct MenuExportQuery {
    std::optional<LocationId> location_id;
    std::optional<http::SheetFormat> format;  ///< absent: json
};
BOOST_DESCRIBE_STRUCT(MenuExportQuery, (), (location_id, format))

/// Either `items` or `csv`.
struct MenuSheet {
    std::optional<std::vector<MenuRow>> items;
    std::optional<std::string> csv;
};
BOOST_DESCRIBE_STRUCT(MenuSheet, (), (items, csv))

/// `items`, or `csv` with the columns' names in its first line.
struct MenuSheetBody {
    std::optional<LocationId> location_id;
    bool dry_run = false;
    std::optional<http::List<MenuRow, 0, http::max_sheet_rows>> items;
    std::optional<http::SheetText> csv;
};
BOOST_DESCRIBE_STRUCT(MenuSheetBody, (), (location_id, dry_run, items, csv))

void add_sheet_routes(http::Routes& routes, RouteNeeds needs) {
    http::get(routes, "/menu/export", http::permitted(Permission::read_product),
              "A location's menus and all products as a sheet, in JSON or CSV",
              [needs](http::Query<MenuExportQuery> query) -> awaitable<Result<MenuSheet>> {
                  auto rows = co_await needs.exchange_menu.take_out(query->location_id);
                  if (!rows) co_return std::unexpected(rows.error());
                  co_return http::sheet_of<MenuSheet>(std::move(*rows), query->format);
              });
    http::post(
        routes, "/menu/import", http::permitted(Permission::create_menu),
        "Bring in a sheet of menus and products, all rows or none; a dry run lists every fault. "
        "Also takes update_menu, create_product and update_product",
        [needs](Caller caller, const http::Request& request,
                http::Body<MenuSheetBody> body) -> awaitable<Result<http::ImportReportView>> {
            for (const Permission also : {Permission::update_menu, Permission::create_product,
                                          Permission::update_product}) {
                if (caller.may(also)) continue;
                co_return refuse(ErrorKind::forbidden, "auth.forbidden",
                                 {"Importing a menu needs the permissions create_menu, "
                                  "update_menu, create_product and update_product.",
                                  "Для импорта меню нужны разрешения create_menu, update_menu, "
                                  "create_product и update_product."});
            }
            const bool dry_run = body->dry_run;
            const auto location = body->location_id;
            auto rows = http::rows_of(std::move(body.value));
            if (!rows) co_return std::unexpected(rows.error());
            const auto report =
                co_await needs.exchange_menu.bring_in(std::move(*rows), location, dry_run);
            if (!report) co_return std::unexpected(report.error());
            co_return http::to_view(*report, dry_run, request.language);
        });
}

}  // namespace beanq::menu

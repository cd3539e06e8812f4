// The menu's public face: what is on sale, the routes that show and edit it, and bulk import.
#pragma once

#include <memory>
#include <optional>

#include "kernel/awaitable.hpp"
#include "kernel/clock.hpp"
#include "kernel/location.hpp"
#include "kernel/result.hpp"
#include "kernel/time_zone.hpp"
#include "kernel/unit_of_work.hpp"
#include "kernel/uuid.hpp"
#include "menu/domain/catalogue.hpp"
#include "menu/domain/menu_import.hpp"

namespace beanq::http {
class Routes;
}
namespace beanq::bus {
class Outbox;
}
namespace beanq::inventory {
class Assortment;
class Module;
}  // namespace beanq::inventory
namespace beanq::cache {
class Announcements;
}

namespace beanq::menu {

struct Needs {
    Store& store;
    const Clock& clock;
    UuidSource& ids;
    const TimeZones& zones;
    Locations& locations;
    bus::Outbox& outbox;
    cache::Announcements& announcements;
    inventory::Module& inventory;  ///< used from the first menu on: it may be made after this one
};

class Module {
public:
    /// Everything in `needs` outlives the module.
    explicit Module(Needs needs);
    ~Module();
    Module(const Module&) = delete;
    Module& operator=(const Module&) = delete;

    /// Builds the menu of the oldest location, ready to be shown and searched, so that the first
    /// guest does not wait for it.
    awaitable<void> start();

    /// The routes refer to this module: it outlives them.
    void add_routes(http::Routes& routes);

    /// What the location (without one: the oldest) sells as of `tx` and now. From memory when the
    /// menu in the database and the day are still those it was built for, else built through `tx`.
    /// 422 `location.unknown`.
    awaitable<Result<std::shared_ptr<const Catalogue>>> catalogue(
        Transaction& tx, std::optional<LocationId> location);

    /// The menu as the inventory knows it.
    inventory::Assortment& assortment();

    /// Adds everything in `tx` and answers it with all ids. 422 `location.unknown`, or
    /// `body.invalid` with pointers into the tree.
    awaitable<Result<MenuImport>> import_menu(Transaction& tx, MenuImport menu);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace beanq::menu

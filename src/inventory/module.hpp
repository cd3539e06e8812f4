// The inventory's public face: ingredients, recipes and stock, and what orders take of them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "inventory/domain/demand.hpp"
#include "inventory/domain/inventory_import.hpp"
#include "inventory/domain/shelves.hpp"
#include "inventory/ports.hpp"
#include "inventory/use_cases/post_movements.hpp"
#include "inventory/use_cases/sell_from_stock.hpp"
#include "kernel/awaitable.hpp"
#include "kernel/clock.hpp"
#include "kernel/location.hpp"
#include "kernel/result.hpp"
#include "kernel/unit_of_work.hpp"
#include "kernel/uuid.hpp"

namespace beanq::http {
class Routes;
}
namespace beanq::db {
struct Finding;
}
namespace beanq::bus {
class Outbox;
}

namespace beanq::inventory {

struct Needs {
    Store& store;
    const Clock& clock;
    UuidSource& ids;
    Locations& locations;
    bus::Outbox& outbox;
    Assortment& assortment;
};

class Module {
public:
    /// Everything in `needs` outlives the module.
    explicit Module(Needs needs);
    ~Module();
    Module(const Module&) = delete;
    Module& operator=(const Module&) = delete;

    /// The routes refer to this module: it outlives them.
    void add_routes(http::Routes& routes);

    /// Adds everything in `tx`, or refuses; after a refusal `tx` must not be committed.
    /// 422 `body.invalid` with pointers into the import, 409 `ingredient.name-taken`.
    awaitable<Result<void>> import_all(Transaction& tx, InventoryImport import);

    /// Enters movements in `tx`; see PostMovements.
    awaitable<Result<PostedMovements>> post(Transaction& tx, PostMovementsCommand command);

    /// What lies on the shelves there as of `tx`; with the recipes of `cookbook` where one is given
    /// that is still true.
    awaitable<Shelves> shelves(Transaction& tx, LocationId location,
                               std::shared_ptr<const Cookbook> cookbook);

    /// What orders do to the stock; see SellFromStock.
    const SellFromStock& sales() const;

    /// Looks at everything that is stored: see adapters/sql/stock_rules.hpp.
    awaitable<std::vector<db::Finding>> audit(Transaction& tx);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace beanq::inventory

// The inventory's public face: the routes that show ingredients and recipes, and bulk import.
#pragma once

#include <memory>

#include "inventory/domain/inventory_import.hpp"
#include "kernel/awaitable.hpp"
#include "kernel/result.hpp"
#include "kernel/unit_of_work.hpp"

namespace beanq::http {
class Routes;
}

namespace beanq::inventory {

struct Needs {
    Store& store;
};

class Module {
public:
    /// The store outlives the module.
    explicit Module(Needs needs);
    ~Module();
    Module(const Module&) = delete;
    Module& operator=(const Module&) = delete;

    /// The routes refer to this module: it outlives them.
    void add_routes(http::Routes& routes);

    /// Adds everything in `tx`, or refuses; after a refusal `tx` must not be committed.
    /// 422 `body.invalid` with pointers into the import, 409 `ingredient.name-taken`.
    awaitable<Result<void>> import_all(Transaction& tx, InventoryImport import);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace beanq::inventory

#include "inventory/use_cases/import_inventory.hpp"

#include <utility>

#include "inventory/domain/refusals.hpp"

namespace beanq::inventory {

awaitable<Result<void>> ImportInventory::run(Transaction& tx, InventoryImport import) const {
    auto faults = faults_in(import);
    if (!faults.empty()) co_return refuse_fields(std::move(faults));
    const bool added = co_await needs_.ingredients.add_all(tx, import.ingredients);
    if (!added) co_return name_taken();
    co_await needs_.recipes.put_all(tx, import.recipes);
    co_return Result<void>{};
}

}  // namespace beanq::inventory

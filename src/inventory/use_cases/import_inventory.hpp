#pragma once

#include "inventory/domain/inventory_import.hpp"
#include "inventory/ports.hpp"
#include "kernel/awaitable.hpp"
#include "kernel/result.hpp"
#include "kernel/unit_of_work.hpp"

namespace beanq::inventory {

/// Brings in many ingredients and recipes at once.
class ImportInventory {
public:
    struct Needs {
        IngredientRepository& ingredients;
        RecipeRepository& recipes;
    };
    explicit ImportInventory(Needs needs) : needs_(needs) {}

    /// Adds everything in `tx`, or refuses; after a refusal `tx` must not be committed.
    /// 422 `body.invalid` with pointers into the import, 409 `ingredient.name-taken`.
    awaitable<Result<void>> run(Transaction& tx, InventoryImport import) const;

private:
    Needs needs_;
};

}  // namespace beanq::inventory

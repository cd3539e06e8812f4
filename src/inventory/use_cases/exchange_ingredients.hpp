#pragma once

#include <vector>

#include "inventory/domain/ingredient_sheet.hpp"
#include "inventory/ports.hpp"
#include "kernel/awaitable.hpp"
#include "kernel/import_report.hpp"
#include "kernel/location.hpp"
#include "kernel/result.hpp"
#include "kernel/unit_of_work.hpp"
#include "kernel/uuid.hpp"

namespace beanq::inventory {

/// Takes all ingredients out as rows and brings rows in. A row belongs to the ingredient of its
/// name, in any case; what was exported comes back unchanged.
class ExchangeIngredients {
public:
    struct Needs {
        Store& store;
        UuidSource& ids;
        Locations& locations;
        IngredientRepository& ingredients;
        Assortment& assortment;
    };
    explicit ExchangeIngredients(Needs needs) : needs_(needs) {}

    /// By name.
    awaitable<std::vector<IngredientRow>> take_out() const;

    /// All rows, or none: 422 with every fault as read_row, and `field.duplicate` at
    /// `/items/<n>/name`. A dry run changes nothing and reports the faults instead.
    awaitable<Result<ImportReport>> bring_in(std::vector<IngredientRow> rows, bool dry_run) const;

private:
    Needs needs_;
};

}  // namespace beanq::inventory

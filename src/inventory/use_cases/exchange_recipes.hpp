#pragma once

#include <vector>

#include "inventory/domain/recipe_sheet.hpp"
#include "inventory/ports.hpp"
#include "kernel/awaitable.hpp"
#include "kernel/import_report.hpp"
#include "kernel/result.hpp"
#include "kernel/unit_of_work.hpp"

namespace beanq::inventory {

/// Takes all recipes out as rows and brings rows in; recipes that no row names stay. What was
/// exported comes back unchanged, without new versions.
class ExchangeRecipes {
public:
    struct Needs {
        Store& store;
        IngredientRepository& ingredients;
        RecipeRepository& recipes;
        Assortment& assortment;
    };
    explicit ExchangeRecipes(Needs needs) : needs_(needs) {}

    awaitable<std::vector<RecipeRow>> take_out() const;

    /// All rows, or none: 422 with every fault as read_rows. The report counts recipes. A dry run
    /// changes nothing and reports the faults instead.
    awaitable<Result<ImportReport>> bring_in(std::vector<RecipeRow> rows, bool dry_run) const;

private:
    awaitable<NamedIngredients> named_in(Transaction& tx, const std::vector<RecipeRow>& rows) const;

    Needs needs_;
};

}  // namespace beanq::inventory

// Ingredients and recipes as sheets: what is exported and imported.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "inventory/domain/ingredient_sheet.hpp"
#include "inventory/domain/recipe_sheet.hpp"
#include "platform/http/fields.hpp"
#include "platform/http/sheet.hpp"

namespace beanq::inventory {

BOOST_DESCRIBE_STRUCT(IngredientRow, (),
                      (name, unit, shortage, active, allergens, cost, currency, cost_per, packs))

/// Either `items` or `csv`.
struct IngredientSheet {
    std::optional<std::vector<IngredientRow>> items;
    std::optional<std::string> csv;
};
BOOST_DESCRIBE_STRUCT(IngredientSheet, (), (items, csv))

/// `items`, or `csv` with the columns' names in its first line.
struct IngredientSheetBody {
    bool dry_run = false;
    std::optional<http::List<IngredientRow, 0, http::max_sheet_rows>> items;
    std::optional<http::SheetText> csv;
};
BOOST_DESCRIBE_STRUCT(IngredientSheetBody, (), (dry_run, items, csv))

BOOST_DESCRIBE_STRUCT(RecipeRow, (),
                      (product, variation, modifier_group, modifier, ingredient, quantity, unit,
                       replaces))

/// Either `items` or `csv`.
struct RecipeSheet {
    std::optional<std::vector<RecipeRow>> items;
    std::optional<std::string> csv;
};
BOOST_DESCRIBE_STRUCT(RecipeSheet, (), (items, csv))

/// `items`, or `csv` with the columns' names in its first line.
struct RecipeSheetBody {
    bool dry_run = false;
    std::optional<http::List<RecipeRow, 0, http::max_sheet_rows>> items;
    std::optional<http::SheetText> csv;
};
BOOST_DESCRIBE_STRUCT(RecipeSheetBody, (), (dry_run, items, csv))

}  // namespace beanq::inventory

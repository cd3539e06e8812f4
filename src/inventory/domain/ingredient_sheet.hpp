// Ingredients as rows of text: what is exported, and what comes back.
#pragma once

#include <string>

#include "inventory/domain/ingredient.hpp"
#include "kernel/row_reader.hpp"

namespace beanq::inventory {

/// One ingredient. `allergens` are separated by `;`, `packs` are `box=12000;jug=2000` in the base
/// unit, `cost` is in minor units for `cost_per`.
struct IngredientRow {
    Cell name;
    Cell unit;
    Cell shortage = {};
    Cell active = {};
    Cell allergens = {};
    Cell cost = {};
    Cell currency = {};
    Cell cost_per = {};
    Cell packs = {};

    bool operator==(const IngredientRow&) const = default;
};

IngredientRow to_row(const Ingredient& ingredient);

/// Reads the row into a new ingredient or one that exists: its unit stays (`field.not-allowed`).
/// What cannot be read is told as RowReader does, the rest as faults_in(Ingredient).
void read_row(const IngredientRow& row, Currency currency, bool is_new, Ingredient& ingredient,
              RowReader& reader);

}  // namespace beanq::inventory

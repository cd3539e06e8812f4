// Ingredients as rows of text: what is exported, and what comes back.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "inventory/domain/ingredient.hpp"
#include "kernel/result.hpp"

namespace beanq::inventory {

/// One ingredient, each field as text; an empty one is not given. `allergens` are separated by `;`,
/// `packs` are `box=12000;jug=2000` in the base unit, `cost` is in minor units for `cost_per`.
struct SheetRow {
    std::string name;
    std::string unit;
    std::string shortage;
    std::string active;
    std::string allergens;
    std::string cost;
    std::string currency;
    std::string cost_per;
    std::string packs;

    bool operator==(const SheetRow&) const = default;
};

/// The heading of a column, and its member.
struct SheetColumn {
    std::string_view name;
    std::string SheetRow::* field;
};

inline constexpr std::array<SheetColumn, 9> sheet_columns{{{"name", &SheetRow::name},
                                                           {"unit", &SheetRow::unit},
                                                           {"shortage", &SheetRow::shortage},
                                                           {"active", &SheetRow::active},
                                                           {"allergens", &SheetRow::allergens},
                                                           {"cost", &SheetRow::cost},
                                                           {"currency", &SheetRow::currency},
                                                           {"cost_per", &SheetRow::cost_per},
                                                           {"packs", &SheetRow::packs}}};

SheetRow to_row(const Ingredient& ingredient);

/// The ingredient of a row, without an id; what cannot be read is told at `<at>/<column>` with
/// `field.required`, `field.choice` or `field.format`, the rest as faults_in(Ingredient).
Ingredient from_row(const SheetRow& row, Currency currency, const std::string& at,
                    std::vector<FieldError>& faults);

}  // namespace beanq::inventory

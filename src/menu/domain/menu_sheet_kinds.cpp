#include "menu/domain/menu_sheet_kinds.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace beanq::menu {

namespace {

constexpr std::array<std::string_view, 8> kind_names{"menu",          "category",       "product",
                                                     "variation",     "modifier-group", "modifier",
                                                     "product-group", "menu-item"};

/// The cells that not every kind has.
struct Column {
    std::string_view name;
    Cell MenuRow::* cell;
    std::vector<RowKind> kinds;
};
const std::array<Column, 22> columns{{
    {"id",
     &MenuRow::id,
     {RowKind::menu, RowKind::category, RowKind::product, RowKind::variation, RowKind::group,
      RowKind::modifier, RowKind::item}},
    {"menu", &MenuRow::menu, {RowKind::category, RowKind::item}},
    {"category", &MenuRow::category, {RowKind::item}},
    {"product", &MenuRow::product, {RowKind::variation, RowKind::use, RowKind::item}},
    {"modifier_group", &MenuRow::modifier_group, {RowKind::modifier, RowKind::use}},
    {"name",
     &MenuRow::name,
     {RowKind::menu, RowKind::category, RowKind::product, RowKind::variation, RowKind::group,
      RowKind::modifier}},
    {"description", &MenuRow::description, {RowKind::product}},
    {"price", &MenuRow::price, {RowKind::variation, RowKind::modifier}},
    {"currency", &MenuRow::currency, {RowKind::variation, RowKind::modifier}},
    {"min", &MenuRow::min, {RowKind::group, RowKind::use}},
    {"max", &MenuRow::max, {RowKind::group, RowKind::use}},
    {"repeats", &MenuRow::repeats, {RowKind::group}},
    {"default", &MenuRow::default_, {RowKind::modifier}},
    {"sort",
     &MenuRow::sort,
     {RowKind::menu, RowKind::category, RowKind::variation, RowKind::modifier, RowKind::use,
      RowKind::item}},
    {"active",
     &MenuRow::active,
     {RowKind::menu, RowKind::category, RowKind::product, RowKind::item}},
    {"valid_from", &MenuRow::valid_from, {RowKind::menu}},
    {"valid_until", &MenuRow::valid_until, {RowKind::menu}},
    {"hours", &MenuRow::hours, {RowKind::menu}},
    {"image_url", &MenuRow::image_url, {RowKind::product}},
    {"tax_class", &MenuRow::tax_class, {RowKind::product}},
    {"allergens", &MenuRow::allergens, {RowKind::product}},
    {"preparation_seconds", &MenuRow::preparation_seconds, {RowKind::product}},
}};

}  // namespace

std::optional<RowKind> read_kind(const MenuRow& row, RowReader& reader) {
    const auto found = std::ranges::find(kind_names, row.kind.value_or(""));
    if (found == kind_names.end()) {
        reader.choice("kind",
                      "menu, category, product, variation, modifier-group, modifier, "
                      "product-group, menu-item");
        return std::nullopt;
    }
    const auto kind = static_cast<RowKind>(found - kind_names.begin());
    for (const Column& column : columns) {
        const Cell& cell = row.*column.cell;
        if (!cell || cell->empty() || std::ranges::find(column.kinds, kind) != column.kinds.end())
            continue;
        const std::string name(*found);
        reader.fault(column.name, "field.not-allowed",
                     {"is nothing of a " + name, "не относится к " + name});
    }
    return kind;
}

}  // namespace beanq::menu

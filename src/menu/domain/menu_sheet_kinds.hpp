// The kinds of rows in a menu's sheet, and the cells that each has.
#pragma once

#include <optional>

#include "kernel/row_reader.hpp"
#include "menu/domain/menu_sheet.hpp"

namespace beanq::menu {

enum class RowKind : unsigned char {
    menu,
    category,
    product,
    variation,
    group,
    modifier,
    use,  ///< of a group by a product
    item,
};

/// `field.choice` at `kind`; `field.not-allowed` at each filled cell that its kind does not have.
std::optional<RowKind> read_kind(const MenuRow& row, RowReader& reader);

}  // namespace beanq::menu

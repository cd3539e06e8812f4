// The demo café as what the modules import.
#pragma once

#include "inventory/module.hpp"
#include "kernel/uuid.hpp"
#include "menu/module.hpp"

namespace beanq::app::demo {

struct Cafe {
    menu::MenuImport menu;
    inventory::InventoryImport inventory;
    inventory::PostMovementsCommand delivery;  ///< fills the shelves
};

/// Reads the tables of card.hpp: one menu, prices in RUB. Every variation and modifier has its id
/// already, for the recipes to name. Throws std::logic_error for a row that cannot be read.
Cafe make_cafe(UuidSource& ids);

}  // namespace beanq::app::demo

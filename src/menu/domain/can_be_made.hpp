// From what is on the shelves to what of a product can be had.
#pragma once

#include "menu/domain/catalogue.hpp"
#include "menu/domain/conditions.hpp"

namespace beanq::menu {

/// Takes away, from what is not sold out by hand, what cannot be made. A variation can be made when
/// it can as it is, or with some one modifier (oat drink where the milk has run out). A modifier
/// can be had when some variation can be made with it, alone or together with one of another group.
void limit(CatalogueProduct& product, const Supplies& supplies);

}  // namespace beanq::menu

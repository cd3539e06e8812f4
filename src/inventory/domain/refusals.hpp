// The inventory's refusals, each with one code and one wording.
#pragma once

#include <expected>

#include "kernel/result.hpp"

namespace beanq::inventory {

std::unexpected<Error> unknown_ingredient();  ///< 404 `ingredient.unknown`
std::unexpected<Error> name_taken();          ///< 409 `ingredient.name-taken`
std::unexpected<Error> bad_cursor();          ///< 422 `field.cursor` at `?cursor`

}  // namespace beanq::inventory

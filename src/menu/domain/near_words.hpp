// Words that somebody may have meant.
#pragma once

#include <cstddef>
#include <string_view>

namespace beanq::menu {

/// How many letters a word of so many may be wrong in: none below 4, one below 8, else two.
std::size_t slips_allowed(std::size_t letters);

/// Whether `meant` is `typed` but for the slips that its length allows: a letter that is missing,
/// too many or wrong, or two that changed places. Both are folded UTF-8.
bool is_near(std::string_view typed, std::string_view meant);

}  // namespace beanq::menu

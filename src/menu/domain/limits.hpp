// Bounds on what a menu holds; the API shows the same numbers.
#pragma once

#include <cstddef>

namespace beanq::menu {

inline constexpr std::size_t max_name = 120;          ///< characters, of anything with a name
inline constexpr std::size_t max_description = 2000;  ///< characters
inline constexpr std::size_t max_variations = 50;     ///< of a product
inline constexpr std::size_t max_groups = 20;         ///< of a product
inline constexpr std::size_t max_modifiers = 100;     ///< of a modifier group
inline constexpr std::size_t max_allergens = 30;      ///< of a product
inline constexpr int max_selections = 50;             ///< of a modifier group in one order line
inline constexpr int max_preparation_s = 24 * 60 * 60;
inline constexpr int max_sort = 1'000'000;

}  // namespace beanq::menu

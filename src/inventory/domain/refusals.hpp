// The inventory's refusals, each with one code and one wording.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "kernel/result.hpp"

namespace beanq::inventory {

std::unexpected<Error> unknown_ingredient();  ///< 404 `ingredient.unknown`
std::unexpected<Error> name_taken();          ///< 409 `ingredient.name-taken`
std::unexpected<Error> ingredient_in_use();   ///< 409 `ingredient.in-use`
std::unexpected<Error> unknown_owner(
    bool is_variation);                    ///< 404 `variation.unknown`, `modifier.unknown`
std::unexpected<Error> unknown_version();  ///< 404 `recipe.unknown`
std::unexpected<Error> unknown_posting();  ///< 404 `stock-posting.unknown`
std::unexpected<Error> bad_cursor();       ///< 422 `field.cursor` at `?cursor`
std::unexpected<Error> stock_short(std::vector<Lack> lacks);  ///< 409 `stock.short`

FieldError unknown_id(const std::string& pointer);  ///< `field.unknown-id`

/// 412 `version.stale` unless `expected` is empty or the present `version`.
Result<void> check_version(std::optional<std::int64_t> expected, std::int64_t version);

}  // namespace beanq::inventory

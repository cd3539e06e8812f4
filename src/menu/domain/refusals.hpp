// The menu's refusals, each with one code and one wording.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>

#include "kernel/result.hpp"

namespace beanq::menu {

/// 404 `<what>.unknown` for an id in a path: menu, category, menu-item, product, variation,
/// modifier-group or modifier.
std::unexpected<Error> refuse_unknown(const std::string& what);

/// 422 with one field: an id in a body that names nothing, `field.unknown-id`.
std::unexpected<Error> refuse_unknown_id(const std::string& pointer);
FieldError unknown_id(const std::string& pointer);

/// 412 `version.stale` unless `expected` is empty or the present `version`.
Result<void> check_version(std::optional<std::int64_t> expected, std::int64_t version);

}  // namespace beanq::menu

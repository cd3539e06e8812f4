#pragma once

#include <string>

namespace beanq::app {

/// Moves an embedded shop: copies `sqlite:FILE` into the empty database `postgres://…` and prints
/// what it copied. Throws WrongUsage for addresses of other kinds, std::runtime_error with one
/// sentence when it cannot be done; the target is empty then.
void move_shop(const std::string& from, const std::string& to);

}  // namespace beanq::app

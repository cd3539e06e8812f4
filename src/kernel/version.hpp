#pragma once

#include <string_view>

namespace beanq {

// The release this binary is, e.g. "0.1.0".
std::string_view version();

// The git commit it was configured from, twelve hex digits, or "unknown".
std::string_view commit();

}  // namespace beanq

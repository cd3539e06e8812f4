#pragma once

#include <cstdint>
#include <string>

namespace beanq::orders {

/// What a guest is called by: the day's first order is `A-001`, then `A-002` … `A-999`, `B-001` …
/// `Z-999`, `AA-001` and so on. `nth` starts at 1.
std::string order_number(std::int64_t nth);

}  // namespace beanq::orders

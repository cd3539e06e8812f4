#include "orders/domain/order_number.hpp"

#include <cassert>

namespace beanq::orders {

std::string order_number(std::int64_t nth) {
    assert(nth >= 1);
    constexpr std::int64_t per_letter = 999;
    const std::int64_t within = (nth - 1) % per_letter + 1;
    std::string letters;
    // There is no letter zero: after Z comes AA, not BA.
    for (std::int64_t left = (nth - 1) / per_letter + 1; left > 0; left = (left - 1) / 26) {
        letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
    }
    const std::string digits = std::to_string(within);
    return letters + "-" + std::string(3 - digits.size(), '0') + digits;
}

}  // namespace beanq::orders

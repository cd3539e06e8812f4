#include "kernel/wide.hpp"

#include <limits>

namespace beanq {

namespace {

Wide quotient(Wide number, Wide by) {
    const Wide half = by / 2;
    return (number >= 0 ? number + half : number - half) / by;
}

}  // namespace

std::optional<std::int64_t> scaled(std::int64_t a, std::int64_t b, std::int64_t c) {
    const Wide result = quotient(Wide{a} * b, c);
    if (result > std::numeric_limits<std::int64_t>::max() ||
        result < std::numeric_limits<std::int64_t>::min())
        return std::nullopt;
    return static_cast<std::int64_t>(result);
}

std::int64_t rounded(Wide number, Wide by) {
    return static_cast<std::int64_t>(quotient(number, by));
}

}  // namespace beanq

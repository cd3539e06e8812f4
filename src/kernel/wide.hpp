// Products of two 64-bit numbers, exactly, and their quotients rounded.
#pragma once

#include <cstdint>
#include <optional>

namespace beanq {

__extension__ using Wide = __int128;

/// a × b ÷ c rounded half away from zero; nothing when that is beyond int64. `c` is positive.
std::optional<std::int64_t> scaled(std::int64_t a, std::int64_t b, std::int64_t c);

/// `number` ÷ `by` rounded half away from zero. `by` is positive, the quotient fits.
std::int64_t rounded(Wide number, Wide by);

}  // namespace beanq

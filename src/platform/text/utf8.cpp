#include "platform/text/utf8.hpp"

#include <cstdint>

#include <unicode/utf8.h>

namespace beanq {

bool is_utf8(std::string_view bytes) {
    const auto size = static_cast<std::int32_t>(bytes.size());
    for (std::int32_t i = 0; i < size;) {
        UChar32 character = 0;
        U8_NEXT(bytes.data(), i, size, character);
        if (character < 0) return false;
    }
    return true;
}

}  // namespace beanq

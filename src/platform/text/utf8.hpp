#pragma once

#include <string_view>

namespace beanq {

/// Whether the bytes are UTF-8 throughout, without surrogates and overlong forms (RFC 3629): a
/// database takes no other text.
bool is_utf8(std::string_view bytes);

}  // namespace beanq

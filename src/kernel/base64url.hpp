#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace beanq {

/// RFC 4648 §5 without padding.
std::string encode_base64url(std::string_view data);

/// The data again; nothing for any text that `encode_base64url` would not have made.
std::optional<std::string> decode_base64url(std::string_view text);

}  // namespace beanq

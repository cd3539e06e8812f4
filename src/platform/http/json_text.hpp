#pragma once

#include <string>
#include <string_view>

namespace beanq::http {

/// Appends `text` (UTF-8) as a quoted JSON string.
void append_json_string(std::string_view text, std::string& out);

}  // namespace beanq::http

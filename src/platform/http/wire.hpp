#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/http/message.hpp"

/// Words and letters of HTTP itself.
namespace beanq::http {

/// `GET`, `DELETE`, …
std::string_view method_name(Method method);

/// Nothing for a method that BeanQ has no use for.
std::optional<Method> method_of(std::string_view name);

/// The standard's words for a status, as `Not Found`; empty for one it does not name.
std::string_view reason_phrase(int status);

/// Header names and other tokens compare without regard to the case of ASCII letters.
bool same_token(std::string_view a, std::string_view b);

/// Without spaces and tabs on either side.
std::string_view trim(std::string_view text);

/// Cuts a comma-separated list's first element off `list`, trimmed; empty elements are skipped.
/// Nothing when the list is used up.
std::optional<std::string_view> next_element(std::string_view& list);

/// `%41` → `A`. Nothing for a broken escape or an escaped NUL.
std::optional<std::string> percent_decode(std::string_view text);

}  // namespace beanq::http

// The refresh token of a browser, kept in a cookie that its scripts cannot read (RFC 6265bis).
#pragma once

#include <optional>
#include <string_view>

#include "platform/http/answers.hpp"
#include "platform/http/message.hpp"

namespace beanq::identity {

/// The token that the browser kept, if it did.
std::optional<std::string_view> kept_refresh_token(const http::Request& request);

/// Has the browser keep the token for refresh_lifetime, and send it to the auth routes only, from
/// pages of this site only.
void keep_refresh_token(const http::ReplyHeaders& headers, std::string_view token);

void forget_refresh_token(const http::ReplyHeaders& headers);

}  // namespace beanq::identity

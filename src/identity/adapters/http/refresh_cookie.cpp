#include "identity/adapters/http/refresh_cookie.hpp"

#include <cstdint>

#include <fmt/format.h>

#include "identity/domain/session.hpp"

namespace beanq::identity {

namespace {

constexpr std::string_view name = "beanq_refresh";

void set_cookie(const http::ReplyHeaders& headers, std::string_view value, std::int64_t max_age_s) {
    headers.set("Set-Cookie", fmt::format("{}={}; Max-Age={}; Path=/api/v1/auth; HttpOnly; Secure; "
                                          "SameSite=Strict",
                                          name, value, max_age_s));
}

}  // namespace

std::optional<std::string_view> kept_refresh_token(const http::Request& request) {
    return request.cookie(name);
}

void keep_refresh_token(const http::ReplyHeaders& headers, std::string_view token) {
    set_cookie(headers, token, refresh_lifetime.count());
}

void forget_refresh_token(const http::ReplyHeaders& headers) { set_cookie(headers, "", 0); }

}  // namespace beanq::identity

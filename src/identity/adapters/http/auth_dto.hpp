// How signing up, in and out looks in the API.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <boost/describe.hpp>

#include "identity/adapters/http/user_dto.hpp"
#include "platform/http/fields.hpp"

namespace beanq::identity {

struct RegisterBody {
    http::Email email;
    http::Password password;
    http::Text<1, 120> name;
    std::optional<http::Text<1, 32>> phone;
};
BOOST_DESCRIBE_STRUCT(RegisterBody, (), (email, password, name, phone))

/// The password is free text: one that cannot be right is wrong (401), not invalid.
struct LoginBody {
    http::Email email;
    std::string password;
    std::optional<http::Text<1, 100>> device;
    std::optional<bool> cookie;  ///< for a browser: keep the refresh token where no script sees it
};
BOOST_DESCRIBE_STRUCT(LoginBody, (), (email, password, device, cookie))

struct RefreshBody {
    std::optional<std::string> refresh_token;  ///< absent: the one in the cookie
};
BOOST_DESCRIBE_STRUCT(RefreshBody, (), (refresh_token))

struct LogoutBody {
    std::optional<bool> all;
};
BOOST_DESCRIBE_STRUCT(LogoutBody, (), (all))

struct TokensView {
    std::string access_token;
    std::string token_type = "Bearer";
    std::int64_t expires_in = 0;
    std::optional<std::string> refresh_token;  ///< nothing: it is in the cookie
    std::int64_t refresh_expires_in = 0;
    UserView user;
};
BOOST_DESCRIBE_STRUCT(TokensView, (),
                      (access_token, token_type, expires_in, refresh_token, refresh_expires_in,
                       user))

}  // namespace beanq::identity

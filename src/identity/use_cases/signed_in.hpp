#pragma once

#include <string>

#include "identity/domain/session.hpp"
#include "identity/domain/user.hpp"
#include "identity/ports.hpp"

namespace beanq::identity {

/// What signing in and refreshing give: both tokens, good for access_lifetime and refresh_lifetime.
struct SignedIn {
    User user;
    SessionId session;
    std::string access_token;
    std::string refresh_token;
};

inline SignedIn sign_in(const AccessTokens& tokens, const User& user, SessionId session,
                        std::string refresh_token, Instant now) {
    const AccessClaims claims{user.id, session, user.role, user.permissions_version};
    return {user, session, tokens.issue(claims, now), std::move(refresh_token)};
}

}  // namespace beanq::identity

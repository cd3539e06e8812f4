// From the domain's words to the API's.
#pragma once

#include <string>
#include <vector>

#include "identity/adapters/http/user_dto.hpp"
#include "identity/domain/user.hpp"
#include "platform/http/answers.hpp"

namespace beanq::identity {

inline UserView to_view(const User& user) {
    return {user.id,   user.email,     user.name,       user.phone,
            user.role, user.is_active, user.created_at, user.version};
}

inline http::Versioned<UserView> versioned(const User& user) {
    return {to_view(user), user.version};
}

inline http::Created<UserView> created(const User& user) {
    return {to_view(user), "/api/v1/users/" + to_string(user.id), user.version};
}

}  // namespace beanq::identity

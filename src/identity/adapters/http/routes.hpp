#pragma once

#include <string>
#include <vector>

#include "identity/use_cases/change_password.hpp"
#include "identity/use_cases/create_user.hpp"
#include "identity/use_cases/directory.hpp"
#include "identity/use_cases/edit_user.hpp"
#include "identity/use_cases/end_sessions.hpp"
#include "identity/use_cases/log_in.hpp"
#include "identity/use_cases/refresh_session.hpp"
#include "platform/http/route.hpp"

namespace beanq::identity {

/// What the handlers run; all of it outlives the routes.
struct RouteNeeds {
    const CreateUser& create_user;
    const LogIn& log_in;
    const RefreshSession& refresh_session;
    const EndSessions& end_sessions;
    const ChangePassword& change_password;
    const EditUser& edit_user;
    const Directory& directory;
    std::string pepper;  ///< a secret of this installation
    std::vector<std::string> cors_origins;
};

void add_auth_routes(http::Routes& routes, const RouteNeeds& needs);
void add_me_routes(http::Routes& routes, const RouteNeeds& needs);
void add_staff_routes(http::Routes& routes, const RouteNeeds& needs);

}  // namespace beanq::identity

#pragma once

#include <string>

#include "kernel/id.hpp"
#include "kernel/permission.hpp"

namespace beanq {

/// Who makes a request: a signed-in user with what their role allows right now.
struct Caller {
    UserId user;
    SessionId session;
    std::string role;
    PermissionSet permissions;

    bool may(Permission permission) const { return permissions.has(permission); }
};

}  // namespace beanq

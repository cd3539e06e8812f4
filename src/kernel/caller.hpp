#pragma once

#include <optional>
#include <string>

#include "kernel/id.hpp"
#include "kernel/permission.hpp"

namespace beanq {

/// Who makes a request: a signed-in user with what their role allows right now; or a guest without
/// an account, whose `user` is nil, with what guests may do.
struct Caller {
    UserId user;
    SessionId session;
    std::string role;
    PermissionSet permissions;
    std::optional<OrderId> order = {};  ///< the one that a guest has shown the token of

    bool may(Permission permission) const { return permissions.has(permission); }

    /// Nothing for a guest.
    std::optional<UserId> account() const {
        return user == UserId{} ? std::nullopt : std::optional(user);
    }
};

}  // namespace beanq

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kernel/permission.hpp"

namespace beanq::identity {

inline constexpr std::string_view admin_role = "admin";
inline constexpr std::string_view client_role = "client";

/// A named set of permissions. System roles come with the program and cannot be edited.
struct Role {
    std::string name;
    PermissionSet permissions;
    bool is_system = false;

    bool operator==(const Role&) const = default;
};

/// The roles every installation has: admin (holds everything), manager, barista, client.
std::vector<Role> system_roles();

/// The names of what the set holds, in the order of `Permission`.
std::vector<std::string> names_of(const PermissionSet& permissions);

}  // namespace beanq::identity

#pragma once

#include "identity/ports.hpp"

namespace beanq::identity {

/// Roles in the `roles` and `role_permissions` tables. A permission this program does not know is
/// left out.
class SqlRoles final : public Roles {
public:
    awaitable<void> hold(Transaction& tx) override;
    awaitable<std::optional<Role>> find(Transaction& tx, std::string name) override;
    awaitable<std::vector<Role>> list(Transaction& tx) override;
    awaitable<void> put(Transaction& tx, const Role& role) override;
};

}  // namespace beanq::identity

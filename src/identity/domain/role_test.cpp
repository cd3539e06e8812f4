#include "identity/domain/role.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace beanq::identity {
namespace {

Role role(std::string_view name) {
    const auto roles = system_roles();
    return *std::ranges::find(roles, name, &Role::name);
}

TEST(SystemRoles, admin_holds_every_permission) {
    for (const auto name : permission_names) {
        EXPECT_TRUE(role("admin").permissions.has(*parse_permission(name))) << name;
    }
}

TEST(SystemRoles, each_covers_the_next_and_not_the_other_way_round) {
    const auto ladder = {"admin", "manager", "barista", "client"};
    for (auto upper = ladder.begin(); upper + 1 != ladder.end(); ++upper) {
        const auto above = role(*upper).permissions;
        const auto below = role(*(upper + 1)).permissions;
        EXPECT_TRUE(above.covers(below)) << *upper;
        EXPECT_FALSE(below.covers(above)) << *upper;
    }
}

TEST(SystemRoles, a_client_may_only_see_to_their_own_orders) {
    const std::vector<std::string> own{"create_own_order", "read_own_order", "cancel_own_order"};
    EXPECT_EQ(names_of(role("client").permissions), own);
}

TEST(SystemRoles, only_the_admin_assigns_roles) {
    for (const Role& each : system_roles()) {
        EXPECT_EQ(each.permissions.has(Permission::assign_role), each.name == "admin") << each.name;
    }
}

TEST(SystemRoles, a_barista_moves_orders_but_does_not_edit_products) {
    EXPECT_TRUE(role("barista").permissions.has(Permission::update_order));
    EXPECT_TRUE(role("barista").permissions.has(Permission::read_product));
    EXPECT_FALSE(role("barista").permissions.has(Permission::update_product));
    EXPECT_FALSE(role("barista").permissions.has(Permission::read_user));
}

}  // namespace
}  // namespace beanq::identity

#include "kernel/permission.hpp"

#include <gtest/gtest.h>

namespace beanq {
namespace {

TEST(Permission, comes_back_from_its_name) {
    for (std::size_t i = 0; i < permission_names.size(); ++i) {
        const auto permission = parse_permission(permission_names[i]);
        ASSERT_TRUE(permission) << permission_names[i];
        EXPECT_EQ(static_cast<std::size_t>(*permission), i);
        EXPECT_EQ(to_string(*permission), permission_names[i]);
    }
    EXPECT_EQ(to_string(Permission::refund_order), "refund_order");
    EXPECT_FALSE(parse_permission("rule_the_world"));
    EXPECT_FALSE(parse_permission(""));
}

TEST(PermissionSet, covers_what_holds_nothing_else) {
    PermissionSet barista;
    barista.add(Permission::read_order);
    PermissionSet manager = barista;
    manager.add(Permission::update_menu);
    EXPECT_TRUE(manager.covers(barista));
    EXPECT_FALSE(barista.covers(manager));
    EXPECT_TRUE(barista.covers({}));
    EXPECT_TRUE(manager.has(Permission::update_menu));
    EXPECT_FALSE(barista.has(Permission::update_menu));
}

}  // namespace
}  // namespace beanq

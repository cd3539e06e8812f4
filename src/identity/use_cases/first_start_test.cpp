#include "identity/use_cases/first_start.hpp"

#include <gtest/gtest.h>

#include "identity/use_cases/world_test.hpp"
#include "platform/db/sql.hpp"

namespace beanq::identity {
namespace {

constexpr db::Statement spoil_roles{"test.spoil",
                                    "DELETE FROM role_permissions WHERE role <> 'client'"};

struct FirstStartTest : testing::Test, World {};

TEST_F(FirstStartTest, makes_one_administrator_with_a_password_to_print) {
    const auto admin = run(prepare.run({}));
    ASSERT_TRUE(admin);
    EXPECT_EQ(admin->email, "admin@beanq.local");
    const auto in = log_in_as(admin->email, admin->password);
    ASSERT_TRUE(in);
    EXPECT_TRUE(caller_of(*in)->may(Permission::assign_role));
    EXPECT_FALSE(run(prepare.run({})));
}

TEST_F(FirstStartTest, makes_no_administrator_where_anybody_is) {
    add("anna@example.com", "client");
    EXPECT_FALSE(run(prepare.run({})));
    EXPECT_EQ(run(directory.users({}, {}))->items.size(), 1U);
}

TEST_F(FirstStartTest, makes_one_location_as_it_is_told) {
    run(prepare.run({}));
    const auto locations = run(directory.locations());
    ASSERT_EQ(locations.size(), 1U);
    EXPECT_EQ(locations.front().name, "BeanQ");
    EXPECT_EQ(locations.front().time_zone, "Europe/Moscow");
    EXPECT_EQ(locations.front().currency.text(), "RUB");
    EXPECT_EQ(locations.front().day_cutoff, std::chrono::hours{4});
}

TEST_F(FirstStartTest, brings_system_roles_up_to_date) {
    auto tx = run(store->begin());
    run(db::sql(*tx).run(spoil_roles));
    run(tx->commit());
    tx.reset();
    add("boris@example.com", "barista");
    const auto in = *log_in_as("boris@example.com");
    EXPECT_FALSE(caller_of(in)->may(Permission::update_order));
    run(prepare.run(start));
    EXPECT_TRUE(caller_of(in)->may(Permission::update_order)) << "who is signed in has them too";
    for (const auto& role : system_roles()) {
        const auto roles_there = run(directory.roles());
        EXPECT_NE(std::ranges::find(roles_there, role), roles_there.end()) << role.name;
    }
}

TEST_F(FirstStartTest, two_processes_that_start_at_once_make_one_administrator) {
    std::atomic<int> made = 0;
    race(4, [&](int) { made += run(prepare.run({})) ? 1 : 0; });
    EXPECT_EQ(made, 1);
}

}  // namespace
}  // namespace beanq::identity

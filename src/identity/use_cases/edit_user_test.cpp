#include "identity/use_cases/edit_user.hpp"

#include <gtest/gtest.h>

#include "identity/use_cases/world_test.hpp"

namespace beanq::identity {
namespace {

struct EditUserTest : testing::Test, World {
    EditUserTest() {
        admin = add("admin@example.com", "admin");
        manager = add("manager@example.com", "manager");
        anna = add("anna@example.com", "barista");
    }
    Caller as_admin() { return caller("admin@example.com"); }
    Caller as_manager() { return caller("manager@example.com"); }

    User admin;
    User manager;
    User anna;
};

TEST_F(EditUserTest, changes_a_profile_and_raises_its_version) {
    const auto changed =
        edit(caller("anna@example.com"), anna.id,
             {.name = " Anna P. ", .changes_phone = true, .phone = "+1 234 567"}, 1);
    ASSERT_TRUE(changed);
    EXPECT_EQ(changed->name, "Anna P.");
    EXPECT_EQ(changed->phone, "+1234567");
    EXPECT_EQ(changed->version, 2);
    const auto cleared = edit(caller("anna@example.com"), anna.id, {.changes_phone = true}, 2);
    EXPECT_FALSE(cleared->phone);
    EXPECT_EQ(cleared->name, "Anna P.");
}

TEST_F(EditUserTest, a_change_that_changes_nothing_keeps_the_version) {
    EXPECT_EQ(edit(as_admin(), anna.id, {.role = "barista", .is_active = true})->version, 1);
}

TEST_F(EditUserTest, refuses_faulty_fields_and_stale_versions) {
    EXPECT_EQ(code_of(edit(as_admin(), anna.id, {.name = " "})), "/name field.format");
    EXPECT_EQ(code_of(edit(as_admin(), anna.id, {.changes_phone = true, .phone = "x"})),
              "/phone field.format");
    EXPECT_EQ(code_of(edit(as_admin(), anna.id, {.role = "king"})), "/role field.unknown-role");
    EXPECT_EQ(code_of(edit(as_admin(), anna.id, {.name = "B"}, 2)), "version.stale");
    EXPECT_EQ(code_of(edit(as_admin(), UserId(ids.next()), {.name = "B"})), "user.not-found");
}

TEST_F(EditUserTest, a_new_role_counts_from_the_next_request_on) {
    const auto in = *log_in_as("anna@example.com");
    EXPECT_FALSE(caller_of(in)->may(Permission::read_user));
    const auto promoted = edit(as_admin(), anna.id, {.role = "manager"}, 1);
    ASSERT_TRUE(promoted);
    EXPECT_EQ(promoted->permissions_version, 2);
    EXPECT_TRUE(caller_of(in)->may(Permission::read_user));
    ASSERT_TRUE(edit(as_admin(), anna.id, {.role = "client"}));
    EXPECT_FALSE(caller_of(in)->may(Permission::update_order));
}

TEST_F(EditUserTest, deactivation_ends_sessions_and_activation_lets_in_again) {
    const auto in = *log_in_as("anna@example.com");
    EXPECT_EQ(refusal_of(in), "");
    ASSERT_TRUE(edit(as_manager(), anna.id, {.is_active = false}));
    EXPECT_EQ(refusal_of(in), "auth.session-ended");
    EXPECT_EQ(code_of(run(refresh.run(in.refresh_token))), "auth.refresh-invalid");
    ASSERT_TRUE(edit(as_manager(), anna.id, {.is_active = true}));
    EXPECT_EQ(refusal_of(in), "auth.session-ended");
    EXPECT_TRUE(log_in_as("anna@example.com"));
}

TEST_F(EditUserTest, nobody_touches_who_may_do_more) {
    EXPECT_EQ(code_of(edit(as_manager(), admin.id, {.is_active = false})), "user.outranks-you");
    EXPECT_EQ(code_of(edit(as_manager(), admin.id, {.name = "Boss"}, 99)), "user.outranks-you");
    const auto other = add("other@example.com", "manager");
    EXPECT_TRUE(edit(as_manager(), other.id, {.is_active = false}));
}

TEST_F(EditUserTest, nobody_gives_more_than_they_hold) {
    EXPECT_EQ(code_of(edit(as_manager(), anna.id, {.role = "admin"})), "user.outranks-you");
    EXPECT_EQ(code_of(edit(as_manager(), manager.id, {.role = "admin"})), "user.outranks-you");
    EXPECT_TRUE(edit(as_manager(), anna.id, {.role = "client"}));
}

TEST_F(EditUserTest, the_last_active_admin_stays) {
    EXPECT_EQ(code_of(edit(as_admin(), admin.id, {.role = "client"})), "user.last-admin");
    EXPECT_EQ(code_of(edit(as_admin(), admin.id, {.is_active = false})), "user.last-admin");
    const auto second = add("second@example.com", "admin");
    ASSERT_TRUE(edit(as_admin(), second.id, {.is_active = false}));
    EXPECT_EQ(code_of(edit(as_admin(), admin.id, {.role = "client"})), "user.last-admin");
    ASSERT_TRUE(edit(as_admin(), second.id, {.is_active = true}));
    EXPECT_TRUE(edit(as_admin(), admin.id, {.role = "client"}));
}

TEST_F(EditUserTest, two_admins_who_demote_each_other_at_once_leave_one) {
    const auto second = add("second@example.com", "admin");
    for (int round = 0; round < 10; ++round) {
        const std::vector callers{as_admin(), caller("second@example.com")};
        const std::vector targets{second.id, admin.id};
        std::vector<std::string> codes(2);
        race(2, [&](int i) {
            const auto n = static_cast<std::size_t>(i);
            codes[n] = code_of(edit(
                callers[n], targets[n],
                round % 2 == 0 ? UserChange{.role = "client"} : UserChange{.is_active = false}));
        });
        std::ranges::sort(codes);
        EXPECT_EQ(codes, (std::vector<std::string>{"", "user.last-admin"}));
        // Whoever is left lets the other one back in.
        auto tx = run(store->begin());
        for (const auto id : targets) {
            auto user = *run(users.find(*tx, id));
            user.role = "admin";
            user.is_active = true;
            ASSERT_TRUE(run(users.update(*tx, user)));
        }
        run(tx->commit());
    }
}

TEST_F(EditUserTest, of_two_edits_from_one_version_one_wins) {
    const auto by = as_admin();
    std::atomic<int> done = 0;
    std::atomic<int> stale = 0;
    race(4, [&](int i) {
        const auto edited = edit(by, anna.id, {.name = "Anna " + std::to_string(i)}, 1);
        ++(edited ? done : stale);
        if (!edited) {
            EXPECT_EQ(edited.error().kind, ErrorKind::stale);
        }
    });
    EXPECT_EQ(done, 1);
    EXPECT_EQ(stale, 3);
}

}  // namespace
}  // namespace beanq::identity

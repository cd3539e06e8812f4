#include "identity/use_cases/log_in.hpp"

#include <gtest/gtest.h>

#include "identity/use_cases/world_test.hpp"

namespace beanq::identity {
namespace {

using namespace std::chrono_literals;

struct LogInTest : testing::Test, World {
    LogInTest() { anna = add("anna@example.com", "barista"); }

    void fail(int times, const std::string& email = "anna@example.com") {
        for (int i = 0; i < times; ++i) {
            EXPECT_EQ(code_of(log_in_as(email, "wrong password")), "auth.bad-credentials");
        }
    }
    User anna;
};

TEST_F(LogInTest, gives_tokens_that_speak_for_the_user) {
    const auto in = log_in_as("anna@example.com");
    ASSERT_TRUE(in);
    EXPECT_EQ(in->user, anna);
    const auto caller = caller_of(*in);
    ASSERT_TRUE(caller);
    EXPECT_EQ(caller->user, anna.id);
    EXPECT_EQ(caller->session, in->session);
    EXPECT_EQ(caller->role, "barista");
    EXPECT_TRUE(caller->may(Permission::update_order));
    EXPECT_FALSE(caller->may(Permission::read_user));
}

TEST_F(LogInTest, tells_a_wrong_password_and_an_unknown_address_apart_in_nothing) {
    const auto wrong = log_in_as("anna@example.com", "wrong password");
    const auto unknown = log_in_as("nobody@example.com", "wrong password");
    ASSERT_FALSE(wrong);
    ASSERT_FALSE(unknown);
    EXPECT_EQ(wrong.error().kind, ErrorKind::unauthenticated);
    EXPECT_EQ(wrong.error().code, unknown.error().code);
    EXPECT_EQ(wrong.error().message, unknown.error().message);
    EXPECT_EQ(passwords.compared, 1);
    EXPECT_EQ(passwords.wasted, 1);
}

TEST_F(LogInTest, wastes_time_on_a_password_that_bcrypt_cannot_take) {
    for (const auto& password : {std::string(), std::string("short"), std::string(5000, 'x')}) {
        EXPECT_EQ(code_of(log_in_as("anna@example.com", password)), "auth.bad-credentials");
    }
    EXPECT_EQ(passwords.wasted, 3);
}

TEST_F(LogInTest, locks_the_address_after_five_failures_even_for_the_right_password) {
    fail(5);
    const auto locked = log_in_as("anna@example.com");
    ASSERT_FALSE(locked);
    EXPECT_EQ(locked.error().kind, ErrorKind::too_many_requests);
    EXPECT_EQ(locked.error().code, "auth.locked");
    EXPECT_EQ(locked.error().retry_after, 30s);
    clock.advance(30s);
    EXPECT_TRUE(log_in_as("anna@example.com"));
}

TEST_F(LogInTest, does_not_hash_for_a_locked_address) {
    fail(5);
    const int before = passwords.compared;
    EXPECT_EQ(code_of(log_in_as("anna@example.com")), "auth.locked");
    EXPECT_EQ(passwords.compared, before);
}

TEST_F(LogInTest, locks_unknown_addresses_alike) {
    fail(5, "nobody@example.com");
    EXPECT_EQ(code_of(log_in_as("Nobody@example.com", "wrong password")), "auth.locked");
    EXPECT_TRUE(log_in_as("anna@example.com"));
}

TEST_F(LogInTest, forgets_failures_after_a_success) {
    fail(4);
    EXPECT_TRUE(log_in_as("anna@example.com"));
    fail(4);
    EXPECT_TRUE(log_in_as("anna@example.com"));
}

TEST_F(LogInTest, a_right_guess_among_many_sent_at_once_does_not_get_around_the_lock) {
    passwords.meanwhile = [this] { fail(5); };
    EXPECT_EQ(code_of(log_in_as("anna@example.com")), "auth.locked");
}

TEST_F(LogInTest, tells_only_who_knows_the_password_that_the_account_is_inactive) {
    add("admin@example.com", "admin");
    ASSERT_TRUE(edit(caller("admin@example.com"), anna.id, {.is_active = false}));
    EXPECT_EQ(code_of(log_in_as("anna@example.com", "wrong password")), "auth.bad-credentials");
    const auto refused = log_in_as("anna@example.com");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::forbidden);
    EXPECT_EQ(refused.error().code, "auth.user-inactive");
}

TEST_F(LogInTest, a_password_changed_meanwhile_is_no_longer_right) {
    passwords.meanwhile = [this] { run(change_password.force("anna@example.com", "another one")); };
    EXPECT_EQ(code_of(log_in_as("anna@example.com")), "auth.bad-credentials");
}

TEST_F(LogInTest, many_devices_sign_in_at_once) {
    std::atomic<int> signed_in = 0;
    race(8, [&](int) { signed_in += log_in_as("anna@example.com") ? 1 : 0; });
    EXPECT_EQ(signed_in, 8);
}

TEST_F(LogInTest, racing_failures_are_all_counted) {
    race(5, [&](int) { log_in_as("anna@example.com", "wrong password"); });
    EXPECT_EQ(code_of(log_in_as("anna@example.com")), "auth.locked");
}

}  // namespace
}  // namespace beanq::identity

#include "identity/use_cases/change_password.hpp"

#include <gtest/gtest.h>

#include "identity/use_cases/world_test.hpp"

namespace beanq::identity {
namespace {

struct ChangePasswordTest : testing::Test, World {
    ChangePasswordTest() {
        anna = add("anna@example.com", "client");
        here = *log_in_as("anna@example.com");
        there = *log_in_as("anna@example.com");
    }
    Result<void> change(const std::string& from, const std::string& to) {
        return run(change_password.run({anna.id, here.session, from, to}));
    }
    User anna;
    SignedIn here;
    SignedIn there;
};

TEST_F(ChangePasswordTest, lets_the_new_one_in_and_the_old_one_no_more) {
    ASSERT_TRUE(change("password", "another password"));
    EXPECT_EQ(code_of(log_in_as("anna@example.com", "password")), "auth.bad-credentials");
    EXPECT_TRUE(log_in_as("anna@example.com", "another password"));
}

TEST_F(ChangePasswordTest, ends_every_session_but_this) {
    EXPECT_EQ(refusal_of(there), "");
    ASSERT_TRUE(change("password", "another password"));
    EXPECT_EQ(refusal_of(here), "");
    EXPECT_TRUE(run(refresh.run(here.refresh_token)));
    EXPECT_EQ(refusal_of(there), "auth.session-ended");
    EXPECT_EQ(code_of(run(refresh.run(there.refresh_token))), "auth.refresh-invalid");
}

TEST_F(ChangePasswordTest, needs_the_current_one_and_counts_guesses) {
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(code_of(change("a wild guess", "another password")),
                  "/current_password field.wrong-password");
    }
    EXPECT_EQ(code_of(change("password", "another password")), "auth.locked");
}

TEST_F(ChangePasswordTest, refuses_the_same_one) {
    EXPECT_EQ(code_of(change("password", "password")), "/new_password field.same-password");
    EXPECT_EQ(refusal_of(there), "");
}

TEST_F(ChangePasswordTest, two_changes_at_once_do_not_both_count) {
    passwords.meanwhile = [this] { ASSERT_TRUE(change("password", "the first one")); };
    EXPECT_EQ(code_of(change("password", "the second one")),
              "/current_password field.wrong-password");
    EXPECT_TRUE(log_in_as("anna@example.com", "the first one"));
}

TEST_F(ChangePasswordTest, the_operator_needs_no_old_one_and_ends_every_session) {
    for (int i = 0; i < 5; ++i)
        log_in_as("anna@example.com", "wrong password");
    ASSERT_TRUE(run(change_password.force("Anna@Example.com", "given at the counter")));
    EXPECT_EQ(refusal_of(here), "auth.session-ended");
    EXPECT_EQ(refusal_of(there), "auth.session-ended");
    EXPECT_TRUE(log_in_as("anna@example.com", "given at the counter"));
}

TEST_F(ChangePasswordTest, the_operator_is_told_what_is_wrong) {
    EXPECT_EQ(code_of(run(change_password.force("nobody@example.com", "password"))),
              "user.not-found");
    EXPECT_EQ(code_of(run(change_password.force("no address", "password"))), "user.not-found");
    EXPECT_EQ(code_of(run(change_password.force("anna@example.com", "short"))),
              "/password field.format");
}

}  // namespace
}  // namespace beanq::identity

#include "identity/use_cases/create_user.hpp"

#include <gtest/gtest.h>

#include "identity/use_cases/world_test.hpp"

namespace beanq::identity {
namespace {

struct CreateUserTest : testing::Test, World {
    Result<User> create(NewUser command, std::optional<PermissionSet> within = {}) {
        return run(create_user.run(std::move(command), within, Once<User>{}));
    }
};

TEST_F(CreateUserTest, opens_an_account_that_can_sign_in) {
    const auto user = create({.email = " Anna@Example.com",
                              .password = "password",
                              .name = " Анна ",
                              .phone = "+7 999 123-45-67"});
    ASSERT_TRUE(user);
    EXPECT_EQ(user->email, "anna@example.com");
    EXPECT_EQ(user->name, "Анна");
    EXPECT_EQ(user->phone, "+79991234567");
    EXPECT_EQ(user->role, "client");
    EXPECT_TRUE(user->is_active);
    EXPECT_EQ(user->version, 1);
    EXPECT_TRUE(log_in_as("ANNA@example.com"));
}

TEST_F(CreateUserTest, names_every_faulty_field) {
    const auto refused = create({.email = "anna", .password = "short", .name = " ", .phone = "x"});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::invalid);
    std::vector<std::string> pointers;
    for (const auto& field : refused.error().fields)
        pointers.push_back(field.pointer);
    EXPECT_EQ(pointers, (std::vector<std::string>{"/email", "/name", "/phone", "/password"}));
    EXPECT_EQ(passwords.hashed, 0);
}

TEST_F(CreateUserTest, refuses_a_taken_address_in_any_case) {
    add("anna@example.com", "client");
    EXPECT_EQ(code_of(create({.email = "Anna@EXAMPLE.com", .password = "password", .name = "A"})),
              "user.email-taken");
}

TEST_F(CreateUserTest, refuses_a_role_that_does_not_exist) {
    EXPECT_EQ(
        code_of(create({.email = "a@b.com", .password = "password", .name = "A", .role = "king"})),
        "/role field.unknown-role");
}

TEST_F(CreateUserTest, gives_no_role_above_the_givers) {
    add("manager@example.com", "manager");
    const auto manager = caller("manager@example.com").permissions;
    const auto with_role = [&](const std::string& role) {
        return code_of(create(
            {.email = role + "2@example.com", .password = "password", .name = "A", .role = role},
            manager));
    };
    EXPECT_EQ(with_role("admin"), "user.outranks-you");
    EXPECT_EQ(with_role("manager"), "");
    EXPECT_EQ(with_role("barista"), "");
    EXPECT_EQ(with_role("client"), "");
}

TEST_F(CreateUserTest, takes_effect_once_under_one_key) {
    const Once<User> once(answers, {"anonymous", "key", "fingerprint"},
                          [](const User& user) { return Answer{201, "", "", user.email}; });
    const NewUser command{.email = "anna@example.com", .password = "password", .name = "A"};
    EXPECT_TRUE(run(create_user.run(command, std::nullopt, once)));
    const auto again = run(create_user.run(command, std::nullopt, once));
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().kind, ErrorKind::replayed);
    EXPECT_EQ(again.error().first_answer->body, "anna@example.com");
}

TEST_F(CreateUserTest, twins_racing_for_one_address_make_one_account) {
    std::atomic<int> created = 0;
    std::atomic<int> taken = 0;
    race(8, [&](int) {
        const auto user =
            create({.email = "anna@example.com", .password = "password", .name = "A"});
        ++(user ? created : taken);
        if (!user) {
            EXPECT_EQ(user.error().code, "user.email-taken");
        }
    });
    EXPECT_EQ(created, 1);
    EXPECT_EQ(taken, 7);
}

}  // namespace
}  // namespace beanq::identity

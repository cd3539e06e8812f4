// Registering and signing in, and what slows down who guesses passwords.
#include <atomic>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "tests/support/answers.hpp"
#include "tests/support/test_app.hpp"

namespace beanq {
namespace {

constexpr std::string_view user_keys = "id email name phone role active created_at version";

std::string register_body(std::string_view email, std::string_view more = "") {
    return fmt::format(R"({{"email":"{}","password":"{}","name":"Anna"{}}})", email,
                       everybodys_password, more);
}

using Register = ApiTest;

TEST_F(Register, makes_a_client_who_can_sign_in) {
    auto visitor = app().visitor();
    const auto made =
        visitor.post("/api/v1/auth/register",
                     register_body(" New.Guest@Example.com ", R"(,"phone":"+7 (900) 123-45-67")"));
    expect_created(made, "/api/v1/users");
    EXPECT_EQ(keys(made.json()), user_keys);
    EXPECT_EQ(text_at(made, "/email"), "new.guest@example.com");
    EXPECT_EQ(text_at(made, "/name"), "Anna");
    EXPECT_EQ(text_at(made, "/phone"), "+79001234567");
    EXPECT_EQ(text_at(made, "/role"), "client");
    EXPECT_EQ(at(made, "/active"), true);
    EXPECT_TRUE(is_instant(text_at(made, "/created_at")));
    const Person guest(app().port(), "NEW.guest@example.com");
    EXPECT_EQ(guest.id, text_at(made, "/id"));
}

TEST_F(Register, refuses_an_address_that_is_taken_in_any_case) {
    auto visitor = app().visitor();
    expect_status(visitor.post("/api/v1/auth/register", register_body("taken@example.com")), 201);
    expect_problem(visitor.post("/api/v1/auth/register", register_body("taken@example.com")), 409,
                   "user.email-taken");
    expect_problem(visitor.post("/api/v1/auth/register", register_body("TAKEN@example.COM")), 409,
                   "user.email-taken");
}

TEST_F(Register, lets_one_of_many_have_an_address) {
    std::atomic<int> made{0};
    std::atomic<int> refused{0};
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&] {
                auto visitor = app().visitor();
                const auto answer =
                    visitor.post("/api/v1/auth/register", register_body("race@example.com"));
                if (answer.status == 201) ++made;
                if (answer.status == 409) ++refused;
            });
        }
    }
    EXPECT_EQ(made, 1);
    EXPECT_EQ(refused, 7);
}

TEST_F(Register, names_every_fault) {
    auto visitor = app().visitor();
    const std::string url = "/api/v1/auth/register";
    expect_faults(visitor.post(url, R"({"email":"no","password":"short","name":"","phone":"x"})"),
                  {"/email field.format", "/password field.too-short", "/name field.too-short"});
    expect_faults(visitor.post(url, register_body("a@example.com", R"(,"phone":"12x45")")),
                  {"/phone field.format"});
    expect_faults(visitor.post(url, register_body("a@example.com", R"(,"role":"admin")")),
                  {"/role field.unknown"});
    expect_faults(
        visitor.post(url, R"({"email":1,"password":[],"name":{},"phone":true})"),
        {"/email field.type", "/password field.type", "/name field.type", "/phone field.type"});
    expect_faults(
        visitor.post(url, fmt::format(R"({{"email":"a@b.cd","password":"{}","name":"{}"}})",
                                      std::string(73, 'x'), std::string(121, 'x'))),
        {"/password field.too-long", "/name field.too-long"});
    expect_faults(
        visitor.post(url, R"({"email":"a@b.cd","password":"eight\u0000bytes","name":"a\u0007b"})"),
        {"/password field.text", "/name field.text"});
    for (const std::string_view email :
         {"a", "@b.cd", "a@b", "a@b..cd", "a b@c.de", "a@b@c.de", "a@.cd"}) {
        expect_faults(visitor.post(url, register_body(email)), {"/email field.format"});
    }
}

TEST_F(Register, takes_a_password_of_8_and_of_72_bytes_as_it_is) {
    auto visitor = app().visitor();
    int n = 0;
    for (const std::string& password : {std::string(8, 'x'), std::string(72, 'y'),
                                        std::string(" spaces "), std::string("пароль")}) {
        const auto email = fmt::format("bytes{}@example.com", ++n);
        expect_status(visitor.post("/api/v1/auth/register",
                                   fmt::format(R"({{"email":"{}","password":"{}","name":"Анна"}})",
                                               email, password)),
                      201);
        expect_status(visitor.post("/api/v1/auth/login", login_body(email, password)), 200);
        expect_problem(visitor.post("/api/v1/auth/login", login_body(email, password + "z")), 401,
                       "auth.bad-credentials");
    }
}

using Login = ApiTest;

TEST_F(Login, answers_both_tokens_and_the_user) {
    const auto email = app().sign_in("client").email;
    auto visitor = app().visitor();
    const auto answer = visitor.post("/api/v1/auth/login", login_body(email));
    expect_status(answer, 200);
    EXPECT_EQ(keys(answer.json()),
              "access_token token_type expires_in refresh_token refresh_expires_in user");
    EXPECT_EQ(text_at(answer, "/token_type"), "Bearer");
    EXPECT_EQ(number_at(answer, "/expires_in"), 15 * 60);
    EXPECT_EQ(number_at(answer, "/refresh_expires_in"), 7 * 24 * 3600);
    EXPECT_EQ(keys(at(answer, "/user")), user_keys);
    EXPECT_EQ(text_at(answer, "/user/email"), email);
    EXPECT_GE(text_at(answer, "/refresh_token").size(), 43U) << "256 bits";
    EXPECT_EQ(answer.header("Cache-Control"), "no-store") << "tokens are for nobody's cache";
}

TEST_F(Login, does_not_tell_a_wrong_password_from_an_unknown_address) {
    const auto email = app().sign_in("client").email;
    auto visitor = app().visitor();
    const auto wrong = visitor.post("/api/v1/auth/login", login_body(email, "something else"));
    const auto unknown = visitor.post("/api/v1/auth/login", login_body("nobody@example.com"));
    expect_problem(wrong, 401, "auth.bad-credentials");
    expect_problem(unknown, 401, "auth.bad-credentials");
    EXPECT_EQ(text_at(wrong, "/detail"), text_at(unknown, "/detail"));
    expect_status(visitor.post("/api/v1/auth/login", login_body(email)), 200);
}

TEST_F(Login, names_faulty_fields) {
    auto visitor = app().visitor();
    const std::string url = "/api/v1/auth/login";
    expect_faults(visitor.post(url, "{}"), {"/email field.required", "/password field.required"});
    expect_faults(visitor.post(url, R"({"email":"x","password":1})"),
                  {"/email field.format", "/password field.type"});
    expect_faults(
        visitor.post(url, fmt::format(R"({{"email":"a@b.cd","password":"x","device":"{}"}})",
                                      std::string(101, 'd'))),
        {"/device field.too-long"});
}

TEST_F(Login, locks_the_address_after_five_wrong_passwords_even_for_the_right_one) {
    const auto email = app().new_client().email;
    auto visitor = app().visitor();
    for (int i = 0; i < 5; ++i) {
        expect_problem(visitor.post("/api/v1/auth/login", login_body(email, "wrong password")), 401,
                       "auth.bad-credentials");
    }
    for (const std::string_view password :
         {everybodys_password, std::string_view("wrong password")}) {
        const auto locked = visitor.post("/api/v1/auth/login", login_body(email, password));
        expect_problem(locked, 429, "auth.locked");
        const int wait_s = std::stoi(locked.header("Retry-After"));
        EXPECT_GT(wait_s, 0);
        EXPECT_LE(wait_s, 30);
    }
    expect_status(visitor.post("/api/v1/auth/login", login_body(app().sign_in("client").email)),
                  200);
}

TEST_F(Login, locks_an_address_that_nobody_has_in_the_same_way) {
    auto visitor = app().visitor();
    for (int i = 0; i < 5; ++i) {
        expect_status(visitor.post("/api/v1/auth/login", login_body("ghost@example.com")), 401);
    }
    expect_problem(visitor.post("/api/v1/auth/login", login_body("ghost@example.com")), 429,
                   "auth.locked");
}

TEST_F(Login, counts_guesses_that_are_sent_all_at_once) {
    const auto email = app().new_client().email;
    std::atomic<int> guesses{0};
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 16; ++i) {
            threads.emplace_back([&] {
                auto visitor = app().visitor();
                const auto answer =
                    visitor.post("/api/v1/auth/login", login_body(email, "wrong password"));
                if (answer.status == 401) ++guesses;
            });
        }
    }
    EXPECT_EQ(guesses, 5);
}

TEST_F(Login, forgets_wrong_passwords_after_a_right_one) {
    const auto email = app().new_client().email;
    auto visitor = app().visitor();
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < 4; ++i) {
            expect_status(visitor.post("/api/v1/auth/login", login_body(email, "wrong password")),
                          401);
        }
        expect_status(visitor.post("/api/v1/auth/login", login_body(email)), 200);
    }
}

}  // namespace
}  // namespace beanq

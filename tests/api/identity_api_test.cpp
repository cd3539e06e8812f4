// Registering, signing in and out, refreshing; one's own page, password and sessions.
#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>
#include <gmock/gmock.h>

#include "tests/support/answers.hpp"
#include "tests/support/operations.hpp"
#include "tests/support/test_app.hpp"

namespace beanq {
namespace {

using testing::ElementsAre;
using testing::SizeIs;
using testing::UnorderedElementsAre;

constexpr std::string_view user_keys = "id email name phone role active created_at version";

std::string login_body(std::string_view email, std::string_view password = everybodys_password) {
    return fmt::format(R"({{"email":"{}","password":"{}"}})", email, password);
}

std::string register_body(std::string_view email, std::string_view more = "") {
    return fmt::format(R"({{"email":"{}","password":"{}","name":"Anna"{}}})", email,
                       everybodys_password, more);
}

HttpAnswer refresh(HttpClient& client, const std::string& token) {
    return client.post("/api/v1/auth/refresh", fmt::format(R"({{"refresh_token":"{}"}})", token));
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

using Refresh = ApiTest;

TEST_F(Refresh, gives_the_next_pair_and_keeps_the_session) {
    auto person = app().sign_in("client");
    auto visitor = app().visitor();
    const auto next = refresh(visitor, person.refresh_token);
    expect_status(next, 200);
    EXPECT_EQ(keys(next.json()),
              "access_token token_type expires_in refresh_token refresh_expires_in user");
    EXPECT_NE(text_at(next, "/refresh_token"), person.refresh_token);
    visitor.sign_in(text_at(next, "/access_token"));
    EXPECT_EQ(text_at(visitor.get("/api/v1/me"), "/id"), person.id);
    expect_status(person.get("/api/v1/me"), 200);
    visitor.sign_out();
    expect_status(refresh(visitor, text_at(next, "/refresh_token")), 200);
}

TEST_F(Refresh, ends_the_whole_session_when_a_token_is_shown_twice) {
    auto other_device = app().sign_in("client");
    auto robbed = app().sign_in("client");
    auto visitor = app().visitor();
    const auto next = refresh(visitor, robbed.refresh_token);
    expect_status(next, 200);
    expect_problem(refresh(visitor, robbed.refresh_token), 401, "auth.refresh-reused");
    expect_problem(refresh(visitor, text_at(next, "/refresh_token")), 401, "auth.refresh-invalid");
    expect_problem(robbed.get("/api/v1/me"), 401, "auth.session-ended");
    visitor.sign_in(text_at(next, "/access_token"));
    expect_problem(visitor.get("/api/v1/me"), 401, "auth.session-ended");
    expect_status(other_device.get("/api/v1/me"), 200);
    expect_status(refresh(other_device, other_device.refresh_token), 200);
}

TEST_F(Refresh, lets_one_of_many_have_the_next_pair) {
    const auto person = app().sign_in("client");
    std::atomic<int> refreshed{0};
    std::atomic<int> refused{0};
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&] {
                auto visitor = app().visitor();
                const auto answer = refresh(visitor, person.refresh_token);
                if (answer.status == 200) ++refreshed;
                if (answer.status == 401) ++refused;
            });
        }
    }
    EXPECT_EQ(refreshed, 1);
    EXPECT_EQ(refused, 7);
}

TEST_F(Refresh, refuses_what_is_no_refresh_token) {
    const auto person = app().sign_in("client");
    auto visitor = app().visitor();
    for (const std::string& token : {std::string("x"), std::string(), person.access_token,
                                     person.refresh_token + "x", std::string(43, 'A')}) {
        expect_problem(refresh(visitor, token), 401, "auth.refresh-invalid");
    }
    expect_faults(visitor.post("/api/v1/auth/refresh", "{}"), {"/refresh_token field.required"});
    expect_faults(refresh(visitor, std::string(5000, 'A')), {"/refresh_token field.too-long"});
    expect_status(refresh(visitor, person.refresh_token), 200);
}

using Logout = ApiTest;

TEST_F(Logout, ends_this_session_and_no_other) {
    auto here = app().sign_in("client");
    auto there = app().sign_in("client");
    const auto out = here.post("/api/v1/auth/logout", "");
    expect_status(out, 204);
    EXPECT_EQ(out.body, "");
    expect_problem(here.get("/api/v1/me"), 401, "auth.session-ended");
    expect_problem(here.post("/api/v1/auth/logout", "{}"), 401, "auth.session-ended");
    auto visitor = app().visitor();
    expect_problem(refresh(visitor, here.refresh_token), 401, "auth.refresh-invalid");
    expect_status(there.get("/api/v1/me"), 200);
}

TEST_F(Logout, with_all_ends_every_session_of_this_user_only) {
    auto here = app().sign_in("client");
    auto there = app().sign_in("client");
    auto somebody = app().new_client();
    expect_status(here.post("/api/v1/auth/logout", R"({"all":true})"), 204);
    expect_problem(here.get("/api/v1/me"), 401, "auth.session-ended");
    expect_problem(there.get("/api/v1/me"), 401, "auth.session-ended");
    expect_status(somebody.get("/api/v1/me"), 200);
    expect_faults(somebody.post("/api/v1/auth/logout", R"({"all":"yes"})"), {"/all field.type"});
}

using Me = ApiTest;

TEST_F(Me, shows_who_one_is_and_what_one_may_do) {
    for (const std::string role : {"admin", "manager", "barista", "client"}) {
        auto person = app().sign_in(role);
        const auto me = person.get("/api/v1/me");
        expect_status(me, 200);
        EXPECT_EQ(keys(me.json()), std::string(user_keys) + " permissions");
        EXPECT_EQ(text_at(me, "/id"), person.id);
        EXPECT_EQ(text_at(me, "/role"), role);
        EXPECT_EQ(me.header("ETag"), '"' + text_at(me, "/version") + '"');
    }
    auto client = app().sign_in("client");
    EXPECT_EQ(boost::json::serialize(at(client.get("/api/v1/me"), "/permissions")),
              R"(["create_own_order","read_own_order","cancel_own_order"])");
}

TEST_F(Me, changes_name_and_telephone_by_version) {
    auto person = app().new_client();
    const std::string url = "/api/v1/me";
    expect_problem(person.patch(url, R"({"name":"X"})"), 428, "version.required");
    expect_problem(person.patch(url, R"({"name":"X"})", if_match(7)), 412, "version.stale");
    const auto changed =
        person.patch(url, R"({"name":" Вера ","phone":"8 800 555 35 35"})", if_match(1));
    expect_version(changed, 2);
    EXPECT_EQ(text_at(changed, "/name"), "Вера");
    EXPECT_EQ(text_at(changed, "/phone"), "88005553535");
    EXPECT_EQ(keys(changed.json()), std::string(user_keys) + " permissions");
    expect_problem(person.patch(url, R"({"name":"X"})", if_match(1)), 412, "version.stale");

    const auto cleared = person.patch(url, R"({"phone":null})", if_match(2));
    expect_version(cleared, 3);
    EXPECT_TRUE(at(cleared, "/phone").is_null());
    EXPECT_EQ(text_at(cleared, "/name"), "Вера");
    expect_version(person.patch(url, "{}", if_match(3)), 3);
    expect_version(person.patch(url, R"({"name":"Any"})", {{"If-Match", "*"}}), 4);
    EXPECT_EQ(text_at(person.get(url), "/name"), "Any");
}

TEST_F(Me, refuses_to_change_what_is_not_ones_own_to_change) {
    auto person = app().sign_in("client");
    const std::string url = "/api/v1/me";
    for (const std::string_view field :
         {"role", "active", "email", "id", "version", "permissions"}) {
        const auto answer =
            person.patch(url, fmt::format(R"({{"{}":"admin"}})", field), if_match(1));
        expect_faults(answer, {fmt::format("/{} field.unknown", field)});
    }
    expect_faults(person.patch(url, R"({"name":"   "})", if_match(1)), {"/name field.too-short"});
    expect_faults(person.patch(url, R"({"phone":"none"})", if_match(1)), {"/phone field.format"});
}

TEST_F(Me, is_not_sent_twice_to_who_has_it) {
    auto person = app().sign_in("client");
    const auto etag = person.get("/api/v1/me").header("ETag");
    const auto again = person.get("/api/v1/me", {{"If-None-Match", etag}});
    expect_status(again, 304);
    EXPECT_EQ(again.body, "");
    EXPECT_EQ(again.header("ETag"), etag);
}

TEST_F(Me, changes_the_password_and_ends_the_other_sessions) {
    auto person = app().new_client();
    Person elsewhere(app().port(), person.email);
    const std::string url = "/api/v1/me/password";
    expect_faults(
        person.post(url, R"({"current_password":"wrong","new_password":"another password"})"),
        {"/current_password field.wrong-password"});
    expect_faults(
        person.post(url, fmt::format(R"({{"current_password":"{0}","new_password":"{0}"}})",
                                     everybodys_password)),
        {"/new_password field.same-password"});
    expect_faults(person.post(url, R"({"current_password":"wrong","new_password":"short"})"),
                  {"/new_password field.too-short"});
    expect_status(
        person.post(url,
                    fmt::format(R"({{"current_password":"{}","new_password":"another password"}})",
                                everybodys_password)),
        204);
    expect_status(person.get("/api/v1/me"), 200);
    expect_problem(elsewhere.get("/api/v1/me"), 401, "auth.session-ended");
    auto visitor = app().visitor();
    expect_problem(refresh(visitor, elsewhere.refresh_token), 401, "auth.refresh-invalid");
    expect_problem(visitor.post("/api/v1/auth/login", login_body(person.email)), 401,
                   "auth.bad-credentials");
    expect_status(visitor.post("/api/v1/auth/login", login_body(person.email, "another password")),
                  200);
}

TEST_F(Me, locks_who_guesses_the_present_password) {
    auto person = app().new_client();
    const std::string guess =
        R"({"current_password":"wrong guess","new_password":"another password"})";
    for (int i = 0; i < 5; ++i)
        expect_status(person.post("/api/v1/me/password", guess), 422);
    const auto locked = person.post("/api/v1/me/password", guess);
    expect_problem(locked, 429, "auth.locked");
    EXPECT_TRUE(locked.has_header("Retry-After"));
}

using Sessions = ApiTest;

TEST_F(Sessions, lists_where_one_is_signed_in_and_nobody_elses) {
    auto person = app().new_client();
    auto visitor = app().visitor();
    const auto phone = visitor.post(
        "/api/v1/auth/login", fmt::format(R"({{"email":"{}","password":"{}","device":"Телефон"}})",
                                          person.email, everybodys_password));
    expect_status(phone, 200);
    expect_status(
        visitor.post("/api/v1/auth/login", login_body(person.email), {{"User-Agent", "curl/8"}}),
        200);
    const auto list = person.get("/api/v1/me/sessions");
    expect_status(list, 200);
    EXPECT_EQ(keys(list.json()), "items next_cursor");
    EXPECT_EQ(keys(at(list, "/items/0")),
              "id device remote_address created_at last_used_at expires_at current");
    EXPECT_THAT(items_of(list, "device"), ElementsAre("curl/8", "Телефон", ""));
    EXPECT_THAT(items_of(list, "current"), ElementsAre("false", "false", "true"));
    EXPECT_EQ(text_at(list, "/items/0/remote_address"), "127.0.0.1");
    EXPECT_EQ(walk_pages(person, "/api/v1/me/sessions?limit=1"), items_of(list));
    auto somebody = app().sign_in("admin");
    EXPECT_THAT(items_of(somebody.get("/api/v1/me/sessions")), SizeIs(1));
}

TEST_F(Sessions, ends_one_of_ones_own) {
    auto person = app().new_client();
    Person phone(app().port(), person.email);
    auto somebody = app().sign_in("admin");
    const auto id = items_of(phone.get("/api/v1/me/sessions")).front();
    expect_problem(somebody.del("/api/v1/me/sessions/" + id), 404, "session.not-found");
    expect_status(person.del("/api/v1/me/sessions/" + id), 204);
    expect_problem(person.del("/api/v1/me/sessions/" + id), 404, "session.not-found");
    expect_problem(phone.get("/api/v1/me"), 401, "auth.session-ended");
    EXPECT_THAT(items_of(person.get("/api/v1/me/sessions"), "current"), ElementsAre("true"));
}

}  // namespace
}  // namespace beanq

// One's own page and password.
#include <string>
#include <string_view>

#include <boost/json.hpp>
#include <fmt/format.h>
#include <gmock/gmock.h>

#include "tests/support/answers.hpp"
#include "tests/support/test_app.hpp"

namespace beanq {
namespace {

constexpr std::string_view user_keys = "id email name phone role active created_at version";

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

}  // namespace
}  // namespace beanq

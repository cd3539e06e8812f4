// What follows a sign-in: the next pair of tokens, the list of devices, signing out.
#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "tests/support/answers.hpp"
#include "tests/support/test_app.hpp"

namespace beanq {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

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
    expect_problem(visitor.post("/api/v1/auth/refresh", "{}"), 401, "auth.refresh-invalid");
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
    auto somebody = app().new_client();
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

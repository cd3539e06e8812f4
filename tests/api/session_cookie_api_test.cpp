// A browser's session: the refresh token in a cookie that no script reads and no other site uses.
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "tests/support/answers.hpp"
#include "tests/support/test_app.hpp"

namespace beanq {
namespace {

using testing::HasSubstr;
using testing::MatchesRegex;

constexpr std::string_view gone =
    "beanq_refresh=; Max-Age=0; Path=/api/v1/auth; HttpOnly; Secure; SameSite=Strict";

/// Keeps the cookie as a browser does.
class Browser : public HttpClient {
public:
    explicit Browser(TestApp& app) : HttpClient(app.port()) {}

    HttpAnswer log_in(std::string_view email, const HttpFields& headers = {}) {
        return ask("login",
                   fmt::format(R"({{"email":"{}","password":"{}","cookie":true}})", email,
                               everybodys_password),
                   headers);
    }
    HttpAnswer refresh(const HttpFields& headers = {}) { return ask("refresh", "{}", headers); }
    HttpAnswer log_out(std::string_view body = "") { return ask("logout", body, {}); }

    std::string cookie;

private:
    HttpAnswer ask(std::string_view what, std::string_view body, HttpFields headers) {
        if (!cookie.empty()) headers.emplace_back("Cookie", "theme=dark; " + cookie);
        auto answer = post("/api/v1/auth/" + std::string(what), body, headers);
        const auto set = answer.header("Set-Cookie");
        if (!set.empty()) cookie = set.substr(0, set.find(';'));
        if (answer.status == 200) sign_in(text_at(answer, "/access_token"));
        return answer;
    }
};

class SessionCookie : public ApiTest {
protected:
    std::string email_ = app().new_client().email;
    std::string own_origin_ = "http://localhost";  // as the client's Host
};

TEST_F(SessionCookie, keeps_the_refresh_token_out_of_the_answer) {
    Browser browser(app());
    const auto in = browser.log_in(email_);
    expect_status(in, 200);
    EXPECT_EQ(at(in, "/refresh_token"), nullptr);
    EXPECT_THAT(in.header("Set-Cookie"),
                MatchesRegex("beanq_refresh=[A-Za-z0-9_-]{43,}; Max-Age=604800; "
                             "Path=/api/v1/auth; HttpOnly; Secure; SameSite=Strict"));
    EXPECT_EQ(in.header("Cache-Control"), "no-store");
    expect_status(browser.get("/api/v1/me"), 200);
}

TEST_F(SessionCookie, is_not_set_for_who_does_not_ask_for_it) {
    auto visitor = app().visitor();
    const auto in = visitor.post("/api/v1/auth/login", login_body(email_));
    EXPECT_FALSE(in.has_header("Set-Cookie"));
    EXPECT_FALSE(refresh(visitor, text_at(in, "/refresh_token")).has_header("Set-Cookie"));
}

TEST_F(SessionCookie, is_exchanged_for_another_by_a_refresh) {
    Browser browser(app());
    browser.log_in(email_);
    const auto first = browser.cookie;
    const auto next = browser.refresh({{"Origin", own_origin_}});
    expect_status(next, 200);
    EXPECT_EQ(at(next, "/refresh_token"), nullptr);
    EXPECT_NE(browser.cookie, first);
    expect_status(browser.get("/api/v1/me"), 200);
    expect_status(browser.refresh(), 200);
}

TEST_F(SessionCookie, is_cleared_when_the_refresh_is_refused) {
    Browser browser(app());
    browser.log_in(email_);
    const auto used = browser.cookie;
    browser.refresh();
    browser.cookie = used;
    const auto refused = browser.refresh();
    expect_problem(refused, 401, "auth.refresh-reused");
    EXPECT_EQ(refused.header("Set-Cookie"), gone);
}

TEST_F(SessionCookie, that_is_missing_or_no_token_is_an_invalid_token) {
    Browser browser(app());
    expect_problem(browser.refresh(), 401, "auth.refresh-invalid");
    for (const auto* wrong : {"beanq_refresh=", "beanq_refresh=x", "beanq_refresh2=x", ";;=;"}) {
        browser.cookie = wrong;
        expect_problem(browser.refresh(), 401, "auth.refresh-invalid");
    }
}

TEST_F(SessionCookie, is_cleared_by_signing_out_here_or_everywhere) {
    for (const auto* body : {"", R"({"all":true})"}) {
        Browser browser(app());
        browser.log_in(email_);
        const auto before = browser.cookie;
        const auto out = browser.log_out(body);
        expect_status(out, 204);
        EXPECT_EQ(out.header("Set-Cookie"), gone);
        browser.cookie = before;
        expect_problem(browser.refresh(), 401, "auth.refresh-invalid");
    }
}

TEST_F(SessionCookie, is_of_no_use_to_other_sites) {
    Browser browser(app());
    browser.log_in(email_);
    const auto before = browser.cookie;
    for (const HttpFields& headers :
         {HttpFields{{"Origin", "https://evil.example"}}, HttpFields{{"Origin", "null"}},
          HttpFields{{"Origin", own_origin_ + ".evil.example"}},
          HttpFields{{"Sec-Fetch-Site", "cross-site"}},
          HttpFields{{"Sec-Fetch-Site", "same-site"}, {"Origin", "https://other.cafe.example"}}}) {
        const auto refused = browser.refresh(headers);
        expect_problem(refused, 403, "auth.cross-site");
        EXPECT_FALSE(refused.has_header("Set-Cookie"));
        expect_problem(browser.log_in(email_, headers), 403, "auth.cross-site");
    }
    EXPECT_THAT(browser.refresh({{"Origin", "null"}, {"Accept-Language", "ru"}}).body,
                HasSubstr("страницам этого кафе"));
    EXPECT_EQ(browser.cookie, before);
    expect_status(browser.refresh({{"Sec-Fetch-Site", "same-origin"}}), 200);
}

TEST(SessionCookieElsewhere, is_of_use_to_an_allowed_origin) {
    TestApp app({"https://panel.cafe.example"});
    Browser browser(app);
    const HttpFields from{{"Origin", "https://panel.cafe.example"}};
    expect_status(browser.log_in(app.new_client().email, from), 200);
    expect_status(browser.refresh(from), 200);
}

}  // namespace
}  // namespace beanq

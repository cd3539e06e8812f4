// What every client relies on in the HTTP server: methods, statuses, headers, languages.
#include <atomic>
#include <stdexcept>

#include <gtest/gtest.h>

#include "kernel/fault.hpp"
#include "platform/http/problem.hpp"
#include "tests/support/bare_server.hpp"
#include "tests/support/http_client.hpp"

namespace beanq {
namespace {

using http::Method;

BareServer::Handle tagged(std::string etag) {
    return [etag = std::move(etag)](http::Request&) -> awaitable<http::Response> {
        http::Response response;
        response.set("Content-Type", "application/json");
        response.set("ETag", etag);
        response.set("Cache-Control", "public, max-age=5");
        response.shared_body = std::make_shared<const std::string>(100'000, 'm');
        co_return response;
    };
}

/// Throws `fault` for the first `times` requests.
template <class Fault>
BareServer::Handle throwing(int times, std::atomic<int>& calls, Fault fault) {
    return [times, &calls, fault](http::Request&) -> awaitable<http::Response> {
        if (++calls <= times) throw Fault{fault};
        co_return http::Response{.body = "done"};
    };
}

class HttpServer : public testing::Test {
protected:
    HttpServer() {
        server_.route(Method::get, "/hello", say("hello"));
        server_.route(Method::post, "/echo", echo());
        server_.route(Method::get, "/menu", tagged(R"("7")"));
        server_.route(Method::get, "/me", say("me"), http::signed_in());
        server_.route(Method::get, "/users", say("users"), http::permitted(Permission::read_user));
        server_.route(
            Method::get, "/whoami", [](http::Request& request) -> awaitable<http::Response> {
                co_return http::Response{.body = request.caller ? request.caller->role : "nobody"};
            });
        server_.route(Method::get, "/broken",
                      throwing(1000, calls_, std::runtime_error{"the secret cause"}));
        server_.route(Method::get, "/away",
                      throwing(1000, calls_, Unavailable{"database", std::chrono::seconds{3}}));
        server_.route(Method::get, "/rarely", throwing(3, calls_, TransientConflict{"busy"}));
        server_.route(Method::get, "/never", throwing(1000, calls_, TransientConflict{"busy"}));
        server_.start();
    }

    std::atomic<int> calls_{0};
    BareServer server_{{.cors_origins = {"https://cafe.example"}}};
};

TEST_F(HttpServer, answers_with_the_platforms_headers) {
    HttpClient client{server_.port()};
    const HttpAnswer answer = client.get("/hello");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "hello");
    EXPECT_EQ(answer.header("Content-Length"), "5");
    EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(answer.header("Cache-Control"), "no-store");
    EXPECT_EQ(answer.header("X-Frame-Options"), "DENY");
    EXPECT_EQ(answer.header("Referrer-Policy"), "no-referrer");
    EXPECT_TRUE(answer.has_header("Date"));
    EXPECT_TRUE(answer.has_header("Content-Security-Policy"));
    EXPECT_FALSE(answer.has_header("Server"));
    EXPECT_EQ(answer.header("X-Request-Id").size(), 36U);
    EXPECT_EQ(client.send("GET", "/hello?x=1", "a body that nobody wants").status, 200);
    EXPECT_EQ(client.post("/echo", "{}").body, "{}");
}

TEST_F(HttpServer, keeps_a_well_formed_request_id) {
    HttpClient client{server_.port()};
    EXPECT_EQ(client.get("/hello", {{"X-Request-Id", "till-3.17"}}).header("X-Request-Id"),
              "till-3.17");
    EXPECT_EQ(client.get("/hello", {{"X-Request-Id", "a b"}}).header("X-Request-Id").size(), 36U);
    const HttpAnswer lost = client.get("/lost", {{"X-Request-Id", "t1"}});
    EXPECT_EQ(lost.json().at("request_id").as_string(), "t1");
}

TEST_F(HttpServer, head_has_the_headers_of_get_and_no_body) {
    HttpClient client{server_.port()};
    const HttpAnswer head = client.head("/menu");
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.header("Content-Length"), "100000");
    EXPECT_EQ(head.header("ETag"), R"("7")");
    EXPECT_EQ(head.body, "");
    EXPECT_EQ(client.head("/lost").status, 404);
    EXPECT_EQ(client.get("/menu").body.size(), 100'000U);  // the connection is still in step
}

TEST_F(HttpServer, tells_an_unknown_path_from_an_unfit_method) {
    HttpClient client{server_.port()};
    EXPECT_EQ(client.get("/lost").status, 404);
    EXPECT_EQ(client.get("/lost").code(), "route.unknown");
    for (const auto* method : {"DELETE", "PATCH", "BREW", "TRACE"}) {
        const HttpAnswer answer = client.send(method, "/hello");
        EXPECT_EQ(answer.status, 405) << method;
        EXPECT_EQ(answer.code(), "route.method");
        EXPECT_EQ(answer.header("Allow"), "GET, HEAD, OPTIONS");
    }
    EXPECT_EQ(client.send("BREW", "/lost").status, 404);
}

TEST_F(HttpServer, options_names_the_methods) {
    HttpClient client{server_.port()};
    const HttpAnswer answer = client.options("/echo");
    EXPECT_EQ(answer.status, 204);
    EXPECT_EQ(answer.header("Allow"), "POST, OPTIONS");
    EXPECT_FALSE(answer.has_header("Content-Length"));
    EXPECT_EQ(client.options("/lost").status, 404);
    EXPECT_EQ(client.options("*").status, 204);
}

TEST_F(HttpServer, lets_listed_origins_read_answers) {
    HttpClient client{server_.port()};
    const HttpAnswer ours = client.get("/hello", {{"Origin", "https://cafe.example"}});
    EXPECT_EQ(ours.header("Access-Control-Allow-Origin"), "https://cafe.example");
    EXPECT_EQ(ours.header("Vary"), "Origin");
    EXPECT_NE(ours.header("Access-Control-Expose-Headers").find("Idempotent-Replayed"),
              std::string::npos);
    const HttpAnswer other = client.get("/hello", {{"Origin", "https://cafe.example.evil"}});
    EXPECT_FALSE(other.has_header("Access-Control-Allow-Origin"));
    EXPECT_EQ(other.header("Vary"), "Origin");
    const HttpAnswer refused = client.get("/lost", {{"Origin", "https://cafe.example"}});
    EXPECT_EQ(refused.header("Access-Control-Allow-Origin"), "https://cafe.example");
    EXPECT_EQ(refused.header("Vary"), "Accept-Language, Origin");
}

TEST_F(HttpServer, answers_the_preflight_of_listed_origins) {
    HttpClient client{server_.port()};
    const HttpFields ours{{"Origin", "https://cafe.example"},
                          {"Access-Control-Request-Method", "POST"},
                          {"Access-Control-Request-Headers", "authorization"}};
    const HttpAnswer answer = client.options("/echo", ours);
    EXPECT_EQ(answer.status, 204);
    EXPECT_EQ(answer.header("Access-Control-Allow-Origin"), "https://cafe.example");
    EXPECT_NE(answer.header("Access-Control-Allow-Methods").find("PATCH"), std::string::npos);
    EXPECT_NE(answer.header("Access-Control-Allow-Headers").find("Authorization"),
              std::string::npos);
    EXPECT_EQ(answer.header("Access-Control-Max-Age"), "600");
    const HttpAnswer other = client.options(
        "/echo", {{"Origin", "https://evil.example"}, {"Access-Control-Request-Method", "POST"}});
    EXPECT_FALSE(other.has_header("Access-Control-Allow-Origin"));
    EXPECT_FALSE(other.has_header("Access-Control-Allow-Methods"));
}

TEST_F(HttpServer, sends_nothing_that_the_client_has_already) {
    HttpClient client{server_.port()};
    for (const auto* has : {R"("7")", R"(W/"7")", R"("1", "7")", "*"}) {
        const HttpAnswer answer = client.get("/menu", {{"If-None-Match", has}});
        EXPECT_EQ(answer.status, 304) << has;
        EXPECT_EQ(answer.body, "");
        EXPECT_EQ(answer.header("ETag"), R"("7")");
        EXPECT_EQ(answer.header("Cache-Control"), "public, max-age=5");
        EXPECT_FALSE(answer.has_header("Content-Length"));
    }
    EXPECT_EQ(client.head("/menu", {{"If-None-Match", R"("7")"}}).status, 304);
    EXPECT_EQ(client.get("/menu", {{"If-None-Match", R"("8")"}}).status, 200);
}

TEST_F(HttpServer, asks_for_a_valid_token_and_the_permission) {
    HttpClient client{server_.port()};
    const HttpAnswer none = client.get("/me");
    EXPECT_EQ(none.status, 401);
    EXPECT_EQ(none.code(), "auth.required");
    EXPECT_EQ(none.header("WWW-Authenticate"), R"(Bearer realm="beanq")");
    client.sign_in("stale");
    const HttpAnswer stale = client.get("/me");
    EXPECT_EQ(stale.status, 401);
    EXPECT_EQ(stale.code(), "auth.token-invalid");
    EXPECT_NE(stale.header("WWW-Authenticate").find(R"(error="invalid_token")"), std::string::npos);
    client.sign_in("barista");
    EXPECT_EQ(client.get("/me").status, 200);
    const HttpAnswer forbidden = client.get("/users");
    EXPECT_EQ(forbidden.status, 403);
    EXPECT_EQ(forbidden.code(), "auth.forbidden");
    EXPECT_NE(forbidden.json().at("detail").as_string().find("read_user"), std::string::npos);
    client.sign_in("admin");
    EXPECT_EQ(client.get("/users").status, 200);
    client.set_header("Authorization", "bearer admin");
    EXPECT_EQ(client.get("/users").status, 200);
}

TEST_F(HttpServer, a_stale_token_does_not_close_open_routes) {
    HttpClient client{server_.port()};
    EXPECT_EQ(client.get("/whoami").body, "nobody");
    client.sign_in("stale");
    EXPECT_EQ(client.get("/whoami").body, "nobody");
    client.sign_in("barista");
    EXPECT_EQ(client.get("/whoami").body, "barista");
}

TEST_F(HttpServer, a_fault_is_a_500_that_tells_no_cause) {
    HttpClient client{server_.port()};
    const HttpAnswer answer = client.get("/broken");
    EXPECT_EQ(answer.status, 500);
    EXPECT_EQ(answer.code(), "server.fault");
    EXPECT_EQ(answer.json().at("request_id").as_string(), answer.header("X-Request-Id"));
    EXPECT_EQ(answer.body.find("secret"), std::string::npos);
    EXPECT_EQ(client.get("/hello").status, 200);
}

TEST_F(HttpServer, an_absent_dependency_is_a_503_with_a_time_to_retry) {
    HttpClient client{server_.port()};
    const HttpAnswer answer = client.get("/away");
    EXPECT_EQ(answer.status, 503);
    EXPECT_EQ(answer.code(), "service.unavailable");
    EXPECT_EQ(answer.header("Retry-After"), "3");
    EXPECT_EQ(calls_, 1);
}

TEST_F(HttpServer, runs_again_after_a_transient_conflict) {
    HttpClient client{server_.port()};
    EXPECT_EQ(client.get("/rarely").body, "done");
    EXPECT_EQ(calls_, 4);
    calls_ = 0;
    const HttpAnswer answer = client.get("/never");
    EXPECT_EQ(answer.status, 503);
    EXPECT_EQ(answer.code(), "service.unavailable");
    EXPECT_TRUE(answer.has_header("Retry-After"));
    EXPECT_EQ(calls_, 4);
}

TEST_F(HttpServer, speaks_the_language_of_the_client) {
    HttpClient client{server_.port()};
    const HttpAnswer answer = client.get("/lost", {{"Accept-Language", "ru-RU,ru;q=0.9,en;q=0.8"}});
    EXPECT_EQ(answer.json().at("title").as_string(), "Не найдено");
    EXPECT_EQ(answer.header("Content-Language"), "ru");
    EXPECT_EQ(answer.json().at("instance").as_string(), "/lost");
}

}  // namespace
}  // namespace beanq

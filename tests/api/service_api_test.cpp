// What is around the API: whether it lives, its own document, headers that every answer has.
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>

#include "tests/support/answers.hpp"
#include "tests/support/postgres.hpp"
#include "tests/support/test_app.hpp"

namespace beanq {
namespace {

using testing::HasSubstr;

using Service = ApiTest;

TEST_F(Service, tells_that_it_lives_and_that_it_can_work) {
    auto visitor = app().visitor();
    const auto alive = visitor.get("/healthz");
    expect_status(alive, 200);
    EXPECT_EQ(alive.body, R"({"status":"alive"})");
    std::string dependencies = R"({"name":"database","status":"ready"})";
    if (wants_postgres()) dependencies += R"(,{"name":"redis","status":"ready"})";
    auto ready = visitor.get("/readyz");
    for (int i = 0; i < 100 && text_at(ready, "/status") != "ready"; ++i) {
        expect_status(ready, 200);  // at first the other instances are not heard yet
        std::this_thread::sleep_for(std::chrono::milliseconds{50});
        ready = visitor.get("/readyz");
    }
    EXPECT_EQ(ready.body, R"({"status":"ready","dependencies":[)" + dependencies + "]}");
}

TEST_F(Service, shows_its_own_document) {
    auto visitor = app().visitor();
    const auto document = visitor.get("/openapi.json");
    expect_status(document, 200);
    EXPECT_EQ(text_at(document, "/openapi"), "3.1.0");
    EXPECT_EQ(text_at(document, "/components/securitySchemes/bearer/scheme"), "bearer");
    expect_status(visitor.get("/openapi.json", {{"If-None-Match", document.header("ETag")}}), 304);
}

TEST_F(Service, answers_404_where_nothing_is) {
    auto visitor = app().visitor();
    for (const std::string path :
         {"/", "/api", "/api/v1", "/api/v2/menu", "/api/v1/nothing", "/api/v1/menu/",
          "/api/v1//menu", "/api/v1/../v1/menu", "/API/V1/MENU", "/healthz/x"}) {
        SCOPED_TRACE(path);
        for (const std::string method : {"GET", "POST", "DELETE", "OPTIONS"}) {
            expect_problem(visitor.send(method, path), 404, "route.unknown");
        }
    }
}

TEST_F(Service, puts_the_same_guards_on_every_answer) {
    auto admin = app().sign_in("admin");
    auto visitor = app().visitor();
    const std::vector<HttpAnswer> answers{
        visitor.get("/healthz"),   visitor.get("/api/v1/menu"),  visitor.get("/nothing"),
        visitor.get("/api/v1/me"), admin.get("/api/v1/me"),      admin.post("/api/v1/menus", "{"),
        admin.del("/api/v1/menu"), admin.options("/api/v1/menu")};
    for (const auto& answer : answers) {
        SCOPED_TRACE(answer.body.substr(0, 100));
        EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff");
        EXPECT_FALSE(answer.header("X-Request-Id").empty());
        EXPECT_TRUE(answer.has_header("Referrer-Policy"));
        EXPECT_FALSE(answer.has_header("Access-Control-Allow-Origin"));
    }
}

TEST_F(Service, takes_the_request_id_of_the_client_when_it_is_well_formed) {
    auto visitor = app().visitor();
    const auto taken = visitor.get("/nothing", {{"X-Request-Id", "my-id.42_x"}});
    EXPECT_EQ(taken.header("X-Request-Id"), "my-id.42_x");
    EXPECT_EQ(text_at(taken, "/request_id"), "my-id.42_x");
    for (const std::string& bad :
         {std::string(129, 'a'), std::string("a b"), std::string("a\"b")}) {
        EXPECT_NE(visitor.get("/nothing", {{"X-Request-Id", bad}}).header("X-Request-Id"), bad);
    }
}

TEST_F(Service, lets_allowed_origins_in_only) {
    TestApp open({"https://cafe.example"});
    auto visitor = open.visitor();
    const auto allowed = visitor.get("/api/v1/menu", {{"Origin", "https://cafe.example"}});
    EXPECT_EQ(allowed.header("Access-Control-Allow-Origin"), "https://cafe.example");
    EXPECT_THAT(allowed.header("Access-Control-Expose-Headers"), HasSubstr("ETag"));
    EXPECT_THAT(allowed.header("Vary"), HasSubstr("Origin"));
    const auto refused = visitor.get("/api/v1/me", {{"Origin", "https://cafe.example"}});
    EXPECT_EQ(refused.header("Access-Control-Allow-Origin"), "https://cafe.example")
        << "pages can read problems";
    for (const std::string origin :
         {"https://evil.example", "null", "https://cafe.example.evil.example"}) {
        EXPECT_FALSE(visitor.get("/api/v1/menu", {{"Origin", origin}})
                         .has_header("Access-Control-Allow-Origin"));
    }
    const HttpFields asked{{"Origin", "https://cafe.example"},
                           {"Access-Control-Request-Method", "POST"}};
    const auto preflight = visitor.options("/api/v1/orders", asked);
    expect_status(preflight, 204);
    for (const std::string_view header :
         {"Authorization", "Idempotency-Key", "If-Match", "Last-Event-ID"}) {
        EXPECT_THAT(preflight.header("Access-Control-Allow-Headers"), HasSubstr(header));
    }
}

}  // namespace
}  // namespace beanq

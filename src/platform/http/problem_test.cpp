#include "platform/http/problem.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "platform/http/wire.hpp"

namespace beanq::http {
namespace {

Request request_for(std::string path) {
    Request request;
    request.path = std::move(path);
    request.id = "r-1";
    return request;
}

std::string header(const Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers) {
        if (same_token(key, name)) return value;
    }
    return {};
}

TEST(Problem, has_every_member_of_the_contract) {
    const Error error{ErrorKind::invalid,
                      "body.invalid",
                      {"Some fields are not valid.", "Некоторые поля заполнены неверно."},
                      {{"/items/0", "field.required", {"Missing.", "Не заполнено."}}}};
    const Response response = problem(request_for("/api/v1/orders"), error);
    EXPECT_EQ(response.status, 422);
    EXPECT_EQ(response.error_code, "body.invalid");
    EXPECT_EQ(header(response, "Content-Type"), "application/problem+json");
    EXPECT_EQ(header(response, "Content-Language"), "en");
    EXPECT_EQ(header(response, "Vary"), "Accept-Language");
    EXPECT_EQ(boost::json::parse(response.body), boost::json::parse(R"({
        "type": "urn:beanq:problem:body.invalid", "title": "Invalid data", "status": 422,
        "code": "body.invalid", "detail": "Some fields are not valid.",
        "instance": "/api/v1/orders", "request_id": "r-1",
        "errors": [{"pointer": "/items/0", "code": "field.required", "message": "Missing."}]})"));
}

TEST(Problem, speaks_russian_when_asked) {
    Request request = request_for("/x");
    request.language = Language::ru;
    const Response response = problem(request, 404, "route.unknown", {"Nothing.", "Ничего."});
    const auto body = boost::json::parse(response.body);
    EXPECT_EQ(body.at("title").as_string(), "Не найдено");
    EXPECT_EQ(body.at("detail").as_string(), "Ничего.");
    EXPECT_EQ(header(response, "Content-Language"), "ru");
}

TEST(Problem, challenges_whoever_is_not_signed_in) {
    const Error error{ErrorKind::unauthenticated, "auth.required", {"Sign in.", "Войдите."}};
    EXPECT_EQ(header(problem(request_for("/me"), error), "WWW-Authenticate"),
              R"(Bearer realm="beanq")");
    Request request = request_for("/me");
    request.headers.emplace_back("authorization", "Bearer x");
    EXPECT_EQ(header(problem(request, error), "WWW-Authenticate"),
              R"(Bearer realm="beanq", error="invalid_token")");
}

TEST(Problem, tells_when_to_come_back) {
    Error error{ErrorKind::too_many_requests, "auth.locked", {"Wait.", "Подождите."}};
    error.retry_after = std::chrono::seconds{30};
    const Response response = problem(request_for("/auth/login"), error);
    EXPECT_EQ(response.status, 429);
    EXPECT_EQ(header(response, "Retry-After"), "30");
}

TEST(Problem, replays_the_first_answer) {
    const auto first =
        std::make_shared<const Answer>(Answer{201, "/api/v1/orders/7", R"("1")", R"({"id":"7"})"});
    Error error{ErrorKind::replayed, "idempotency.replayed", {}};
    error.first_answer = first;
    const Response response = problem(request_for("/orders"), error);
    EXPECT_EQ(response.status, 201);
    EXPECT_EQ(response.body, R"({"id":"7"})");
    EXPECT_EQ(header(response, "Location"), "/api/v1/orders/7");
    EXPECT_EQ(header(response, "ETag"), R"("1")");
    EXPECT_EQ(header(response, "Idempotent-Replayed"), "true");
    EXPECT_EQ(response.error_code, "");
}

}  // namespace
}  // namespace beanq::http

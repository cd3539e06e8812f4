// A creating request with an Idempotency-Key takes effect once, however often it is sent.
#include <algorithm>
#include <map>
#include <memory>
#include <set>
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

namespace json = boost::json;
using testing::SizeIs;

HttpFields key(std::string_view text) { return {{"Idempotency-Key", std::string(text)}}; }

void expect_replay(const HttpAnswer& again, const HttpAnswer& first,
                   Where where = Where::current()) {
    const testing::ScopedTrace trace(where.file_name(), static_cast<int>(where.line()), again.body);
    EXPECT_EQ(again.status, first.status);
    EXPECT_EQ(again.body, first.body) << "byte for byte";
    EXPECT_EQ(again.header("Idempotent-Replayed"), "true");
    EXPECT_FALSE(first.has_header("Idempotent-Replayed"));
    for (const std::string_view name : {"Location", "ETag", "Content-Type"}) {
        EXPECT_EQ(again.header(name), first.header(name)) << name;
    }
}

class Idempotency : public ApiTest {
protected:
    void SetUp() override { menu(); }

    std::string order_body(int quantity = 1) {
        return json::serialize(order_of({line(menu().plain, quantity)}));
    }
    HttpAnswer post(HttpClient& by, std::string_view with_key, const std::string& body) {
        return by.post("/api/v1/orders", body, key(with_key));
    }

    Person client_ = app().new_client();
};

TEST_F(Idempotency, gives_the_first_answer_again) {
    const auto first = post(client_, "a key", order_body());
    expect_created(first, "/api/v1/orders");
    for (int i = 0; i < 3; ++i)
        expect_replay(post(client_, "a key", order_body()), first);
    EXPECT_THAT(items_of(client_.get("/api/v1/me/orders")), SizeIs(1));
    auto barista = app().sign_in("barista");
    advance(barista, text_at(first, "/id"), "ready");
    expect_replay(post(client_, "a key", order_body()), first);
}

TEST_F(Idempotency, refuses_another_request_under_the_same_key) {
    expect_status(post(client_, "k", order_body(1)), 201);
    expect_problem(post(client_, "k", order_body(2)), 422, "idempotency.key-reused");
    expect_problem(post(client_, "k", order_body(1) + " "), 422, "idempotency.key-reused");
    EXPECT_THAT(items_of(client_.get("/api/v1/me/orders")), SizeIs(1));
    const auto other = post(client_, "k2", order_body(1));
    expect_status(other, 201);
    EXPECT_FALSE(other.has_header("Idempotent-Replayed"));
    EXPECT_THAT(items_of(client_.get("/api/v1/me/orders")), SizeIs(2));
}

TEST_F(Idempotency, keeps_each_users_keys_apart) {
    auto other = app().new_client();
    const auto mine = post(client_, "shared", order_body());
    const auto theirs = post(other, "shared", order_body());
    expect_status(theirs, 201);
    EXPECT_NE(text_at(mine, "/id"), text_at(theirs, "/id"));
    EXPECT_EQ(text_at(theirs, "/customer_id"), other.id);
    expect_status(post(other, "shared", order_body(2)), 422);
}

TEST_F(Idempotency, does_not_keep_refusals) {
    expect_status(post(client_, "again", order_body(0)), 422);
    expect_status(post(client_, "again", json::serialize(order_of({line(unknown_id())}))), 422);
    expect_created(post(client_, "again", order_body()), "/api/v1/orders");
}

TEST_F(Idempotency, without_a_key_makes_every_request_a_new_one) {
    const auto first = client_.post("/api/v1/orders", order_body());
    const auto second = client_.post("/api/v1/orders", order_body());
    EXPECT_NE(text_at(first, "/id"), text_at(second, "/id"));
}

TEST_F(Idempotency, yields_one_order_for_sixteen_at_once) {
    for (int round = 0; round < 4; ++round) {
        const auto before = items_of(client_.get("/api/v1/me/orders?limit=200")).size();
        const auto name = fmt::format("round {}", round);
        const auto body = order_body(round + 1);
        std::vector<HttpAnswer> answers(16);
        {
            std::vector<std::jthread> threads;
            for (auto& answer : answers) {
                threads.emplace_back([&, same = std::make_shared<Person>(client_)] {
                    answer = post(*same, name, body);
                });
            }
        }
        int fresh = 0;
        std::set<std::string> ids;
        for (const auto& answer : answers) {
            if (answer.status == 409) {
                EXPECT_TRUE(answer.has_header("Retry-After"));
                continue;
            }
            ASSERT_EQ(answer.status, 201) << answer.body;
            ids.insert(text_at(answer, "/id"));
            if (!answer.has_header("Idempotent-Replayed")) ++fresh;
        }
        EXPECT_EQ(fresh, 1);
        EXPECT_THAT(ids, SizeIs(1));
        EXPECT_THAT(items_of(client_.get("/api/v1/me/orders?limit=200")), SizeIs(before + 1));
    }
}

TEST_F(Idempotency, lets_one_of_two_different_requests_with_one_key_take_effect) {
    for (int round = 0; round < 5; ++round) {
        const auto name = fmt::format("contested {}", round);
        std::vector<int> answers(8);
        {
            std::vector<std::jthread> threads;
            for (std::size_t i = 0; i < answers.size(); ++i) {
                threads.emplace_back([&, i, same = std::make_shared<Person>(client_),
                                      body = order_body(static_cast<int>(i) + 1)] {
                    answers[i] = post(*same, name, body).status;
                });
            }
        }
        EXPECT_EQ(std::ranges::count(answers, 201), 1);
        EXPECT_EQ(std::ranges::count(answers, 422), 7);
    }
}

TEST_F(Idempotency, holds_for_everything_that_is_created) {
    auto admin = app().sign_in("admin");
    const auto price = rub(100);
    const auto unplaced = admin.post(
        "/api/v1/products", json::serialize(json::object{
                                {"name", "Unplaced"},
                                {"variations", json::array{{{"name", "one"}, {"price", price}}}}}));
    const auto password = std::string(everybodys_password);
    const auto sugar = admin.post("/api/v1/ingredients", R"({"name":"Sugar","unit":"g"})");
    const json::array lines{
        {{"ingredient_id", text_at(sugar, "/id")}, {"quantity", {{"value", "1"}, {"unit", "kg"}}}}};
    const json::array prices{{{"variation_id", menu().plain}, {"price", price}}};
    const auto order = walk_in(order_of({line(menu().plain)}));
    const auto eaten = text_at(admin.post("/api/v1/orders", json::serialize(order)), "/id");
    advance(admin, eaten, "completed");
    const std::map<std::string, json::object> creating{
        {"/auth/register",
         {{"email", "once@example.com"}, {"password", password}, {"name", "Once"}}},
        {"/users",
         {{"email", "twice@example.com"},
          {"password", password},
          {"name", "Twice"},
          {"role", "barista"}}},
        {"/menus", {{"name", "Once"}}},
        {"/categories", {{"menu_id", menu().menu}, {"name", "Once"}}},
        {"/products",
         {{"name", "Once"}, {"variations", json::array{{{"name", "one"}, {"price", price}}}}}},
        {"/menu-items",
         {{"category_id", menu().category}, {"product_id", text_at(unplaced, "/id")}}},
        {"/products/" + menu().croissant + "/variations", {{"name", "Once"}, {"price", price}}},
        {"/modifier-groups", {{"name", "Once"}, {"min", 0}, {"max", 1}}},
        {"/modifiers", {{"modifier_group_id", menu().extras}, {"name", "Once"}, {"price", price}}},
        {"/ingredients", {{"name", "Once"}, {"unit", "g"}}},
        {"/stock/movements", {{"kind", "receipt"}, {"lines", lines}}},
        {"/price-schedules", {{"name", "Once"}, {"valid_until", "2000-01-01"}, {"prices", prices}}},
        {"/tax-rates", {{"name", "Once"}, {"rate_ppm", 1}, {"tax_class", "nothing"}}},
        {"/promotions", {{"name", "Once"}, {"rate_ppm", 1}, {"code", "ONCE"}}},
        {"/orders/" + eaten + "/refunds", {{"reason", "cold"}}},
        {"/orders", order}};
    auto visitor = app().visitor();
    const ApiDocument document(visitor);
    const auto taking = std::ranges::count_if(
        document.operations(),
        [](const Operation& operation) { return operation.takes_header("Idempotency-Key"); });
    EXPECT_EQ(static_cast<std::size_t>(taking), creating.size());
    for (const auto& [path, body] : creating) {
        SCOPED_TRACE(path);
        const std::string url = "/api/v1" + path;
        HttpFields headers = key(path);
        headers.emplace_back("If-Match", "*");
        const auto first = admin.post(url, json::serialize(body), headers);
        ASSERT_EQ(first.status, 201) << first.body;
        expect_replay(admin.post(url, json::serialize(body), headers), first);
        json::object other = body;
        other[path == "/menu-items"                                      ? "sort"
              : path == "/orders"                                        ? "notes"
              : path == "/stock/movements" || path.ends_with("/refunds") ? "reason"
                                                                         : "name"] =
            path == "/menu-items" ? json::value(7) : json::value("Other");
        expect_problem(admin.post(url, json::serialize(other), headers), 422,
                       "idempotency.key-reused");
    }
}

}  // namespace
}  // namespace beanq

// The routes over real use cases: what is read from requests and what is answered.
#include "orders/adapters/http/order_routes.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "platform/db/answer_book.hpp"
#include "platform/http/route.hpp"
#include "tests/support/order_cafe.hpp"

namespace beanq::orders {
namespace {

namespace json = boost::json;

class NoFeed final : public OrderFeed {
public:
    awaitable<std::unique_ptr<OrderListener>> listen(std::optional<OrderId>,
                                                     std::optional<LocationId>,
                                                     std::optional<std::int64_t>) override {
        co_return nullptr;
    }
};

class OrderRoutes : public testing::Test {
protected:
    OrderRoutes() {
        add_order_routes(
            routes, {cafe.quote_order, cafe.intake, cafe.read_orders, cafe.edit_order,
                     cafe.advance_order, cafe.cancel_order, cafe.prepare_line, follow, guests});
        router.emplace(routes, "/api/v1");
    }

    http::Response call(http::Method method, const std::string& path, Caller who,
                        const std::string& body = "", http::Fields headers = {}) {
        const auto question = path.find('?');
        http::Request request{.method = method,
                              .path = "/api/v1" + path.substr(0, question),
                              .query = {},
                              .headers = std::move(headers),
                              .body = body,
                              .id = "test",
                              .remote = "127.0.0.1",
                              .path_values = {},
                              .route = {},
                              .caller = std::move(who)};
        if (question != std::string::npos) request.query = path.substr(question + 1);
        request.headers.emplace_back("Content-Type", "application/json");
        const auto match = router->find(method, request.path);
        if (match.route == nullptr) return {.status = 404};
        request.path_values = match.values;
        return run(match.route->handle(request));
    }
    http::Response place(Caller who, const std::string& body, http::Fields headers = {}) {
        return call(http::Method::post, "/orders", std::move(who), body, std::move(headers));
    }
    http::Response move(Caller who, const std::string& id, const std::string& body,
                        http::Fields headers) {
        return call(http::Method::post, "/orders/" + id + "/status", std::move(who), body,
                    std::move(headers));
    }

    Cafe cafe;
    NoFeed feed;
    FollowOrders follow{{*cafe.database, cafe.orders, feed}};
    Guests guests{OrderTokens{{"a secret of this test, 0123456789"}}, cafe.clock};
    db::SqlAnswerBook answers{cafe.clock};
    http::Routes routes{{answers}};
    std::optional<http::Router> router;
};

std::string header(const http::Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers) {
        if (key == name) return value;
    }
    return {};
}

json::object body_of(const http::Response& response) {
    return json::parse(response.body).as_object();
}

/// `pointer code` of each fault.
std::vector<std::string> faults_of(const http::Response& response) {
    std::vector<std::string> faults;
    for (const auto& fault : body_of(response).at("errors").as_array()) {
        faults.push_back(std::string(fault.at("pointer").as_string()) + " " +
                         std::string(fault.at("code").as_string()));
    }
    return faults;
}

std::string latte_body(const std::string& more = "", const std::string& line_more = "") {
    return R"({"items":[{"variation_id":")" + to_string(latte) + R"(","quantity":2)" + line_more +
           "}]" + more + "}";
}

using Faults = std::vector<std::string>;

TEST_F(OrderRoutes, place_an_order_and_say_where_it_is) {
    const auto answer = place(guest(), latte_body(R"(,"tip":{"amount":500,"currency":"RUB"})"));

    ASSERT_EQ(answer.status, 201) << answer.body;
    const auto order = body_of(answer);
    const std::string id(order.at("id").as_string());
    EXPECT_EQ(header(answer, "Location"), "/api/v1/orders/" + id);
    EXPECT_EQ(header(answer, "ETag"), "\"1\"");
    EXPECT_EQ(order.at("number"), "A-001");
    EXPECT_EQ(order.at("status"), "pending");
    EXPECT_EQ(order.at("payment_status"), "unpaid");
    EXPECT_EQ(order.at("payment_method"), "cash");
    EXPECT_EQ(order.at("customer_id").as_string(), to_string(guest().user));
    EXPECT_EQ(order.at("business_date"), "2026-11-23");
    EXPECT_EQ(order.at("placed_at"), "2026-11-23T09:00:00.000Z");
    EXPECT_EQ(order.at("promised_at"), "2026-11-23T09:04:30.000Z");
    EXPECT_EQ(json::serialize(order.at("promise")),
              R"({"p50":"2026-11-23T09:03:00.000Z","p90":"2026-11-23T09:04:30.000Z",)"
              R"("first":"2026-11-23T09:04:30.000Z"})");
    EXPECT_EQ(json::serialize(order.at("fulfilment")), R"({"type":"pickup","pickup_at":null})");
    EXPECT_EQ(json::serialize(order.at("totals").at("total")),
              R"({"amount":50500,"currency":"RUB"})");
    const auto& line = order.at("items").at(0);
    EXPECT_EQ(line.at("name"), "Latte");
    EXPECT_EQ(line.at("preparation"), "queued");
    EXPECT_EQ(line.at("modifiers").at(0).at("name"), "Cow");
}

TEST_F(OrderRoutes, quote_without_an_id_or_a_number) {
    const auto answer = call(http::Method::post, "/orders/quote", guest(), latte_body());

    ASSERT_EQ(answer.status, 200) << answer.body;
    const auto quote = body_of(answer);
    EXPECT_FALSE(quote.contains("id"));
    EXPECT_FALSE(quote.contains("number"));
    EXPECT_EQ(quote.at("totals").at("total").at("amount"), 50000);
}

TEST_F(OrderRoutes, tell_an_empty_list_of_modifiers_from_none) {
    EXPECT_EQ(place(guest(), latte_body()).status, 201);
    const auto refused = place(guest(), latte_body("", R"(,"modifiers":[])"));
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(faults_of(refused), (Faults{"/items/0/modifiers order.too-few-modifiers"}));
}

TEST_F(OrderRoutes, refuse_what_is_out_of_bounds) {
    std::string lines = R"({"items":[)";
    for (int i = 0; i < 51; ++i) {
        lines += std::string(i == 0 ? "" : ",") + R"({"variation_id":")" + to_string(espresso) +
                 R"(","quantity":1})";
    }
    EXPECT_EQ(faults_of(place(guest(), lines + "]}")), (Faults{"/items field.too-many"}));
    EXPECT_EQ(faults_of(place(guest(), R"({"items":[]})")), (Faults{"/items field.too-few"}));
    EXPECT_EQ(faults_of(place(guest(), "{}")), (Faults{"/items field.required"}));
    for (const char* quantity : {"0", "1000"}) {
        EXPECT_EQ(faults_of(place(guest(), R"({"items":[{"variation_id":")" + to_string(latte) +
                                               R"(","quantity":)" + quantity + "}]}")),
                  (Faults{"/items/0/quantity field.range"}));
    }
    EXPECT_EQ(
        faults_of(place(guest(), latte_body(R"(,"price":1,"tip":{"amount":-1,"currency":"RUB"})"))),
        (Faults{"/tip/amount field.range", "/price field.unknown"}));
}

TEST_F(OrderRoutes, replay_the_first_answer_for_a_repeated_key) {
    const http::Fields key{{"Idempotency-Key", "order-1"}};
    const auto first = place(guest(), latte_body(), key);
    const auto again = place(guest(), latte_body(), key);
    const auto other = place(guest(), latte_body(R"(,"notes":"hot")"), key);

    EXPECT_EQ(again.status, 201);
    EXPECT_EQ(again.body, first.body);
    EXPECT_EQ(header(again, "Location"), header(first, "Location"));
    EXPECT_EQ(header(again, "Idempotent-Replayed"), "true");
    EXPECT_EQ(other.status, 422);
    EXPECT_EQ(other.error_code, "idempotency.key-reused");
}

TEST_F(OrderRoutes, move_an_order_from_the_version_that_is_named) {
    const std::string id(body_of(place(guest(), latte_body())).at("id").as_string());
    const std::string confirm = R"({"status":"confirmed"})";

    EXPECT_EQ(move(barista(), id, confirm, {}).status, 428);
    const auto moved = move(barista(), id, confirm, {{"If-Match", "\"1\""}});
    EXPECT_EQ(moved.status, 200);
    EXPECT_EQ(header(moved, "ETag"), "\"2\"");
    EXPECT_EQ(body_of(moved).at("status"), "confirmed");
    EXPECT_EQ(move(barista(), id, confirm, {{"If-Match", "\"1\""}}).status, 412);
    EXPECT_EQ(move(barista(), id, confirm, {{"If-Match", "\"2\""}}).error_code,
              "order.bad-transition");
    EXPECT_EQ(move(guest(2), id, confirm, {{"If-Match", "\"2\""}}).status, 404);
}

TEST_F(OrderRoutes, cancel_with_a_reason_and_list_it_in_the_history) {
    const std::string id(body_of(place(guest(), latte_body())).at("id").as_string());
    const http::Fields match{{"If-Match", "*"}};

    for (const char* body :
         {R"({"status":"cancelled"})", R"({"status":"cancelled","reason":" "})"}) {
        EXPECT_EQ(faults_of(move(guest(), id, body, match)), (Faults{"/reason field.required"}));
    }
    EXPECT_EQ(move(guest(), id, R"({"status":"cancelled","reason":"late"})", match).status, 200);

    const auto history = body_of(call(http::Method::get, "/orders/" + id + "/history", guest()));
    const auto& items = history.at("items").as_array();
    ASSERT_EQ(items.size(), 2U);
    EXPECT_TRUE(items[0].at("from").is_null());
    EXPECT_EQ(items[0].at("to"), "pending");
    EXPECT_EQ(items[1].at("from"), "pending");
    EXPECT_EQ(items[1].at("to"), "cancelled");
    EXPECT_EQ(items[1].at("reason"), "late");
    EXPECT_EQ(items[1].at("actor_id").as_string(), to_string(guest().user));
}

TEST_F(OrderRoutes, edit_notes_and_clear_them) {
    const auto placed =
        body_of(place(barista(), latte_body(R"(,"guest_name":"Olga","notes":"hot")")));
    const std::string path = "/orders/" + std::string(placed.at("id").as_string());

    const auto renamed = call(http::Method::patch, path, barista(), R"({"guest_name":"Oleg"})",
                              {{"If-Match", "\"1\""}});
    EXPECT_EQ(body_of(renamed).at("guest_name"), "Oleg");
    EXPECT_EQ(body_of(renamed).at("notes"), "hot");
    const auto cleared =
        call(http::Method::patch, path, barista(), R"({"notes":null})", {{"If-Match", "\"2\""}});
    EXPECT_TRUE(body_of(cleared).at("notes").is_null());
    EXPECT_EQ(header(cleared, "ETag"), "\"3\"");
}

TEST_F(OrderRoutes, list_with_filters_and_pages) {
    for (int i = 0; i < 3; ++i)
        place(guest(1), latte_body());
    place(guest(2), latte_body());

    const auto page =
        body_of(call(http::Method::get, "/orders?limit=2&status=pending,ready", barista()));
    EXPECT_EQ(page.at("items").as_array().size(), 2U);
    EXPECT_EQ(page.at("items").at(0).at("number"), "A-004");
    const std::string cursor(page.at("next_cursor").as_string());
    const auto rest = body_of(call(http::Method::get, "/orders?cursor=" + cursor, barista()));
    EXPECT_EQ(rest.at("items").as_array().size(), 2U);
    EXPECT_TRUE(rest.at("next_cursor").is_null());

    const auto own = body_of(call(http::Method::get, "/me/orders", guest(2)));
    EXPECT_EQ(own.at("items").as_array().size(), 1U);
    EXPECT_EQ(faults_of(call(http::Method::get, "/orders?status=lost&limit=0", barista())),
              (Faults{"?status/0 field.choice", "?limit field.range"}));
    EXPECT_EQ(faults_of(call(http::Method::get, "/orders?cursor=x", barista())),
              (Faults{"?cursor field.cursor"}));
}

TEST_F(OrderRoutes, hide_another_guests_order_everywhere) {
    const std::string id(body_of(place(guest(1), latte_body())).at("id").as_string());
    for (const char* tail : {"", "/history", "/stream"}) {
        EXPECT_EQ(call(http::Method::get, "/orders/" + id + tail, guest(2)).status, 404) << tail;
    }
    EXPECT_EQ(call(http::Method::patch, "/orders/" + id, guest(2), R"({"notes":"x"})",
                   {{"If-Match", "*"}})
                  .status,
              404);
    EXPECT_EQ(call(http::Method::get, "/orders/nonsense", guest(1)).status, 404);
}

}  // namespace
}  // namespace beanq::orders

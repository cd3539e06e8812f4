// Ordering with just a name: the order's token is all that its guest has, and all that it takes.
#include <optional>
#include <string>

#include <boost/json.hpp>
#include <gmock/gmock.h>

#include "tests/support/answers.hpp"
#include "tests/support/operations.hpp"
#include "tests/support/order_desk.hpp"
#include "tests/support/test_app.hpp"

namespace beanq {
namespace {

namespace json = boost::json;
using testing::ElementsAre;
using testing::MatchesRegex;

class GuestOrders : public OrderDesk {
protected:
    HttpAnswer order(const json::object& body, const HttpFields& headers = {}) {
        return visitor_.post("/api/v1/orders", json::serialize(body), headers);
    }
    HttpAnswer order() { return order(walk_in(order_of({line(menu().plain)}), "Мария")); }

    static HttpFields token_of(const HttpAnswer& placed) {
        return {{"Order-Token", text_at(placed, "/token")}};
    }

    HttpAnswer cancel(const HttpAnswer& placed, HttpFields headers) {
        headers.emplace_back("If-Match", "*");
        return visitor_.post(url(placed) + "/status",
                             R"({"status":"cancelled","reason":"Передумала"})", headers);
    }

    HttpClient visitor_ = app().visitor();
};

TEST_F(GuestOrders, are_placed_under_a_name_and_answered_with_a_token) {
    const auto placed = order();
    expect_created(placed, "/api/v1/orders");
    EXPECT_THAT(text_at(placed, "/token"), MatchesRegex("[A-Za-z0-9_-]{43}"));
    EXPECT_EQ(text_at(placed, "/guest_name"), "Мария");
    EXPECT_TRUE(at(placed, "/customer_id").is_null());
    EXPECT_THAT(ApiDocument(client_).faults("OrderView", placed.json()), ElementsAre());
    EXPECT_EQ(text_at(barista_.get(url(placed)), "/guest_name"), "Мария");
    EXPECT_NE(text_at(order(), "/token"), text_at(placed, "/token"));
}

TEST_F(GuestOrders, need_a_name) {
    expect_faults(order(order_of({line(menu().plain)})), {"/guest_name field.required"});
    expect_faults(order(walk_in(order_of({line(menu().plain)}), "")),
                  {"/guest_name field.too-short"});
}

TEST_F(GuestOrders, are_quoted_to_anybody) {
    const auto body = json::serialize(order_of({line(menu().plain)}));
    const auto quoted = visitor_.post("/api/v1/orders/quote", body);
    expect_status(quoted, 200);
    EXPECT_EQ(number_at(quoted, "/totals/total/amount"), 18000);
    const HttpFields bad{{"Authorization", "Bearer x"}};
    expect_problem(visitor_.post("/api/v1/orders/quote", body, bad), 401, "auth.token-invalid");
}

TEST_F(GuestOrders, are_not_placed_by_somebody_whose_session_is_over) {
    const auto body = json::serialize(walk_in(order_of({line(menu().plain)})));
    for (const auto* authorization : {"Bearer x", "Basic eDp5", ""}) {
        EXPECT_EQ(visitor_.post("/api/v1/orders", body, {{"Authorization", authorization}}).status,
                  401)
            << authorization;
    }
}

TEST_F(GuestOrders, are_read_with_their_token_and_tell_it_to_nobody) {
    const auto placed = order();
    const auto token = token_of(placed);
    const auto read = visitor_.get(url(placed), token);
    expect_version(read, 1);
    EXPECT_TRUE(at(read, "/token").is_null());
    EXPECT_TRUE(at(barista_.get(url(placed)), "/token").is_null());
    EXPECT_TRUE(at(barista_.get("/api/v1/orders"), "/items/0/token").is_null());
    expect_status(visitor_.get(url(placed), {token.front(), {"If-None-Match", "\"1\""}}), 304);
    expect_status(visitor_.get(url(placed) + "/price", token), 200);
    const auto history = visitor_.get(url(placed) + "/history", token);
    expect_status(history, 200);
    EXPECT_TRUE(at(history, "/items/0/actor_id").is_null());
    EXPECT_EQ(text_at(history, "/items/0/actor_role"), "guest");
}

TEST_F(GuestOrders, are_there_for_nobody_without_their_token) {
    const auto placed = order();
    const auto other = order();
    const auto wrong = std::string(43, 'A');
    for (const std::string path : {"", "/history", "/price", "/stream"}) {
        SCOPED_TRACE(path);
        expect_problem(visitor_.get(url(placed) + path), 401, "auth.required");
        expect_problem(visitor_.get(url(placed) + path, token_of(other)), 404, "order.unknown");
        expect_problem(client_.get(url(placed) + path, token_of(placed)), 404, "order.unknown");
    }
    expect_problem(visitor_.get(url(placed), {{"Order-Token", wrong}}), 404, "order.unknown");
    expect_problem(visitor_.get("/api/v1/orders/" + unknown_id(), token_of(placed)), 404,
                   "order.unknown");
    expect_problem(cancel(placed, token_of(other)), 404, "order.unknown");
    expect_problem(visitor_.get("/api/v1/orders", token_of(placed)), 401, "auth.required");
    expect_problem(visitor_.patch(url(placed), "{}", token_of(placed)), 401, "auth.required");
    EXPECT_EQ(text_at(barista_.get(url(placed)), "/status"), "pending");
}

TEST_F(GuestOrders, give_a_token_to_no_client_and_to_no_walk_in) {
    EXPECT_TRUE(at(place(client_, menu()), "/token").is_null());
    EXPECT_TRUE(at(place(barista_, menu()), "/token").is_null());
}

TEST_F(GuestOrders, are_cancelled_with_their_token_until_the_making_starts) {
    const auto placed = order();
    const auto cancelled = cancel(placed, token_of(placed));
    expect_version(cancelled, 2);
    EXPECT_EQ(text_at(cancelled, "/status"), "cancelled");
    EXPECT_TRUE(at(cancelled, "/token").is_null());
    const auto history = barista_.get(url(placed) + "/history");
    EXPECT_TRUE(at(history, "/items/1/actor_id").is_null());
    EXPECT_EQ(text_at(history, "/items/1/actor_role"), "guest");
    EXPECT_EQ(text_at(history, "/items/1/reason"), "Передумала");

    const auto begun = order();
    advance(barista_, text_at(begun, "/id"), "preparing");
    expect_problem(cancel(begun, token_of(begun)), 409, "order.bad-transition");
}

TEST_F(GuestOrders, are_moved_along_by_staff_only) {
    const auto placed = order();
    const HttpFields headers{token_of(placed).front(), {"If-Match", "*"}};
    expect_problem(visitor_.post(url(placed) + "/status", R"({"status":"confirmed"})", headers),
                   403, "order.not-yours-to-move");
}

TEST_F(GuestOrders, are_followed_live_with_their_token) {
    const auto placed = order();
    EventReader stream(app().port(), url(placed) + "/stream", token_of(placed));
    ASSERT_EQ(stream.status(), 200);
    const auto next = [&]() -> std::optional<ServerEvent> {
        auto event = stream.next();
        while (event && event->event == "order.promise_changed")
            event = stream.next();
        return event;
    };
    auto event = next();
    ASSERT_TRUE(event);
    EXPECT_EQ(event->event, "order.snapshot");
    ASSERT_EQ(move(barista_, text_at(placed, "/id"), "confirmed", 1).status, 200);
    event = next();
    ASSERT_TRUE(event);
    EXPECT_EQ(event->event, "order.status_changed");
    EXPECT_EQ(to_text(json::parse(event->data).at("status")), "confirmed");
}

TEST_F(GuestOrders, are_placed_once_under_a_key) {
    const HttpFields key{{"Idempotency-Key", "0a1e3f6c-6f7e-4c7d-9f55-2b0d4b0f4a11"}};
    const auto body = walk_in(order_of({line(menu().plain)}), "Anna");
    const auto first = order(body, key);
    expect_created(first, "/api/v1/orders");
    const auto again = order(body, key);
    EXPECT_EQ(again.header("Idempotent-Replayed"), "true");
    EXPECT_EQ(again.body, first.body) << "the token, too: the first answer may have been lost";
    const auto other = walk_in(order_of({line(menu().plain)}), "Boris");
    expect_problem(order(other, key), 422, "idempotency.key-reused");
}

/// Addresses of their own: limits are used up.
class GuestLimits : public testing::Test {
protected:
    static void expect_limited(const HttpAnswer& answer, std::string_view code) {
        expect_problem(answer, 429, code);
        EXPECT_THAT(std::stoi(answer.header("Retry-After")),
                    testing::AllOf(testing::Ge(1), testing::Le(3)));
    }

    TestApp app_;
    HttpClient visitor_ = app_.visitor();
    std::string order_ = json::serialize(walk_in(order_of({line(app_.menu().plain)})));
};

TEST_F(GuestLimits, hold_back_who_orders_all_the_time_but_nobody_with_an_account) {
    int placed = 0;
    HttpAnswer last;
    for (int i = 0; i < 100 && last.status != 429; ++i) {
        last = visitor_.post("/api/v1/orders", order_);
        placed += last.status == 201 ? 1 : 0;
    }
    EXPECT_GE(placed, 30);
    expect_limited(last, "order.too-many");
    EXPECT_THAT(visitor_.post("/api/v1/orders", order_, {{"Accept-Language", "ru"}}).body,
                testing::HasSubstr("Из вашей сети"));
    auto client = app_.new_client();
    EXPECT_EQ(place(client, app_.menu()).status, 201);
    expect_status(visitor_.post("/api/v1/orders/quote", order_), 200);
}

TEST_F(GuestLimits, hold_back_who_guesses_tokens_but_no_right_one) {
    const auto placed = visitor_.post("/api/v1/orders", order_);
    const auto path = "/api/v1/orders/" + text_at(placed, "/id");
    HttpAnswer last;
    int wrong = 0;
    for (int i = 0; i < 100 && last.status != 429; ++i) {
        last = visitor_.get(path, {{"Order-Token", "x" + std::to_string(i)}});
        wrong += last.status == 404 ? 1 : 0;
    }
    EXPECT_GE(wrong, 20);
    expect_limited(last, "order.too-many-attempts");
    expect_status(visitor_.get(path, {{"Order-Token", text_at(placed, "/token")}}), 200);
}

}  // namespace
}  // namespace beanq

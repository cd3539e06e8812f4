// What guests are told of when, and who says how many make it.
#include <chrono>
#include <string>

#include <boost/json.hpp>
#include <gmock/gmock.h>

#include "kernel/time_text.hpp"
#include "tests/support/managed_stock.hpp"

namespace beanq {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;

class Promises : public ManagedStock {
protected:
    /// A product whose making takes ten minutes.
    std::string slow_dish() {
        const auto made = post(
            "/products", {{"name", "Roast"},
                          {"category_id", menu().category},
                          {"preparation_seconds", 600},
                          {"variations", json::array{{{"name", "one"}, {"price", rub(10000)}}}}});
        return text_at(made, "/variations/0/id");
    }
    static HttpAnswer ordered(HttpClient& by, const std::string& variation, const char* url) {
        return by.post(url, json::serialize(order_of({line(variation, 1)})));
    }
    static Instant time_at(const HttpAnswer& answer, const std::string& pointer) {
        return parse_rfc3339(text_at(answer, pointer)).value();
    }
    static EventReader follow(const Person& person, const std::string& order) {
        return {app().port(),
                "/api/v1/orders/" + order + "/stream",
                {{"Authorization", "Bearer " + person.access_token}}};
    }
    HttpAnswer staff(HttpClient& by, int stations, const HttpFields& headers = any_version) {
        return by.put("/api/v1/kitchen", json::serialize(json::object{{"stations", stations}}),
                      headers);
    }

    Person client_ = app().sign_in("client");
    Person barista_ = app().sign_in("barista");
};

TEST_F(Promises, are_in_the_quote_and_in_the_order) {
    const auto dish = slow_dish();
    const auto quote = ordered(client_, dish, "/api/v1/orders/quote");
    const auto order = ordered(client_, dish, "/api/v1/orders");
    expect_status(quote, 200);
    expect_status(order, 201);
    EXPECT_EQ(keys(at(quote, "/promise")), "p50 p90");
    EXPECT_EQ(keys(at(order, "/promise")), "p50 p90 first");
    EXPECT_EQ(text_at(order, "/promised_at"), text_at(order, "/promise/p90"));
    EXPECT_EQ(text_at(order, "/promised_at"), text_at(order, "/promise/first"));
    EXPECT_EQ(text_at(quote, "/promised_at"), text_at(quote, "/promise/p90"));
    const Instant placed = time_at(order, "/placed_at");
    EXPECT_GE(time_at(order, "/promise/p50"), placed + 600s);
    EXPECT_GE(time_at(order, "/promise/p90"), placed + 900s);
    EXPECT_LT(std::chrono::abs(time_at(order, "/promised_at") - time_at(quote, "/promised_at")),
              60s);
}

TEST_F(Promises, reach_the_guests_stream_when_the_queue_moves) {
    const auto dish = slow_dish();
    const auto first = text_at(ordered(client_, dish, "/api/v1/orders"), "/id");
    const auto second = ordered(client_, dish, "/api/v1/orders");
    const auto id = text_at(second, "/id");
    auto guest = follow(client_, id);
    const auto snapshot = guest.next();
    ASSERT_TRUE(snapshot);
    EXPECT_EQ(to_text(json::parse(snapshot->data).at("promised_at")),
              text_at(second, "/promised_at"));
    expect_status(client_.post("/api/v1/orders/" + first + "/status",
                               R"({"status":"cancelled","reason":"late"})", any_version),
                  200);

    const auto told = guest.next(20s);
    ASSERT_TRUE(told);
    EXPECT_EQ(told->event, "order.promise_changed");
    EXPECT_FALSE(told->id.empty());
    const auto data = json::parse(told->data);
    EXPECT_EQ(to_text(data.at("order_id")), id);
    EXPECT_EQ(to_text(data.at("number")), text_at(second, "/number"));
    EXPECT_EQ(data.at("version"), 1);
    const auto now = client_.get("/api/v1/orders/" + id);
    EXPECT_EQ(to_text(data.at("promised_at")), text_at(now, "/promised_at"));
    EXPECT_LE(time_at(now, "/promised_at"), time_at(second, "/promised_at") - 60s);
    EXPECT_EQ(text_at(now, "/promise/first"), text_at(second, "/promised_at"));
    EXPECT_EQ(number_at(now, "/version"), 1) << "If-Match of who read it before still holds";
}

TEST_F(Promises, are_counted_by_whether_they_were_kept) {
    const auto before = barista_.get("/api/v1/orders/promises");
    expect_status(before, 200);
    EXPECT_EQ(keys(before.json()), "location_id business_date kept broken share_ppm pace");
    const auto order = text_at(ordered(client_, slow_dish(), "/api/v1/orders"), "/id");
    for (const char* to : {"confirmed", "preparing", "ready"}) {
        expect_status(barista_.post("/api/v1/orders/" + order + "/status",
                                    json::serialize(json::object{{"status", to}}), any_version),
                      200);
    }
    const auto after = barista_.get("/api/v1/orders/promises");
    EXPECT_EQ(number_at(after, "/kept"), number_at(before, "/kept") + 1);
    EXPECT_EQ(number_at(after, "/pace/measured"), number_at(before, "/pace/measured"))
        << "nobody believes that it was made in no time";
    const auto then = barista_.get("/api/v1/orders/promises?business_date=2001-01-01");
    EXPECT_EQ(number_at(then, "/kept"), 0);
    EXPECT_TRUE(at(then, "/share_ppm").is_null());
    expect_problem(client_.get("/api/v1/orders/promises"), 403, "auth.forbidden");
    expect_faults(barista_.get("/api/v1/orders/promises?business_date=today"),
                  {"?business_date field.format"});
}

TEST_F(Promises, depend_on_the_stations_that_staff_say_are_staffed) {
    const auto kitchen = barista_.get("/api/v1/kitchen");
    expect_status(kitchen, 200);
    EXPECT_EQ(keys(kitchen.json()), "location_id stations waiting pace version");
    const auto version = number_at(kitchen, "/version");
    expect_version(kitchen, version);
    const auto stations = number_at(kitchen, "/stations") % 10 + 1;

    expect_problem(staff(barista_, 2, {}), 428, "version.required");
    expect_problem(staff(barista_, 2, if_match(version + 1)), 412, "version.stale");
    const auto changed = staff(barista_, static_cast<int>(stations), if_match(version));
    expect_version(changed, version + 1);
    EXPECT_EQ(number_at(changed, "/stations"), stations);
    expect_faults(staff(barista_, 0), {"/stations field.range"});
    expect_faults(staff(barista_, 51), {"/stations field.range"});
    expect_problem(staff(client_, 2), 403, "auth.forbidden");
    expect_problem(client_.get("/api/v1/kitchen"), 403, "auth.forbidden");
    expect_status(staff(manager_, 1), 200);
}

}  // namespace
}  // namespace beanq

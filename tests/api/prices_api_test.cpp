// Taxes, promotions and discounts from the manager's hand to the guest's order; and what becomes of
// the price afterwards.
#include <string>

#include <boost/json.hpp>
#include <gmock/gmock.h>

#include "tests/support/managed_stock.hpp"

namespace beanq {
namespace {

namespace json = boost::json;

class Prices : public ManagedStock {
protected:
    void TearDown() override {
        for (const auto& rule : rules_)
            patch(rule, R"({"active":false})");
    }
    HttpAnswer rule(const std::string& path, json::object body) {
        auto made = post(path, body);
        if (made.status == 201) rules_.push_back(path + "/" + text_at(made, "/id"));
        return made;
    }
    HttpAnswer in_order(const std::string& order, const std::string& what, json::object body) {
        return manager_.post("/api/v1/orders/" + order + what, json::serialize(body), any_version);
    }
    static HttpAnswer ask(HttpClient& by, json::object order, const char* url = "/api/v1/orders") {
        return by.post(url, json::serialize(order));
    }
    static json::object with(json::object order, std::string_view member, json::value value) {
        order[member] = std::move(value);
        return order;
    }
    static std::int64_t total(const HttpAnswer& order) {
        return number_at(order, "/totals/total/amount");
    }

    Person client_ = app().sign_in("client");
    Person barista_ = app().sign_in("barista");

private:
    std::vector<std::string> rules_;
};

TEST_F(Prices, are_quoted_and_charged_by_the_same_rules_and_explained_to_the_unit) {
    const auto bun = sold_now("Bun");  // 100.00
    expect_status(rule("/tax-rates", {{"name", "НДС"}, {"rate_ppm", 200'000}}), 201);
    expect_status(rule("/promotions", {{"name", "Ten"}, {"code", "Ten-1"}, {"rate_ppm", 100'000}}),
                  201);
    const auto body = with(order_of({line(bun, 3)}), "promotion_code", "TEN-1");

    const auto quote = ask(client_, body, "/api/v1/orders/quote");
    const auto order = ask(client_, body);
    expect_status(quote, 200);
    expect_status(order, 201);
    EXPECT_EQ(at(quote, "/totals"), at(order, "/totals"));
    EXPECT_EQ(total(order), 27000);
    EXPECT_EQ(number_at(order, "/totals/discount/amount"), 3000);
    EXPECT_EQ(number_at(order, "/totals/tax/amount"), 4500);
    EXPECT_EQ(number_at(order, "/totals/tax_included/amount"), 4500);
    EXPECT_EQ(text_at(order, "/discounts/0/code"), "TEN-1");

    const auto price = client_.get("/api/v1/orders/" + text_at(order, "/id") + "/price");
    expect_status(price, 200);
    EXPECT_EQ(at(price, "/totals"), at(order, "/totals"));
    EXPECT_EQ(text_at(price, "/steps/0/rule"), "discount");
    EXPECT_EQ(number_at(price, "/steps/0/base/amount"), 30000);
    EXPECT_EQ(number_at(price, "/steps/0/rate_ppm"), 100'000);
    EXPECT_EQ(text_at(price, "/steps/1/rule"), "tax");
    EXPECT_EQ(text_at(price, "/steps/1/exact"), "4500.000000");
    EXPECT_EQ(text_at(price, "/steps/1/rounding"), "0.000000");
    expect_problem(app().new_client().get("/api/v1/orders/" + text_at(order, "/id") + "/price"),
                   404, "order.unknown");
}

TEST_F(Prices, of_what_is_paid_in_cash_are_rounded_to_what_can_be_paid) {
    const auto set = [&](int step) {
        return put("/cash-rounding", {{"step", step}, {"mode", "down"}});
    };
    const auto tea = text_at(
        post("/products", {{"name", "Tea"},
                           {"category_id", menu().category},
                           {"variations", json::array{{{"name", "one"}, {"price", rub(9990)}}}}}),
        "/variations/0/id");
    expect_status(set(100), 200);
    const auto cash = ask(client_, order_of({line(tea)}));
    EXPECT_EQ(total(cash), 9900);
    EXPECT_EQ(number_at(cash, "/totals/rounding/amount"), -90);
    EXPECT_EQ(total(ask(client_, with(order_of({line(tea)}), "payment_method", "card"))), 9990);
    expect_status(set(1), 200);
    expect_status(manager_.put("/api/v1/cash-rounding", R"({"step":5,"mode":"down"})",
                               {{"If-Match", "\"0\""}}),
                  412);
    expect_status(manager_.put("/api/v1/cash-rounding", R"({"step":5,"mode":"down"})"), 428);
    expect_status(barista_.put("/api/v1/cash-rounding", R"({"step":5,"mode":"down"})", any_version),
                  403);
}

TEST_F(Prices, are_lowered_by_hand_by_those_who_may_and_say_why) {
    const auto bun = sold_now("Bun");
    const auto discounted = [&](json::object discount) {
        return with(walk_in(order_of({line(bun, 2)})), "discount", std::move(discount));
    };
    const auto order = ask(manager_, discounted({{"rate_ppm", 500'000}, {"reason", "waited"}}));
    expect_status(order, 201);
    EXPECT_EQ(total(order), 10000);
    EXPECT_EQ(text_at(order, "/discounts/0/reason"), "waited");
    EXPECT_EQ(text_at(order, "/discounts/0/given_by"), manager_.id);
    const auto off_items = ask(
        manager_,
        discounted({{"amount", rub(1000)}, {"items", json::array{0}}, {"reason", "chipped cup"}}));
    EXPECT_EQ(total(off_items), 18000);

    expect_problem(ask(barista_, discounted({{"rate_ppm", 1}, {"reason", "x"}})), 403,
                   "order.not-yours-to-discount");
    expect_problem(ask(manager_, discounted({{"rate_ppm", 1}})), 422, "body.invalid");
    const auto neither = ask(manager_, discounted({{"reason", "x"}}));
    expect_problem(neither, 422, "body.invalid");
    EXPECT_EQ(text_at(neither, "/errors/0/pointer"), "/discount/amount");
    const auto nowhere =
        ask(manager_, discounted({{"rate_ppm", 1}, {"items", json::array{7}}, {"reason", "x"}}));
    EXPECT_EQ(text_at(nowhere, "/errors/0/code"), "order.no-such-item");
}

TEST_F(Prices, follow_an_order_whose_items_change_and_so_does_the_stock) {
    const auto flour = ingredient("Flour", "g");
    const auto bun = sold_now("Bun");
    recipe("/variations/" + bun, {{{"ingredient_id", flour}, {"quantity", amount("50", "g")}}});
    moved("receipt", flour, amount("1", "kg"));
    const auto order = ask(client_, order_of({line(bun, 4), line(bun, 1)}));
    const auto id = text_at(order, "/id");
    EXPECT_EQ(on_hand(flour), "750");

    const auto changed = client_.put(
        "/api/v1/orders/" + id + "/items",
        json::serialize(json::object{
            {"items", json::array{{{"id", text_at(order, "/items/0/id")}, {"quantity", 2}},
                                  {{"variation_id", bun}, {"quantity", 1}}}}}),
        any_version);
    expect_status(changed, 200);
    EXPECT_EQ(total(changed), 30000);
    EXPECT_EQ(number_at(changed, "/version"), 2);
    EXPECT_EQ(on_hand(flour), "850");
    const auto too_much = client_.put(
        "/api/v1/orders/" + id + "/items",
        json::serialize(
            json::object{{"items", json::array{{{"variation_id", bun}, {"quantity", 999}}}}}),
        any_version);
    expect_problem(too_much, 409, "stock.short");
    EXPECT_EQ(on_hand(flour), "850");

    expect_status(in_order(id, "/items/" + text_at(changed, "/items/0/id") + "/void",
                           {{"reason", "dropped"}}),
                  200);
    EXPECT_EQ(on_hand(flour), "950");
    EXPECT_EQ(total(client_.get("/api/v1/orders/" + id)), 10000);
    expect_status(in_order(id, "/status", {{"status", "cancelled"}, {"reason", "gone"}}), 200);
    EXPECT_EQ(on_hand(flour), "1000");
}

TEST_F(Prices, are_refunded_by_the_piece_and_never_twice) {
    const auto bun = sold_now("Bun");
    const auto order = buy(barista_, bun, 3);
    const auto id = text_at(order, "/id");
    const json::object one{
        {"items", json::array{{{"line_id", text_at(order, "/items/0/id")}, {"quantity", 1}}}},
        {"reason", "cold"}};
    expect_problem(in_order(id, "/refunds", one), 409, "order.not-refundable");
    for (const char* to : {"confirmed", "preparing", "ready", "completed"})
        expect_status(in_order(id, "/status", {{"status", to}}), 200);
    const HttpFields once{{"If-Match", "*"}, {"Idempotency-Key", "refund-" + id}};
    const auto url = "/api/v1/orders/" + id + "/refunds";
    const auto refund = manager_.post(url, json::serialize(one), once);
    expect_status(refund, 201);
    EXPECT_EQ(number_at(refund, "/amount/amount"), 10000);
    const auto replay = manager_.post(url, json::serialize(one), once);
    expect_status(replay, 201);
    EXPECT_EQ(text_at(replay, "/id"), text_at(refund, "/id"));
    const auto rest = in_order(id, "/refunds", {{"reason", "all of it"}});
    EXPECT_EQ(number_at(rest, "/amount/amount"), 20000);
    expect_problem(in_order(id, "/refunds", one), 409, "order.refunded");
    EXPECT_EQ(manager_.get(url).json().at("items").as_array().size(), 2U);
    EXPECT_EQ(number_at(manager_.get("/api/v1/orders/" + id), "/refunded/amount"), 30000);
    expect_status(barista_.post(url, json::serialize(one), any_version), 403);
}

TEST_F(Prices, have_rules_that_are_kept_as_other_resources_are) {
    const auto made =
        rule("/promotions", {{"name", "Five"}, {"code", "FIVE"}, {"amount", rub(500)}});
    expect_created(made, "/api/v1/promotions");
    const auto url = "/promotions/" + text_at(made, "/id");
    expect_problem(post("/promotions", {{"name", "X"}, {"code", "five"}, {"rate_ppm", 1}}), 409,
                   "promotion.code-taken");
    expect_problem(post("/promotions", {{"name", "X"}}), 422, "body.invalid");
    expect_problem(post("/promotions", {{"name", "X"}, {"rate_ppm", 1}, {"max_uses", 1}}), 422,
                   "body.invalid");
    const auto changed = patch(url, R"({"max_uses":2,"name":"Six"})");
    expect_status(changed, 200);
    EXPECT_EQ(text_at(changed, "/name"), "Six");
    EXPECT_EQ(number_at(changed, "/version"), 2);
    expect_problem(manager_.patch("/api/v1" + url, R"({"name":"Y"})", {{"If-Match", "\"1\""}}), 412,
                   "version.stale");
    EXPECT_EQ(get("/promotions?limit=1").json().at("items").as_array().size(), 1U);
    expect_status(client_.get("/api/v1/promotions"), 403);
    expect_problem(get("/tax-rates/" + text_at(made, "/id")), 404, "tax-rate.unknown");
}

}  // namespace
}  // namespace beanq

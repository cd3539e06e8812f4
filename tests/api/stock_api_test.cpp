// From deliveries to what can be sold, over the API alone.
#include <atomic>
#include <barrier>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <boost/json.hpp>
#include <gmock/gmock.h>

#include "tests/support/answers.hpp"
#include "tests/support/managed_stock.hpp"

namespace beanq {
namespace {

namespace json = boost::json;
using testing::ElementsAre;

using Stock = ManagedStock;

TEST_F(Stock, receives_counts_and_shows_the_variance) {
    const auto piece = ingredient("Scone");
    const auto received =
        post("/stock/movements", {{"kind", "receipt"},
                                  {"lines", json::array{{{"ingredient_id", piece},
                                                         {"quantity", amount("10")},
                                                         {"unit_cost", rub(5000)}}}}});
    expect_created(received, "/api/v1/stock/movements");
    EXPECT_EQ(number_at(received, "/value/amount"), 50000);
    const auto counted = moved("count", piece, amount("7"));
    EXPECT_EQ(text_at(counted, "/lines/0/quantity/value"), "-3");
    EXPECT_EQ(text_at(counted, "/lines/0/expected/value"), "10");
    EXPECT_EQ(text_at(counted, "/lines/0/counted/value"), "7");
    EXPECT_EQ(number_at(counted, "/value/amount"), -15000);
    EXPECT_EQ(get("/stock/movements/" + text_at(counted, "/id")).json(), counted.json());
    const auto stock = get("/stock?ingredient_id=" + piece);
    EXPECT_EQ(text_at(stock, "/items/0/on_hand/value"), "7");
    EXPECT_EQ(number_at(stock, "/items/0/value/amount"), 35000);
    EXPECT_EQ(number_at(stock, "/items/0/average_cost/price/amount"), 5000);
    EXPECT_THAT(kinds_of(piece), ElementsAre("count", "receipt"));
    EXPECT_THAT(items_of(get("/stock/movements?kind=receipt&ingredient_id=" + piece), "kind"),
                ElementsAre("receipt"));
    expect_faults(get("/stock/movements?kind=theft"), {"?kind field.choice"});
}

TEST_F(Stock, takes_bulk_movements_all_or_nothing_and_once) {
    const auto cups = ingredient("Cups");
    const auto lids = ingredient("Lids");
    const auto both = [&](std::string_view kind, std::string_view quantity) {
        return json::serialize(json::object{
            {"kind", kind},
            {"reason", "dropped"},
            {"lines", json::array{{{"ingredient_id", cups}, {"quantity", amount("1")}},
                                  {{"ingredient_id", lids}, {"quantity", amount(quantity)}}}}});
    };
    const HttpFields key{{"Idempotency-Key", "delivery 7"}};
    const auto first = manager_.post("/api/v1/stock/movements", both("receipt", "2"), key);
    const auto again = manager_.post("/api/v1/stock/movements", both("receipt", "2"), key);
    EXPECT_EQ(again.body, first.body);
    EXPECT_EQ(again.header("Idempotent-Replayed"), "true");
    EXPECT_EQ(on_hand(lids), "2");
    const auto wasted = manager_.post("/api/v1/stock/movements", both("waste", "3"));
    expect_problem(wasted, 409, "stock.short");
    EXPECT_EQ(at(wasted, "/short"),
              json::parse(R"([{"ingredient_id":")" + lids +
                          R"(","name":"Lids","wanted":{"value":"3","unit":"pcs"},)"
                          R"("on_hand":{"value":"2","unit":"pcs"}}])"));
    EXPECT_EQ(on_hand(cups), "1");
}

TEST_F(Stock, is_taken_by_orders_and_comes_back_with_them) {
    const auto piece = ingredient("Brownie");
    const auto variation = sold_now("Brownie");
    recipe("/variations/" + variation, {{{"ingredient_id", piece}, {"quantity", amount("1")}}});
    moved("receipt", piece, amount("5"));
    const auto first = buy(manager_, variation, 2);
    expect_status(first, 201);
    EXPECT_EQ(number_at(first, "/items/0/recipe_version"), 1);
    const auto second = buy(manager_, variation, 2);
    EXPECT_EQ(on_hand(piece), "1");
    const auto refused = buy(manager_, variation, 2);
    expect_problem(refused, 409, "stock.short");
    EXPECT_EQ(text_at(refused, "/short/0/wanted/value"), "2");
    EXPECT_EQ(text_at(refused, "/short/0/on_hand/value"), "1");
    expect_problem(manager_.post("/api/v1/orders/quote",
                                 json::serialize(walk_in(order_of({line(variation, 2)})))),
                   409, "stock.short");
    expect_status(move(manager_, text_at(first, "/id"), "cancelled", 0, "changed their mind"), 200);
    EXPECT_EQ(on_hand(piece), "3");
    advance(manager_, text_at(second, "/id"), "preparing");
    expect_status(move(manager_, text_at(second, "/id"), "cancelled", 0, "burnt"), 200);
    EXPECT_EQ(on_hand(piece), "3");
    EXPECT_THAT(kinds_of(piece),
                ElementsAre("waste", "return", "return", "sale", "sale", "receipt"));
}

TEST_F(Stock, decides_what_the_menu_says_at_once) {
    const auto piece = ingredient("Eclair");
    const auto variation = sold_now("Eclair");
    EXPECT_TRUE(is_available(variation));
    recipe("/variations/" + variation, {{{"ingredient_id", piece}, {"quantity", amount("1")}}});
    EXPECT_TRUE(is_available(variation)) << "never stocked: not tracked";
    moved("count", piece, amount("0"));
    EXPECT_FALSE(is_available(variation));
    moved("receipt", piece, amount("1"));
    EXPECT_TRUE(is_available(variation));
    expect_status(buy(manager_, variation), 201);
    EXPECT_FALSE(is_available(variation));
    expect_problem(buy(manager_, variation), 409, "stock.short");
    moved("receipt", piece, amount("3"));
    EXPECT_TRUE(is_available(variation));
    for (const auto& item : at(get("/menu/portions"), "/items").as_array()) {
        if (to_text(item.at("variation_id")) == variation) EXPECT_EQ(item.at("portions"), 3);
    }
}

TEST_F(Stock, is_sold_out_by_hand_and_back) {
    const auto variation = sold_now("Tart");
    const std::string path = "/variations/" + variation + "/availability";
    expect_status(put(path, {{"sold_out", true}}, {}), 200);
    EXPECT_FALSE(is_available(variation));
    expect_faults(buy(manager_, variation), {"/items/0/variation_id order.sold-out"});
    EXPECT_EQ(text_at(get("/menu/sold-out"), "/items/0/variation_id"), variation);
    expect_status(put(path, {{"sold_out", false}}, {}), 200);
    EXPECT_TRUE(is_available(variation));
    expect_faults(put(path, {{"sold_out", true}, {"until", "2020-01-01T00:00:00Z"}}, {}),
                  {"/until field.range"});
}

TEST_F(Stock, is_sold_at_the_prices_of_the_hour) {
    const auto variation = sold_now("Cake");
    const auto made =
        post("/price-schedules",
             {{"name", "Happy hour"},
              {"hours", json::array{{{"days", {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}},
                                     {"from", "00:00"},
                                     {"to", "24:00"}}}},
              {"prices", json::array{{{"variation_id", variation}, {"price", rub(5000)}}}}});
    expect_created(made, "/api/v1/price-schedules");
    const std::string path = "/price-schedules/" + text_at(made, "/id");
    EXPECT_EQ(get(path).json(), made.json());
    EXPECT_EQ(number_at(buy(manager_, variation), "/totals/total/amount"), 5000);
    expect_version(patch(path, R"({"active":false})", if_match(1)), 2);
    EXPECT_EQ(number_at(buy(manager_, variation), "/totals/total/amount"), 10000);
    expect_faults(
        patch(path, R"({"hours":[{"days":[],"from":"7:00","to":"25:00"}]})"),
        {"/hours/0/days field.too-few", "/hours/0/from field.format", "/hours/0/to field.format"});
    expect_status(remove(path), 204);
    expect_problem(get(path), 404, "price-schedule.unknown");
}

TEST_F(Stock, sells_the_last_ten_to_sixty_four_who_want_them) {
    const auto piece = ingredient("Last croissant");
    const auto variation = sold_now("Last croissant");
    recipe("/variations/" + variation, {{{"ingredient_id", piece}, {"quantity", amount("1")}}});
    moved("receipt", piece, amount("10"));
    constexpr int buyers = 64;
    std::atomic<int> sold = 0;
    std::atomic<int> refused = 0;
    std::vector<std::string> others;
    std::mutex mutex;
    {
        std::barrier start(buyers);
        std::vector<std::jthread> threads;
        for (int i = 0; i < buyers; ++i) {
            threads.emplace_back([&] {
                Person buyer = manager_;
                start.arrive_and_wait();
                const auto answer = buy(buyer, variation);
                if (answer.status == 201) {
                    ++sold;
                } else if (answer.status == 409 && answer.code() == "stock.short") {
                    ++refused;
                } else {
                    const std::scoped_lock lock(mutex);
                    others.push_back(std::to_string(answer.status) + ' ' + answer.body);
                }
            });
        }
    }
    EXPECT_EQ(sold, 10);
    EXPECT_EQ(refused, buyers - 10);
    EXPECT_THAT(others, testing::IsEmpty());
    EXPECT_EQ(on_hand(piece), "0");
}

}  // namespace
}  // namespace beanq

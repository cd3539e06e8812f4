// From ingredients to what can be sold, over the API alone.
#include <atomic>
#include <barrier>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <boost/json.hpp>
#include <gmock/gmock.h>

#include "tests/support/answers.hpp"
#include "tests/support/managed_menu.hpp"

namespace beanq {
namespace {

namespace json = boost::json;
using testing::ElementsAre;

json::object amount(std::string_view value, std::string_view unit = "pcs") {
    return {{"value", value}, {"unit", unit}};
}

class Stock : public ManagedMenu {
protected:
    std::string ingredient(std::string_view name, std::string_view unit = "pcs",
                           std::string_view shortage = "block") {
        return text_at(
            post("/ingredients", {{"name", name}, {"unit", unit}, {"shortage", shortage}}), "/id");
    }
    HttpAnswer recipe(const std::string& owner, json::array lines) {
        return put(owner + "/recipe", {{"lines", std::move(lines)}}, {});
    }
    HttpAnswer moved(std::string_view kind, const std::string& ingredient, json::object quantity) {
        return post(
            "/stock/movements",
            {{"kind", kind},
             {"reason", "test"},
             {"lines", json::array{{{"ingredient_id", ingredient}, {"quantity", quantity}}}}});
    }
    std::string on_hand(const std::string& ingredient) {
        const auto stock = get("/stock?ingredient_id=" + ingredient);
        return text_at(stock, "/items/0/on_hand/value");
    }
    /// A product of its own on the public menu, with one variation of which the id is answered.
    std::string sold_now(std::string_view name) {
        const auto made = post(
            "/products", {{"name", name},
                          {"category_id", menu().category},
                          {"variations", json::array{{{"name", "one"}, {"price", rub(10000)}}}}});
        return text_at(made, "/variations/0/id");
    }
    /// Whether the public menu says that it can be had.
    bool is_available(const std::string& variation) {
        const auto answer = app().visitor().get("/api/v1/menu");
        const auto all = answer.json();
        for (const auto& each : all.at("menus").as_array()) {
            for (const auto& category : each.at("categories").as_array()) {
                for (const auto& item : category.at("items").as_array()) {
                    for (const auto& one : item.at("product").at("variations").as_array()) {
                        if (to_text(one.at("id")) == variation)
                            return one.at("available").as_bool();
                    }
                }
            }
        }
        throw std::runtime_error("not on the menu");
    }
    HttpAnswer buy(HttpClient& by, const std::string& variation, int quantity = 1) {
        return by.post("/api/v1/orders",
                       json::serialize(walk_in(order_of({line(variation, quantity)}))));
    }
    std::vector<std::string> kinds_of(const std::string& ingredient) {
        return items_of(get("/stock/movements?ingredient_id=" + ingredient), "kind");
    }
};

TEST_F(Stock, lets_an_ingredient_be_made_changed_and_removed) {
    const auto made =
        post("/ingredients",
             {{"name", "Whole milk"},
              {"unit", "ml"},
              {"allergens", {"milk"}},
              {"cost", {{"price", rub(8990)}, {"per", amount("1", "l")}}},
              {"packs", json::array{{{"name", "box"}, {"quantity", amount("12", "l")}}}}});
    expect_created(made, "/api/v1/ingredients");
    const std::string path = "/ingredients/" + text_at(made, "/id");
    EXPECT_EQ(text_at(made, "/shortage"), "block");
    EXPECT_EQ(text_at(made, "/packs/0/quantity/value"), "12000");
    EXPECT_EQ(text_at(made, "/cost/per/value"), "1000");
    EXPECT_EQ(get(path).json(), made.json());
    expect_problem(patch(path, R"({"name":"Milk 3.2 %"})", {}), 428, "version.required");
    expect_version(patch(path, R"({"name":"Milk 3.2 %","cost":null})", if_match(1)), 2);
    EXPECT_TRUE(at(get(path), "/cost").is_null());
    expect_problem(patch(path, R"({"active":false})", if_match(1)), 412, "version.stale");
    expect_faults(patch(path, R"({"unit":"g"})"), {"/unit field.unknown"});
    expect_problem(post("/ingredients", {{"name", "MILK 3.2 %"}, {"unit", "ml"}}), 409,
                   "ingredient.name-taken");
    expect_status(remove(path, if_match(2)), 204);
    expect_problem(get(path), 404, "ingredient.unknown");
}

TEST_F(Stock, exchanges_ingredients_as_sheets) {
    ingredient("Saffron, \"red\"", "g");
    const auto csv = text_at(get("/ingredients/export?format=csv"), "/csv");
    EXPECT_TRUE(
        csv.starts_with("name,unit,shortage,active,allergens,cost,currency,cost_per,packs\n"));
    EXPECT_THAT(csv, testing::HasSubstr("\"Saffron, \"\"red\"\"\",g,block,true,,,,,\n"));
    const auto again = post("/ingredients/import", {{"dry_run", false}, {"csv", csv}});
    expect_status(again, 200);
    EXPECT_EQ(number_at(again, "/created"), 0);
    EXPECT_EQ(number_at(again, "/updated"), 0);
    const auto items = at(get("/ingredients/export"), "/items");
    EXPECT_EQ(
        number_at(post("/ingredients/import", {{"dry_run", true}, {"items", items}}), "/unchanged"),
        static_cast<std::int64_t>(items.as_array().size()));
    const auto faulty =
        post("/ingredients/import", {{"dry_run", true}, {"csv", "name,unit\nBasil,g\n,kilo\n"}});
    EXPECT_EQ(number_at(faulty, "/created"), 1);
    EXPECT_EQ(number_at(faulty, "/faults/0/row"), 2);
    EXPECT_EQ(text_at(faulty, "/faults/1/column"), "unit");
    expect_faults(post("/ingredients/import", {{"dry_run", false}, {"csv", "name,unit\n,kilo\n"}}),
                  {"/items/0/name field.required", "/items/0/unit field.choice"});
    expect_faults(post("/ingredients/import", {{"dry_run", false}}), {"/items field.required"});
    expect_faults(post("/ingredients/import", {{"dry_run", false}, {"csv", "name,colour\n"}}),
                  {"/csv field.unknown"});
}

TEST_F(Stock, keeps_each_version_of_a_recipe) {
    const auto piece = ingredient("Madeleine");
    const auto variation = sold_now("Madeleine");
    const std::string path = "/variations/" + variation;
    const json::object one{{"ingredient_id", piece}, {"quantity", amount("1")}};
    const auto first = recipe(path, {one});
    expect_status(first, 200);
    EXPECT_EQ(number_at(first, "/version"), 1);
    EXPECT_EQ(text_at(first, "/lines/0/name"), "Madeleine");
    EXPECT_EQ(number_at(recipe(path, {}), "/version"), 2);
    EXPECT_EQ(get(path + "/recipe?version=1").json(), first.json());
    EXPECT_EQ(number_at(get(path + "/recipe"), "/version"), 2);
    expect_problem(get(path + "/recipe?version=3"), 404, "recipe.unknown");
    expect_faults(recipe(path, {{{"ingredient_id", piece}, {"quantity", amount("1,5")}}}),
                  {"/lines/0/quantity/value field.format"});
    expect_faults(recipe(path, {{{"ingredient_id", piece}, {"quantity", amount("1", "kg")}}}),
                  {"/lines/0/quantity/unit field.unit"});
    expect_problem(recipe("/variations/01900000-0000-7000-8000-0000000000ff", {one}), 404,
                   "variation.unknown");
    expect_problem(recipe("/modifiers/01900000-0000-7000-8000-0000000000ff", {one}), 404,
                   "modifier.unknown");
}

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

TEST_F(Stock, sets_how_little_is_too_little) {
    const auto tea = ingredient("Sencha", "g");
    const std::string path = "/ingredients/" + tea + "/targets";
    EXPECT_TRUE(at(get(path), "/par_level").is_null());
    const auto set = put(
        path, {{"par_level", amount("2", "kg")}, {"reorder_threshold", amount("500", "g")}}, {});
    expect_status(set, 200);
    EXPECT_EQ(text_at(set, "/par_level/value"), "2000");
    EXPECT_EQ(get(path).json(), set.json());
    expect_faults(
        put(path, {{"par_level", amount("1", "g")}, {"reorder_threshold", amount("2", "g")}}, {}),
        {"/reorder_threshold field.range"});
    moved("receipt", tea, amount("500", "g"));
    EXPECT_EQ(at(get("/stock?low=true&text=sencha"), "/items/0/low"), true);
    EXPECT_TRUE(items_of(get("/stock?low=false&text=sencha"), "name").empty());
    EXPECT_THAT(items_of(get("/stock?text=sen&unit=g&min_on_hand=500&max_on_hand=500"), "name"),
                ElementsAre("Sencha"));
    EXPECT_TRUE(items_of(get("/stock?text=sen&min_on_hand=500.001"), "name").empty());
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

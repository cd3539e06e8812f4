// Products, variations and modifiers as those who keep them see and change them.
#include <algorithm>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>
#include <gmock/gmock.h>

#include "tests/support/answers.hpp"
#include "tests/support/managed_menu.hpp"
#include "tests/support/operations.hpp"

namespace beanq {
namespace {

namespace json = boost::json;
using testing::Contains;
using testing::ElementsAre;

using ManagedProducts = ManagedMenu;

TEST_F(ManagedProducts, holds_products) {
    const auto category = new_category(new_menu());
    const auto group = text_at(new_group(0, 1, {choice("Cinnamon")}), "/id");
    auto body = product_body("Капучино");
    body["description"] = "Строка\nи ещё одна";
    body["image_url"] = "https://example.com/c.jpg";
    body["tax_class"] = "food";
    body["allergens"] = {"milk", "soy"};
    body["preparation_seconds"] = 90;
    body["modifier_group_ids"] = json::array{group};
    body["category_id"] = category;
    const auto made = post("/products", body);
    expect_created(made, "/api/v1/products");
    EXPECT_EQ(
        keys(made.json()),
        "id name description image_url tax_class allergens preparation_seconds active variations "
        "modifier_groups version");
    EXPECT_EQ(keys(at(made, "/variations/0")),
              "id product_id name price available sold_out sort version");
    EXPECT_EQ(keys(at(made, "/modifier_groups/0")),
              "id name min max own_min own_max repeats modifiers");
    EXPECT_EQ(text_at(made, "/description"), "Строка\nи ещё одна");
    const auto id = text_at(made, "/id");
    EXPECT_THAT(items_of(get("/menu-items?category_id=" + category), "product_id"),
                ElementsAre(id));
    EXPECT_EQ(get("/products/" + id).body, made.body);

    const std::string path = "/products/" + id;
    expect_problem(manager_.patch("/api/v1" + path, "{}"), 428, "version.required");
    expect_problem(patch(path, "{}", if_match(9)), 412, "version.stale");
    const auto changed = patch(
        path, R"({"name":"Флэт уайт","image_url":null,"allergens":[],"preparation_seconds":0})",
        if_match(1));
    expect_version(changed, 2);
    EXPECT_TRUE(at(changed, "/image_url").is_null());
    EXPECT_EQ(text_at(changed, "/tax_class"), "food");
    EXPECT_EQ(to_text(at(changed, "/allergens")), "[]");
    expect_switch(path);
}

TEST_F(ManagedProducts, keeps_any_text_as_it_is) {
    for (const std::string text :
         {"Robert'); DROP TABLE products;--", "50% & \"more\" <b>", "☕🥐 кофе", "\\u0041\\n",
          "שלום", "a\u200Db", "null", "%00", "$1"}) {
        SCOPED_TRACE(text);
        auto body = product_body(text);
        body["description"] = text;
        const auto made = post("/products", body);
        expect_created(made, "/api/v1/products");
        EXPECT_EQ(text_at(made, "/name"), text);
        const auto found = get("/products?text=" + in_url(text));
        EXPECT_THAT(items_of(found, "name"), Contains(text));
        EXPECT_EQ(text_at(get("/products/" + text_at(made, "/id")), "/description"), text);
    }
}

TEST_F(ManagedProducts, lets_one_of_two_editors_have_a_version) {
    const std::string path = "/products/" + new_product();
    Person other(manager_);
    for (std::int64_t version = 1; version <= 10; ++version) {
        std::vector<int> answers(2);
        const auto edit = [&](Person& by, std::size_t n) {
            const auto body = fmt::format(R"({{"name":"by {}"}})", n);
            answers[n] = by.patch("/api/v1" + path, body, if_match(version)).status;
        };
        {
            const std::jthread one([&] { edit(manager_, 0); });
            const std::jthread two([&] { edit(other, 1); });
        }
        const auto now = get(path);
        expect_version(now, version + 1);
        EXPECT_EQ(text_at(now, "/name"), answers[0] == 200 ? "by 0" : "by 1");
        std::ranges::sort(answers);
        EXPECT_THAT(answers, ElementsAre(200, 412));
    }
}

TEST_F(ManagedProducts, refuses_faulty_products) {
    const auto refuse = [&](std::string_view field, const json::value& value,
                            const std::vector<std::string>& wanted) {
        auto body = product_body();
        body[field] = value;
        SCOPED_TRACE(json::serialize(body).substr(0, 300));
        expect_faults(post("/products", body), wanted);
    };
    const auto priced = [](const json::value& price) {
        return json::array{{{"name", "one"}, {"price", price}}};
    };
    refuse("name", json::string(121, 'x'), {"/name field.too-long"});
    refuse("description", json::string(2001, 'x'), {"/description field.too-long"});
    refuse("image_url", "javascript:alert(1)", {"/image_url field.format"});
    refuse("allergens", json::array{"milk", "milk"}, {"/allergens/1 field.duplicate"});
    refuse("allergens", json::array{""}, {"/allergens/0 field.too-short"});
    refuse("preparation_seconds", 86401, {"/preparation_seconds field.range"});
    refuse("variations", json::array{}, {"/variations field.too-few"});
    refuse("variations", priced({{"amount", -1}, {"currency", "RUB"}}),
           {"/variations/0/price/amount field.range"});
    refuse("variations", priced({{"amount", 1'000'000'001}, {"currency", "RUB"}}),
           {"/variations/0/price/amount field.range"});
    refuse("variations", priced({{"amount", 1.5}, {"currency", "RUB"}}),
           {"/variations/0/price/amount field.type"});
    refuse("variations", priced({{"amount", "100"}, {"currency", "rub"}}),
           {"/variations/0/price/amount field.type", "/variations/0/price/currency field.format"});
    refuse("variations", priced({{"amount", 100}, {"currency", "USD"}}),
           {"/variations/0/price/currency field.currency"});
    refuse("variations", priced(100), {"/variations/0/price field.type"});
    refuse("variations", priced({{"amount", 1}}), {"/variations/0/price/currency field.required"});
    refuse("modifier_group_ids", json::array{unknown_id()},
           {"/modifier_group_ids/0 field.unknown-id"});
    const auto group = text_at(new_group(0, 1, {choice("a")}), "/id");
    refuse("modifier_group_ids", {group, group}, {"/modifier_group_ids/1 field.duplicate"});
    refuse("category_id", json::string(unknown_id()), {"/category_id field.unknown-id"});
    json::array many;
    for (int i = 0; i < 51; ++i)
        many.push_back({{"name", "v"}, {"price", rub(1)}});
    refuse("variations", many, {"/variations field.too-many"});
}

TEST_F(ManagedProducts, lists_products_newest_first) {
    const auto older = new_product("Лимонад Тархун");
    const auto newer = new_product("Лимонад имбирный");
    expect_status(act("/products/" + older + "/deactivate", 1), 200);
    const auto text = "text=" + in_url("ЛИМОНАД");
    EXPECT_THAT(items_of(get("/products?" + text)), ElementsAre(newer, older));
    EXPECT_THAT(walk_pages(manager_, "/api/v1/products?limit=1&" + text),
                ElementsAre(newer, older));
    EXPECT_THAT(items_of(get("/products?active=false&" + text)), ElementsAre(older));
    const auto category = new_category(new_menu());
    expect_status(post("/menu-items", {{"category_id", category}, {"product_id", newer}}), 201);
    EXPECT_THAT(items_of(get("/products?category_id=" + category)), ElementsAre(newer));
}

TEST_F(ManagedProducts, deletes_a_product_that_is_nowhere) {
    const auto id = new_product();
    expect_problem(remove("/products/" + id, if_match(5)), 412, "version.stale");
    expect_status(remove("/products/" + id, if_match(1)), 204);
    expect_problem(get("/products/" + id), 404, "product.unknown");
    expect_problem(remove("/products/" + id), 404, "product.unknown");
}

TEST_F(ManagedProducts, holds_variations_and_keeps_the_last_one) {
    const auto product = new_product();
    const auto made =
        post("/products/" + product + "/variations", {{"name", "XL"}, {"price", rub(32000)}});
    expect_created(made, "/api/v1/variations");
    EXPECT_EQ(keys(made.json()), "id product_id name price available sold_out sort version");
    const auto id = text_at(made, "/id");
    const std::string path = "/variations/" + id;
    expect_version(get("/products/" + product), 2);
    expect_versions(path);
    const auto sold =
        patch(path, R"({"name":"XXL","price":{"amount":0,"currency":"RUB"},"sold_out":true})");
    EXPECT_EQ(text_at(sold, "/name"), "XXL");
    EXPECT_EQ(number_at(sold, "/price/amount"), 0);
    EXPECT_EQ(at(sold, "/available"), false);
    expect_faults(patch(path, R"({"price":{"amount":1,"currency":"EUR"}})"),
                  {"/price/currency field.currency"});
    expect_faults(post("/products/" + product + "/variations",
                       {{"name", "x"}, {"price", {{"amount", 1}, {"currency", "EUR"}}}}),
                  {"/price/currency field.currency"});
    EXPECT_THAT(items_of(get("/products/" + product + "/variations"), "name"),
                ElementsAre("one", "XXL"));
    expect_status(remove(path), 204);
    expect_problem(get(path), 404, "variation.unknown");
    const auto last = items_of(get("/products/" + product + "/variations")).front();
    expect_problem(remove("/variations/" + last), 409, "product.last-variation");
}

using ManagedModifiers = ManagedMenu;

TEST_F(ManagedModifiers, holds_modifier_groups) {
    const auto made = new_group(1, 2, {choice("Milk", 0, true), choice("Oat", 6000)});
    expect_created(made, "/api/v1/modifier-groups");
    EXPECT_EQ(keys(made.json()), "id name min max repeats modifiers version");
    EXPECT_EQ(keys(at(made, "/modifiers/0")),
              "id modifier_group_id name price default available sold_out sort version");
    EXPECT_EQ(at(made, "/modifiers/0/default"), true);
    EXPECT_EQ(at(made, "/repeats"), false);
    const auto id = text_at(made, "/id");
    const std::string path = "/modifier-groups/" + id;
    EXPECT_THAT(items_of(get("/modifier-groups")), Contains(id));
    expect_problem(manager_.patch("/api/v1" + path, R"({"max":3})"), 428, "version.required");
    const auto changed = patch(path, R"({"name":"Молоко","max":3,"repeats":true})", if_match(1));
    expect_version(changed, 2);
    EXPECT_EQ(number_at(changed, "/max"), 3);
    EXPECT_EQ(at(changed, "/repeats"), true);
    expect_problem(patch(path, R"({"max":4})", if_match(1)), 412, "version.stale");
    expect_faults(patch(path, R"({"min":4})"), {"/min field.range"});
    expect_status(remove(path, if_match(2)), 204);
    expect_problem(get(path), 404, "modifier-group.unknown");
}

TEST_F(ManagedModifiers, refuses_faulty_modifier_groups) {
    expect_faults(new_group(2, 1, {}), {"/min field.range"});
    expect_faults(new_group(-1, 0, {}), {"/min field.range", "/max field.range"});
    expect_faults(new_group(0, 51, {}), {"/max field.range"});
    expect_faults(new_group(0, 1, {choice("a", 0, true), choice("b", 0, true)}),
                  {"/max field.defaults"});
    json::object dollars = choice("a");
    dollars["price"] = {{"amount", 1}, {"currency", "USD"}};
    expect_faults(new_group(0, 1, {dollars}), {"/modifiers/0/price/currency field.currency"});
    expect_faults(new_group(0, 1, {json::object{{"name", ""}, {"cost", 1}}}),
                  {"/modifiers/0/name field.too-short", "/modifiers/0/price field.required",
                   "/modifiers/0/cost field.unknown"});
    expect_faults(post("/modifier-groups", {{"name", "x"}, {"min", "0"}, {"max", nullptr}}),
                  {"/min field.type", "/max field.type"});
}

TEST_F(ManagedModifiers, keeps_a_modifier_group_that_a_product_uses) {
    const auto group = text_at(new_group(0, 2, {choice("a"), choice("b")}), "/id");
    const auto product = new_product();
    const std::string path = "/products/" + product + "/modifier-groups";
    const auto set =
        put(path, {{"modifier_groups", json::array{{{"modifier_group_id", group}, {"max", 1}}}}},
            if_match(1));
    expect_version(set, 2);
    EXPECT_EQ(number_at(set, "/modifier_groups/0/max"), 1);
    EXPECT_EQ(number_at(set, "/modifier_groups/0/own_max"), 1);
    EXPECT_TRUE(at(set, "/modifier_groups/0/own_min").is_null());
    expect_problem(remove("/modifier-groups/" + group), 409, "modifier-group.in-use");
    expect_problem(put(path, {{"modifier_groups", json::array{}}}, if_match(1)), 412,
                   "version.stale");
    expect_faults(put(path, {{"modifier_groups",
                              {json::object{{"modifier_group_id", group}, {"min", 3}},
                               json::object{{"modifier_group_id", group}},
                               json::object{{"modifier_group_id", unknown_id()}}}}}),
                  {"/modifier_groups/0/min field.range",
                   "/modifier_groups/1/modifier_group_id field.duplicate",
                   "/modifier_groups/2/modifier_group_id field.unknown-id"});
    expect_status(put(path, {{"modifier_groups", json::array{}}}), 200);
    expect_status(remove("/modifier-groups/" + group), 204);
}

TEST_F(ManagedModifiers, holds_modifiers) {
    const auto group = text_at(new_group(0, 1, {choice("a", 0, true)}), "/id");
    const auto made = post(
        "/modifiers", {{"modifier_group_id", group}, {"name", "Карамель"}, {"price", rub(4000)}});
    expect_created(made, "/api/v1/modifiers");
    EXPECT_EQ(keys(made.json()),
              "id modifier_group_id name price default available sold_out sort version");
    const std::string path = "/modifiers/" + text_at(made, "/id");
    expect_version(get("/modifier-groups/" + group), 2);
    expect_versions(path);
    expect_faults(patch(path, R"({"default":true})"), {"/default field.defaults"});
    expect_faults(patch(path, R"({"price":{"amount":1,"currency":"USD"}})"),
                  {"/price/currency field.currency"});
    EXPECT_EQ(at(patch(path, R"({"sold_out":true})"), "/available"), false);
    EXPECT_THAT(items_of(get("/modifier-groups/" + group + "/modifiers"), "name"),
                ElementsAre("a", "Карамель"));
    expect_faults(
        post("/modifiers", {{"modifier_group_id", unknown_id()}, {"name", "x"}, {"price", rub(1)}}),
        {"/modifier_group_id field.unknown-id"});
    expect_status(remove(path), 204);
    expect_problem(get(path), 404, "modifier.unknown");
}

}  // namespace
}  // namespace beanq

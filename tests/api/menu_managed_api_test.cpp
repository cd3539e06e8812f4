// The menu as those who keep it see and change it.
#include <algorithm>
#include <string>
#include <thread>
#include <utility>
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
using testing::Contains;
using testing::ElementsAre;
using testing::SizeIs;

const HttpFields any_version{{"If-Match", "*"}};

/// Each test makes what it changes: nothing of the small menu is touched.
class ManagedMenu : public ApiTest {
protected:
    HttpAnswer get(const std::string& path) { return manager_.get("/api/v1" + path); }
    HttpAnswer post(const std::string& path, const json::value& body) {
        return manager_.post("/api/v1" + path, json::serialize(body));
    }
    HttpAnswer patch(const std::string& path, std::string_view body,
                     const HttpFields& headers = any_version) {
        return manager_.patch("/api/v1" + path, body, headers);
    }
    HttpAnswer put(const std::string& path, const json::value& body,
                   const HttpFields& headers = any_version) {
        return manager_.put("/api/v1" + path, json::serialize(body), headers);
    }
    HttpAnswer act(const std::string& path, std::int64_t version) {
        return manager_.post("/api/v1" + path, "", if_match(version));
    }
    HttpAnswer remove(const std::string& path, const HttpFields& headers = any_version) {
        return manager_.del("/api/v1" + path, headers);
    }

    std::string new_menu(std::string_view name = "Menu") {
        return text_at(post("/menus", {{"name", name}}), "/id");
    }
    std::string new_category(const std::string& menu, std::string_view name = "Category") {
        return text_at(post("/categories", {{"menu_id", menu}, {"name", name}}), "/id");
    }
    static json::object product_body(std::string_view name = "Product") {
        return {{"name", name},
                {"variations", json::array{{{"name", "one"}, {"price", rub(10000)}}}}};
    }
    std::string new_product(std::string_view name = "Product") {
        return text_at(post("/products", product_body(name)), "/id");
    }
    static json::object choice(std::string_view name, std::int64_t minor = 0,
                               bool is_default = false) {
        return {{"name", name}, {"price", rub(minor)}, {"default", is_default}};
    }
    HttpAnswer new_group(int min, int max, json::array modifiers) {
        return post(
            "/modifier-groups",
            {{"name", "Group"}, {"min", min}, {"max", max}, {"modifiers", std::move(modifiers)}});
    }

    /// What every changeable thing keeps: versions count up, and an old one is refused.
    void expect_versions(const std::string& path) {
        const auto now = number_at(get(path), "/version");
        expect_problem(manager_.patch("/api/v1" + path, R"({"sort":7})"), 428, "version.required");
        expect_problem(patch(path, R"({"sort":7})", if_match(now + 1)), 412, "version.stale");
        const auto changed = patch(path, R"({"sort":7})", if_match(now));
        expect_version(changed, now + 1);
        EXPECT_EQ(number_at(changed, "/sort"), 7);
        expect_problem(patch(path, R"({"sort":8})", if_match(now)), 412, "version.stale");
        expect_problem(remove(path, {}), 428, "version.required");
        expect_problem(remove(path, if_match(now)), 412, "version.stale");
        const auto read = get(path);
        expect_version(read, now + 1);
        expect_status(manager_.get("/api/v1" + path, {{"If-None-Match", read.header("ETag")}}),
                      304);
        expect_faults(patch(path, R"({"sort":-1})"), {"/sort field.range"});
        expect_faults(patch(path, R"({"sort":1.5})"), {"/sort field.type"});
        expect_faults(patch(path, R"({"version":9})"), {"/version field.unknown"});
    }

    void expect_switch(const std::string& path) {
        const auto now = number_at(get(path), "/version");
        const auto off = act(path + "/deactivate", now);
        expect_version(off, now + 1);
        EXPECT_EQ(at(off, "/active"), false);
        expect_problem(act(path + "/activate", now), 412, "version.stale");
        const auto on = act(path + "/activate", now + 1);
        expect_version(on, now + 2);
        EXPECT_EQ(at(on, "/active"), true);
    }

    Person manager_ = app().sign_in("manager");
};

TEST_F(ManagedMenu, holds_menus) {
    const auto made =
        post("/menus",
             {{"name", " Завтраки "}, {"valid_from", "2026-01-01"}, {"valid_until", "2026-12-31"}});
    expect_created(made, "/api/v1/menus");
    EXPECT_EQ(keys(made.json()), "id location_id name valid_from valid_until sort active version");
    EXPECT_EQ(text_at(made, "/name"), "Завтраки");
    EXPECT_EQ(text_at(made, "/valid_from"), "2026-01-01");
    EXPECT_EQ(at(made, "/active"), true);
    const std::string path = "/menus/" + text_at(made, "/id");
    EXPECT_EQ(get(path).body, made.body);
    expect_versions(path);
    expect_switch(path);
    const auto cleared = patch(path, R"({"valid_from":null,"valid_until":null,"name":"Всё"})");
    EXPECT_TRUE(at(cleared, "/valid_from").is_null());
    EXPECT_TRUE(at(cleared, "/valid_until").is_null());
    EXPECT_EQ(text_at(cleared, "/name"), "Всё");
    expect_status(remove(path), 204);
    expect_problem(get(path), 404, "menu.unknown");
}

TEST_F(ManagedMenu, refuses_faulty_menus) {
    expect_faults(post("/menus", {{"name", ""}, {"valid_from", "2026-02-30"}, {"sort", 1'000'001}}),
                  {"/name field.too-short", "/valid_from field.format", "/sort field.range"});
    expect_faults(post("/menus", {{"name", std::string(121, 'x')}}), {"/name field.too-long"});
    expect_faults(
        post("/menus",
             {{"name", "x"}, {"valid_from", "2026-02-02"}, {"valid_until", "2026-02-01"}}),
        {"/valid_until field.range"});
    expect_problem(post("/menus", {{"name", "x"}, {"location_id", unknown_id()}}), 422,
                   "location.unknown");
    const auto menu = new_menu();
    expect_status(patch("/menus/" + menu, R"({"valid_from":"2026-02-02"})"), 200);
    expect_faults(patch("/menus/" + menu, R"({"valid_until":"2026-02-01"})"),
                  {"/valid_until field.range"});
}

TEST_F(ManagedMenu, lists_menus_in_their_order) {
    TestApp own;
    auto manager = own.sign_in("manager");
    const auto create = [&](const json::object& body) {
        return text_at(manager.post("/api/v1/menus", json::serialize(body)), "/id");
    };
    const auto second = create({{"name", "B"}, {"sort", 5}});
    const auto third = create({{"name", "A"}});
    const auto first = create({{"name", "C"}, {"sort", 1}});
    EXPECT_THAT(items_of(manager.get("/api/v1/menus")), ElementsAre(first, second, third));
    EXPECT_THAT(walk_pages(manager, "/api/v1/menus?limit=1"), ElementsAre(first, second, third));
    const auto shop = text_at(manager.get("/api/v1/menus"), "/items/0/location_id");
    EXPECT_THAT(items_of(manager.get("/api/v1/menus?location_id=" + shop)), SizeIs(3));
    EXPECT_THAT(items_of(manager.get("/api/v1/menus?location_id=" + unknown_id())), SizeIs(0));
}

TEST_F(ManagedMenu, holds_categories_with_items_in_order) {
    const auto menu = new_menu();
    const auto made = post("/categories", {{"menu_id", menu}, {"name", "Десерты"}});
    expect_created(made, "/api/v1/categories");
    EXPECT_EQ(keys(made.json()), "id menu_id name sort active version");
    const auto id = text_at(made, "/id");
    const std::string path = "/categories/" + id;
    expect_versions(path);
    expect_switch(path);
    expect_faults(post("/categories", {{"menu_id", unknown_id()}, {"name", "x"}}),
                  {"/menu_id field.unknown-id"});
    expect_faults(post("/categories", {{"menu_id", "x"}, {"name", 1}}),
                  {"/menu_id field.format", "/name field.type"});

    std::vector<std::string> items;
    for (const std::string_view name : {"a", "b", "c"}) {
        items.push_back(text_at(
            post("/menu-items", {{"category_id", id}, {"product_id", new_product(name)}}), "/id"));
    }
    EXPECT_EQ(items_of(get("/menu-items?category_id=" + id)), items) << "each after all others";
    const auto now = number_at(get(path), "/version");
    const auto sorted =
        put(path + "/items", {{"menu_item_ids", {items[2], items[0], items[1]}}}, if_match(now));
    expect_version(sorted, now + 1);
    EXPECT_THAT(items_of(get("/menu-items?category_id=" + id)),
                ElementsAre(items[2], items[0], items[1]));
    EXPECT_THAT(walk_pages(manager_, "/api/v1/menu-items?limit=2&category_id=" + id),
                ElementsAre(items[2], items[0], items[1]));
    expect_problem(
        put(path + "/items", {{"menu_item_ids", {items[0], items[1], items[2]}}}, if_match(now)),
        412, "version.stale");
    for (const auto& wrong : {json::array{items[0]}, json::array{items[0], items[1], items[1]},
                              json::array{items[0], items[1], items[2], unknown_id()}}) {
        expect_faults(put(path + "/items", {{"menu_item_ids", wrong}}),
                      {"/menu_item_ids field.choice"});
    }
    EXPECT_THAT(items_of(get("/categories?menu_id=" + menu)), ElementsAre(id));
    expect_status(remove(path), 204);
    expect_problem(get("/menu-items/" + items[0]), 404, "menu-item.unknown");
}

TEST_F(ManagedMenu, places_a_product_in_a_category_once) {
    const auto category = new_category(new_menu());
    const auto product = new_product();
    const json::object body{{"category_id", category}, {"product_id", product}};
    const auto made = post("/menu-items", body);
    expect_created(made, "/api/v1/menu-items");
    EXPECT_EQ(keys(made.json()), "id category_id product_id sort active version");
    expect_problem(post("/menu-items", body), 409, "menu-item.duplicate");
    const std::string path = "/menu-items/" + text_at(made, "/id");
    expect_versions(path);
    expect_switch(path);
    expect_faults(
        post("/menu-items", {{"category_id", unknown_id()}, {"product_id", unknown_id()}}),
        {"/category_id field.unknown-id", "/product_id field.unknown-id"});
    expect_problem(remove("/products/" + product), 409, "product.placed");
    expect_status(remove(path), 204);
    expect_status(post("/menu-items", body), 201);
}

TEST_F(ManagedMenu, holds_products) {
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

TEST_F(ManagedMenu, keeps_any_text_as_it_is) {
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

TEST_F(ManagedMenu, lets_one_of_two_editors_have_a_version) {
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

TEST_F(ManagedMenu, refuses_faulty_products) {
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

TEST_F(ManagedMenu, lists_products_newest_first) {
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

TEST_F(ManagedMenu, deletes_a_product_that_is_nowhere) {
    const auto id = new_product();
    expect_problem(remove("/products/" + id, if_match(5)), 412, "version.stale");
    expect_status(remove("/products/" + id, if_match(1)), 204);
    expect_problem(get("/products/" + id), 404, "product.unknown");
    expect_problem(remove("/products/" + id), 404, "product.unknown");
}

TEST_F(ManagedMenu, holds_variations_and_keeps_the_last_one) {
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

TEST_F(ManagedMenu, holds_modifier_groups) {
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

TEST_F(ManagedMenu, refuses_faulty_modifier_groups) {
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

TEST_F(ManagedMenu, keeps_a_modifier_group_that_a_product_uses) {
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

TEST_F(ManagedMenu, holds_modifiers) {
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

TEST_F(ManagedMenu, answers_as_its_document_says) {
    auto visitor = app().visitor();
    const ApiDocument document(visitor);
    menu();
    const std::vector<std::pair<std::string, std::string>> reads{
        {"/menus", ""},
        {"/menus/{id}", menu().menu},
        {"/categories", ""},
        {"/categories/{id}", menu().category},
        {"/menu-items", ""},
        {"/products", ""},
        {"/products/{id}", menu().latte},
        {"/products/{id}/variations", menu().latte},
        {"/variations/{id}", menu().latte_m},
        {"/modifier-groups", ""},
        {"/modifier-groups/{id}", menu().milk},
        {"/modifier-groups/{id}/modifiers", menu().milk},
        {"/modifiers/{id}", menu().oat},
        {"/menu", ""},
        {"/menu/search", ""},
        {"/ingredients", ""},
        {"/me", ""},
        {"/me/sessions", ""},
        {"/users", ""},
        {"/users/{id}", manager_.id},
        {"/roles", ""},
        {"/permissions", ""},
        {"/locations", ""}};
    for (const auto& [path, id] : reads) {
        SCOPED_TRACE(path);
        std::string url = path;
        if (!id.empty()) url.replace(url.find("{id}"), 4, id);
        const auto answer = get(url);
        expect_status(answer, 200);
        EXPECT_THAT(document.faults(document.operation("GET", "/api/v1" + path), answer),
                    SizeIs(0));
    }
}

}  // namespace
}  // namespace beanq

// What is on sale, as everybody sees it.
#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>
#include <gmock/gmock.h>

#include "tests/support/answers.hpp"
#include "tests/support/on_sale.hpp"
#include "tests/support/operations.hpp"

namespace beanq {
namespace {

namespace json = boost::json;
using testing::SizeIs;

TEST_F(OnSale, has_the_shape_that_clients_rely_on) {
    const auto answer = visitor_.get("/api/v1/menu");
    expect_status(answer, 200);
    EXPECT_EQ(answer.header("Content-Type"), "application/json");
    EXPECT_EQ(keys(answer.json()), "location_id location_name time_zone currency menus");
    EXPECT_EQ(text_at(answer, "/currency"), "RUB");
    EXPECT_EQ(keys(at(answer, "/menus/0")), "id name categories");
    EXPECT_EQ(text_at(answer, "/menus/0/id"), menu().menu);
    EXPECT_EQ(keys(at(answer, "/menus/0/categories/0")), "id name items");
    const std::string latte = "/menus/0/categories/0/items/0";
    EXPECT_EQ(keys(at(answer, latte)), "id available product");
    EXPECT_EQ(
        keys(at(answer, latte + "/product")),
        "id name description image_url allergens preparation_seconds variations modifier_groups");
    EXPECT_EQ(text_at(answer, latte + "/product/id"), menu().latte);
    EXPECT_EQ(
        to_text(at(answer, latte + "/product/variations/1")),
        fmt::format(
            R"({{"id":"{}","name":"M","price":{{"amount":25000,"currency":"RUB"}},"available":true}})",
            menu().latte_m));
    const std::string milk = latte + "/product/modifier_groups/0";
    EXPECT_EQ(keys(at(answer, milk)), "id name min max repeats modifiers");
    EXPECT_EQ(number_at(answer, milk + "/min"), 1);
    EXPECT_EQ(number_at(answer, milk + "/max"), 1);
    EXPECT_EQ(
        to_text(at(answer, milk + "/modifiers/0")),
        fmt::format(
            R"({{"id":"{}","name":"Cow","price":{{"amount":0,"currency":"RUB"}},"default":true,"available":true}})",
            menu().cow));
    EXPECT_EQ(
        to_text(at(answer, milk + "/modifiers/1")),
        fmt::format(
            R"({{"id":"{}","name":"Oat","price":{{"amount":6000,"currency":"RUB"}},"default":false,"available":true}})",
            menu().oat));
    EXPECT_THAT(ApiDocument(visitor_).faults("OnSaleView", answer.json()), SizeIs(0));
}

TEST_F(OnSale, is_not_sent_to_who_has_it_already) {
    const auto whole = visitor_.get("/api/v1/menu");
    const auto tag = whole.header("ETag");
    EXPECT_TRUE(tag.starts_with('"')) << "strong: the same bytes";
    EXPECT_THAT(whole.header("Cache-Control"), testing::HasSubstr("public"));
    for (const auto& known : {tag, "W/" + tag, "\"other\", " + tag, std::string("*")}) {
        const auto same = visitor_.get("/api/v1/menu", {{"If-None-Match", known}});
        expect_status(same, 304);
        EXPECT_EQ(same.body, "");
        EXPECT_EQ(same.header("ETag"), tag);
    }
    expect_status(visitor_.get("/api/v1/menu", {{"If-None-Match", "\"other\""}}), 200);
    const auto head = visitor_.head("/api/v1/menu");
    expect_status(head, 200);
    EXPECT_EQ(head.header("ETag"), tag);
    EXPECT_EQ(head.header("Content-Length"), std::to_string(whole.body.size()));
}

TEST_F(OnSale, is_of_one_location) {
    const auto shop = text_at(visitor_.get("/api/v1/menu"), "/location_id");
    EXPECT_EQ(visitor_.get("/api/v1/menu?location_id=" + shop).body,
              visitor_.get("/api/v1/menu").body);
    expect_problem(visitor_.get("/api/v1/menu?location_id=" + unknown_id()), 422,
                   "location.unknown");
    expect_faults(visitor_.get("/api/v1/menu?location_id=here"), {"?location_id field.format"});
    expect_faults(visitor_.get("/api/v1/menu?colour=red"), {"?colour field.unknown"});
}

TEST_F(OnSale, shows_each_edit_in_the_very_next_answer) {
    const auto product = create_product("Моккачино", menu().category);
    const auto variation = text_at(visitor_.get("/api/v1/products/" + product), "/variations/0/id");
    struct Edit {
        std::string path;
        std::string there;
        std::string back;
    };
    const std::vector<Edit> edits{
        {"/products/" + product, R"({"name":"Мокка"})", R"({"name":"Моккачино"})"},
        {"/products/" + product, R"({"description":"Шоколад"})", R"({"description":""})"},
        {"/products/" + product, R"({"image_url":"https://example.com/m.jpg"})",
         R"({"image_url":null})"},
        {"/variations/" + variation, R"({"price":{"amount":9900,"currency":"RUB"}})",
         R"({"price":{"amount":10000,"currency":"RUB"}})"},
        {"/variations/" + variation, R"({"sold_out":true})", R"({"sold_out":false})"},
        {"/modifiers/" + menu().oat, R"({"sold_out":true})", R"({"sold_out":false})"},
        {"/modifiers/" + menu().oat, R"({"name":"Oat milk"})", R"({"name":"Oat"})"},
        {"/modifier-groups/" + menu().extras, R"({"max":2})", R"({"max":3})"},
        {"/categories/" + menu().category, R"({"name":"Кофе"})", R"({"name":"Coffee"})"},
        {"/menus/" + menu().menu, R"({"name":"Другое"})", R"({"name":"Всегда"})"},
    };
    const auto before = etag();
    for (const auto& edit : edits) {
        SCOPED_TRACE(edit.path + ' ' + edit.there);
        patch(edit.path, edit.there);
        EXPECT_NE(etag(), before);
        patch(edit.path, edit.back);
        EXPECT_EQ(etag(), before) << "the same bytes have the same ETag";
    }
    for (const auto& path :
         {"/products/" + product, "/categories/" + menu().category, "/menus/" + menu().menu}) {
        SCOPED_TRACE(path);
        act(path + "/deactivate");
        EXPECT_FALSE(is_listed(product));
        act(path + "/activate");
        EXPECT_TRUE(is_listed(product));
        EXPECT_EQ(etag(), before);
    }
}

TEST_F(OnSale, tells_what_has_run_out) {
    const auto product = create_product("Фильтр", menu().category);
    const auto variation = text_at(visitor_.get("/api/v1/products/" + product), "/variations/0/id");
    EXPECT_TRUE(item_of(product).at("available").as_bool());
    patch("/variations/" + variation, R"({"sold_out":true})");
    EXPECT_FALSE(item_of(product).at("available").as_bool()) << "no variation is left";
    EXPECT_FALSE(item_of(product).at("product").at("variations").at(0).at("available").as_bool());

    patch("/modifiers/" + menu().cow, R"({"sold_out":true})");
    EXPECT_TRUE(item_of(menu().latte).at("available").as_bool()) << "there is oat";
    patch("/modifiers/" + menu().oat, R"({"sold_out":true})");
    EXPECT_FALSE(item_of(menu().latte).at("available").as_bool()) << "no latte without milk";
    patch("/modifiers/" + menu().cow, R"({"sold_out":false})");
    patch("/modifiers/" + menu().oat, R"({"sold_out":false})");
}

TEST_F(OnSale, holds_menus_on_their_days_only) {
    const auto season = create("/menus", {{"name", "Season"}});
    const auto category = create("/categories", {{"menu_id", season}, {"name", "Specials"}});
    const auto product = create_product("Pumpkin latte", category);
    EXPECT_TRUE(is_listed(product));
    patch("/menus/" + season, R"({"valid_from":"2099-09-01"})");
    EXPECT_FALSE(is_listed(product));
    expect_problem(visitor_.get("/api/v1/products/" + product), 404, "product.unknown");
    patch("/menus/" + season, R"({"valid_from":null,"valid_until":"2020-01-01"})");
    EXPECT_FALSE(is_listed(product));
    patch("/menus/" + season, R"({"valid_from":"2020-01-01","valid_until":"2099-01-01"})");
    EXPECT_TRUE(is_listed(product));
}

TEST_F(OnSale, keeps_products_that_are_not_on_it_to_the_staff) {
    const auto unplaced = create(
        "/products",
        {{"name", "Draft"}, {"variations", json::array{{{"name", "one"}, {"price", rub(1)}}}}});
    const std::string url = "/api/v1/products/" + unplaced;
    expect_problem(visitor_.get(url), 404, "product.unknown");
    auto client = app().sign_in("client");
    expect_problem(client.get(url), 404, "product.unknown");
    auto barista = app().sign_in("barista");
    expect_version(barista.get(url), 1);
    const auto latte = visitor_.get("/api/v1/products/" + menu().latte);
    expect_status(latte, 200);
    EXPECT_EQ(text_at(latte, "/name"), "Latte");
    EXPECT_EQ(text_at(latte, "/allergens/0"), "milk");
    EXPECT_EQ(number_at(latte, "/preparation_seconds"), 120);
    expect_status(
        visitor_.get("/api/v1/products/" + menu().latte, {{"If-None-Match", latte.header("ETag")}}),
        304);
}

TEST_F(OnSale, is_whole_in_every_answer_while_it_is_edited) {
    const auto product = create_product("Round 0", menu().category);
    std::atomic<bool> is_over{false};
    std::atomic<int> reads{0};
    std::vector<std::jthread> readers;
    for (int i = 0; i < 3; ++i) {
        readers.emplace_back([&] {
            auto visitor = app().visitor();
            while (!is_over) {
                const auto answer = visitor.get("/api/v1/menu");
                ASSERT_EQ(answer.status, 200);
                ASSERT_EQ(keys(answer.json()), "location_id location_name time_zone currency menus");
                ++reads;
            }
        });
    }
    for (int round = 1; round <= 20; ++round) {
        patch("/products/" + product, fmt::format(R"({{"name":"Round {}"}})", round));
        EXPECT_EQ(to_text(item_of(product).at("product").at("name")),
                  fmt::format("Round {}", round));
    }
    is_over = true;
    readers.clear();
    EXPECT_GT(reads, 0);
}

}  // namespace
}  // namespace beanq

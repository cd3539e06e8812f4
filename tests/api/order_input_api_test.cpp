// Orders that cannot be: each fault is named at its place, and nothing is placed.
#include <string>
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

class OrderInput : public ApiTest {
protected:
    /// Both the quote and the order refuse it, for the same faults.
    void expect_refused(const json::value& order, const std::vector<std::string>& wanted,
                        Where where = Where::current()) {
        const std::string body = json::serialize(order);
        expect_faults(client_.post("/api/v1/orders", body), wanted, where);
        expect_faults(client_.post("/api/v1/orders/quote", body), wanted, where);
    }
    /// One line, with that in place of its own member.
    static json::object with(std::string_view member, const json::value& value) {
        json::object item = line(menu().latte_m);
        item[member] = value;
        return order_of({item});
    }
    static json::object also(std::string_view member, const json::value& value) {
        json::object order = order_of({line(menu().plain)});
        order[member] = value;
        return order;
    }
    static json::array wanted(std::initializer_list<std::pair<std::string, int>> modifiers) {
        json::array all;
        for (const auto& [id, quantity] : modifiers)
            all.push_back({{"modifier_id", id}, {"quantity", quantity}});
        return all;
    }
    void TearDown() override {
        EXPECT_TRUE(items_of(client_.get("/api/v1/me/orders")).empty()) << "nothing was placed";
    }

    Person client_ = app().new_client();
};

TEST_F(OrderInput, has_1_to_50_lines) {
    expect_refused(order_of({}), {"/items field.too-few"});
    json::array lines;
    for (int i = 0; i < 51; ++i)
        lines.push_back(line(menu().plain));
    expect_refused(order_of(lines), {"/items field.too-many"});
    expect_refused(json::object{{"items", nullptr}}, {"/items field.type"});
    expect_refused(json::object{{"items", json::object{}}}, {"/items field.type"});
    expect_refused(json::object{}, {"/items field.required"});
    expect_refused(json::object{{"items", {1, "x", nullptr}}},
                   {"/items/0 field.type", "/items/1 field.type", "/items/2 field.type"});
    lines.pop_back();
    expect_status(client_.post("/api/v1/orders/quote", json::serialize(order_of(lines))), 200);
}

TEST_F(OrderInput, has_quantities_of_1_to_999) {
    for (const int quantity : {0, -1, 1000, 1'000'000'000}) {
        expect_refused(with("quantity", quantity), {"/items/0/quantity field.range"});
    }
    expect_refused(with("quantity", 9'223'372'036'854'775'808ULL),
                   {"/items/0/quantity field.range"});
    for (const json::value& wrong :
         {json::value("2"), json::value(1.5), json::value(1.0), json::value(true),
          json::value(nullptr), json::value(json::array{1})}) {
        expect_refused(with("quantity", wrong), {"/items/0/quantity field.type"});
    }
    expect_refused(order_of({json::object{{"variation_id", menu().plain}}}),
                   {"/items/0/quantity field.required"});
    const auto raw = [&](std::string_view number) {
        return client_.post("/api/v1/orders",
                            fmt::format(R"({{"items":[{{"variation_id":"{}","quantity":{}}}]}})",
                                        menu().plain, number));
    };
    for (const std::string_view huge : {"1e999999", "-1e999999", "99999999999999999999999999"}) {
        expect_faults(raw(huge), {"/items/0/quantity field.range"});
    }
    expect_faults(raw("1e1"), {"/items/0/quantity field.type"});
    expect_problem(raw("01"), 400, "body.not-json");
    expect_problem(raw("NaN"), 400, "body.not-json");
    expect_status(
        client_.post("/api/v1/orders/quote", json::serialize(order_of({line(menu().plain, 999)}))),
        200);
}

TEST_F(OrderInput, names_a_variation_that_is_on_sale) {
    expect_refused(with("variation_id", json::string(unknown_id())),
                   {"/items/0/variation_id order.not-on-sale"});
    expect_refused(with("variation_id", json::string(menu().latte)),
                   {"/items/0/variation_id order.not-on-sale"});
    for (const json::value& wrong :
         {json::value("latte"), json::value(1), json::value(nullptr), json::value("")}) {
        expect_refused(with("variation_id", wrong), {"/items/0/variation_id field.format"});
    }
    expect_refused(order_of({json::object{{"quantity", 1}}}),
                   {"/items/0/variation_id field.required"});
}

TEST_F(OrderInput, has_modifiers_of_the_products_own_groups) {
    expect_refused(with("modifiers", wanted({{unknown_id(), 1}, {menu().cow, 1}})),
                   {"/items/0/modifiers/0/modifier_id order.foreign-modifier"});
    json::object croissant = line(menu().plain);
    croissant["modifiers"] = wanted({{menu().oat, 1}});
    expect_refused(order_of({croissant}),
                   {"/items/0/modifiers/0/modifier_id order.foreign-modifier"});
    expect_refused(with("modifiers", wanted({{menu().cow, 1}, {menu().milk, 1}})),
                   {"/items/0/modifiers/1/modifier_id order.foreign-modifier"});
}

TEST_F(OrderInput, has_as_many_modifiers_as_each_group_asks_for) {
    expect_refused(with("modifiers", json::array{}),
                   {"/items/0/modifiers order.too-few-modifiers"});
    expect_refused(with("modifiers", wanted({{menu().shot, 1}})),
                   {"/items/0/modifiers order.too-few-modifiers"});
    expect_refused(with("modifiers", wanted({{menu().cow, 1}, {menu().oat, 1}})),
                   {"/items/0/modifiers order.too-many-modifiers"});
    expect_refused(with("modifiers", wanted({{menu().oat, 1}, {menu().shot, 4}})),
                   {"/items/0/modifiers order.too-many-modifiers"});
    expect_refused(with("modifiers", wanted({{menu().oat, 2}})),
                   {"/items/0/modifiers order.too-many-modifiers",
                    "/items/0/modifiers/0/quantity order.no-repeats"});
    expect_refused(with("modifiers", wanted({{menu().oat, 1}, {menu().oat, 1}})),
                   {"/items/0/modifiers/1/modifier_id field.duplicate"});
    expect_refused(with("modifiers", wanted({{menu().oat, 1}, {menu().shot, 0}})),
                   {"/items/0/modifiers/1/quantity field.range"});
    json::array many(51, json::object{{"modifier_id", menu().shot}});
    expect_refused(with("modifiers", many), {"/items/0/modifiers field.too-many"});
    const json::object three = with("modifiers", wanted({{menu().oat, 1}, {menu().shot, 3}}));
    expect_status(client_.post("/api/v1/orders/quote", json::serialize(three)), 200);
}

TEST_F(OrderInput, is_bounded_in_every_text) {
    expect_refused(with("notes", json::string(201, 'x')), {"/items/0/notes field.too-long"});
    expect_refused(also("notes", json::string(501, 'x')), {"/notes field.too-long"});
    expect_refused(also("notes", "bell \a"), {"/notes field.text"});
    expect_refused(also("notes", 1), {"/notes field.type"});
    expect_refused(also("guest_name", json::string(81, 'x')), {"/guest_name field.too-long"});
    expect_refused(also("guest_name", "  "), {"/guest_name field.too-short"});
    std::string cyrillic;
    for (int i = 0; i < 500; ++i)
        cyrillic += "ж";
    expect_status(client_.post("/api/v1/orders/quote",
                               json::serialize(also("notes", json::string(cyrillic)))),
                  200);
}

TEST_F(OrderInput, has_choices_times_and_amounts_that_there_are) {
    expect_refused(also("payment_method", "barter"), {"/payment_method field.choice"});
    expect_refused(also("payment_method", "online"), {"/payment_method order.payment-method"});
    expect_refused(also("fulfilment", {{"type", "drone"}}), {"/fulfilment/type field.choice"});
    expect_refused(also("fulfilment", json::object{}), {"/fulfilment/type field.required"});
    expect_refused(also("fulfilment", {{"type", "pickup"}, {"pickup_at", "soon"}}),
                   {"/fulfilment/pickup_at field.format"});
    expect_refused(also("fulfilment", {{"type", "pickup"}, {"pickup_at", "2020-01-01T10:00:00Z"}}),
                   {"/fulfilment/pickup_at order.pickup-past"});
    expect_refused(
        also("fulfilment", {{"type", "pickup"}, {"pickup_at", "2099-01-01T10:00:00+03:00"}}),
        {"/fulfilment/pickup_at order.pickup-too-far"});
    expect_refused(also("tip", rub(-1)), {"/tip/amount field.range"});
    expect_refused(also("tip", {{"amount", 100}, {"currency", "USD"}}),
                   {"/tip/currency field.currency"});
    expect_refused(also("tip", 100), {"/tip field.type"});
    expect_refused(also("location_id", "here"), {"/location_id field.format"});
    expect_problem(client_.post("/api/v1/orders",
                                json::serialize(also("location_id", json::string(unknown_id())))),
                   422, "location.unknown");
}

TEST_F(OrderInput, is_told_every_fault_at_once) {
    expect_refused(
        json::object{{"items",
                      {json::object{{"variation_id", 1}, {"quantity", 0}, {"colour", "red"}},
                       json::object{}}},
                     {"tip", {{"amount", "x"}}},
                     {"guest", "Anna"}},
        {"/items/0/variation_id field.format", "/items/0/quantity field.range",
         "/items/0/colour field.unknown", "/items/1/variation_id field.required",
         "/items/1/quantity field.required", "/tip/amount field.type",
         "/tip/currency field.required", "/guest field.unknown"});
    json::object order =
        order_of({line(unknown_id()), line(menu().latte_s, 1, {menu().cow, menu().oat})});
    order["payment_method"] = "online";
    order["tip"] = {{"amount", 1}, {"currency", "EUR"}};
    expect_refused(order, {"/items/0/variation_id order.not-on-sale",
                           "/items/1/modifiers order.too-many-modifiers",
                           "/payment_method order.payment-method", "/tip/currency field.currency"});
}

TEST_F(OrderInput, is_told_faults_in_russian) {
    const auto body = json::serialize(order_of({line(menu().latte_s, 0)}));
    const auto answer = client_.post("/api/v1/orders", body, {{"Accept-Language", "ru"}});
    expect_faults(answer, {"/items/0/quantity field.range"});
    EXPECT_EQ(text_at(answer, "/title"), "Неверные данные");
    EXPECT_EQ(text_at(answer, "/detail"), "Некоторые поля заполнены неверно.");
    EXPECT_EQ(text_at(answer, "/errors/0/message"), "должно быть от 1 до 999");
    const auto few =
        client_.post("/api/v1/orders", json::serialize(order_of({line(menu().latte_s, 1, {})})),
                     {{"Accept-Language", "ru"}});
    EXPECT_THAT(text_at(few, "/errors/0/message"), testing::HasSubstr("нужно выбрать не меньше"));
}

TEST_F(OrderInput, is_refused_as_soon_as_something_goes_off_the_menu) {
    auto manager = app().sign_in("manager");
    const HttpFields any{{"If-Match", "*"}};
    const json::object order = order_of({line(menu().latte_m, 1, {menu().oat})});
    const auto refuse = [&](const std::string& off, std::string_view off_body,
                            const std::string& on, std::string_view on_body,
                            const std::string& fault) {
        SCOPED_TRACE(off);
        const auto send = [&](const std::string& path, std::string_view body) {
            return body.empty() ? manager.post("/api/v1" + path, "", any)
                                : manager.patch("/api/v1" + path, body, any);
        };
        expect_status(send(off, off_body), 200);
        expect_refused(order, {fault});
        expect_status(send(on, on_body), 200);
        expect_status(client_.post("/api/v1/orders/quote", json::serialize(order)), 200);
    };
    const std::string not_on_sale = "/items/0/variation_id order.not-on-sale";
    for (const auto& path :
         {"/products/" + menu().latte, "/categories/" + menu().category, "/menus/" + menu().menu}) {
        refuse(path + "/deactivate", "", path + "/activate", "", not_on_sale);
    }
    const auto items = manager.get("/api/v1/menu-items?category_id=" + menu().category);
    for (const auto& item : at(items, "/items").as_array()) {
        if (to_text(item.at("product_id")) != menu().latte) continue;
        const std::string path = "/menu-items/" + to_text(item.at("id"));
        refuse(path + "/deactivate", "", path + "/activate", "", not_on_sale);
    }
    refuse("/variations/" + menu().latte_m, R"({"sold_out":true})", "/variations/" + menu().latte_m,
           R"({"sold_out":false})", "/items/0/variation_id order.sold-out");
    refuse("/modifiers/" + menu().oat, R"({"sold_out":true})", "/modifiers/" + menu().oat,
           R"({"sold_out":false})", "/items/0/modifiers/0/modifier_id order.sold-out");
    refuse("/menus/" + menu().menu, R"({"valid_from":"2099-01-01"})", "/menus/" + menu().menu,
           R"({"valid_from":null})", not_on_sale);
}

}  // namespace
}  // namespace beanq

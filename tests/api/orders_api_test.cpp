// Quoting and placing orders.
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>
#include <gmock/gmock.h>

#include "tests/support/answers.hpp"
#include "tests/support/operations.hpp"
#include "tests/support/order_desk.hpp"
#include "tests/support/test_app.hpp"

namespace beanq {
namespace {

namespace json = boost::json;
using testing::SizeIs;

using Orders = OrderDesk;

/// Two medium lattes with oat milk and two shots each, and a croissant: 2 × 410 + 180.
json::object big_order(const SmallMenu& menu) {
    json::object order =
        order_of({line(menu.latte_m, 2, {menu.oat, menu.shot, menu.shot}), line(menu.plain)});
    order["payment_method"] = "card";
    order["fulfilment"] = {{"type", "takeaway"}};
    order["tip"] = rub(5000);
    order["notes"] = "Без сахара";
    return order;
}

TEST_F(Orders, are_answered_in_the_shape_that_clients_rely_on) {
    const auto order = post(client_, big_order(menu()));
    expect_created(order, "/api/v1/orders");
    EXPECT_EQ(keys(order.json()),
              "id number location_id customer_id guest_name status payment_status payment_method "
              "items totals discounts taxes refunded fulfilment notes business_date placed_at "
              "promised_at "
              "promise ready_at updated_at version token");
    EXPECT_THAT(text_at(order, "/number"), testing::MatchesRegex("[A-Z]-[0-9]{3}"));
    EXPECT_EQ(text_at(order, "/customer_id"), client_.id);
    EXPECT_TRUE(at(order, "/guest_name").is_null());
    EXPECT_EQ(text_at(order, "/status"), "pending");
    EXPECT_EQ(text_at(order, "/payment_status"), "unpaid");
    EXPECT_EQ(text_at(order, "/payment_method"), "card");
    EXPECT_EQ(text_at(order, "/notes"), "Без сахара");
    EXPECT_EQ(to_text(at(order, "/fulfilment")), R"({"type":"takeaway","pickup_at":null})");
    EXPECT_TRUE(is_instant(text_at(order, "/placed_at")));
    EXPECT_EQ(number_at(order, "/version"), 1);
    EXPECT_EQ(keys(at(order, "/items/0")),
              "id product_id variation_id name variation_name quantity unit_price modifiers total "
              "discount tax voided preparation notes recipe_version");
    EXPECT_EQ(text_at(order, "/items/0/product_id"), menu().latte);
    EXPECT_EQ(text_at(order, "/items/0/variation_id"), menu().latte_m);
    EXPECT_EQ(text_at(order, "/items/0/name"), "Latte");
    EXPECT_EQ(text_at(order, "/items/0/variation_name"), "M");
    EXPECT_EQ(to_text(at(order, "/items/0/unit_price")), R"({"amount":41000,"currency":"RUB"})");
    EXPECT_EQ(number_at(order, "/items/0/total/amount"), 82000);
    EXPECT_EQ(text_at(order, "/items/0/preparation"), "queued");
    EXPECT_EQ(keys(at(order, "/items/0/modifiers/1")),
              "modifier_id group_name name quantity price recipe_version");
    EXPECT_EQ(text_at(order, "/items/0/modifiers/1/modifier_id"), menu().shot);
    EXPECT_EQ(number_at(order, "/items/0/modifiers/1/quantity"), 2);
    EXPECT_EQ(text_at(order, "/items/1/name"), "Круассан");
    EXPECT_EQ(keys(at(order, "/totals")), "subtotal discount tax tax_included tip rounding total");
    EXPECT_EQ(number_at(order, "/totals/subtotal/amount"), 100000);
    EXPECT_EQ(number_at(order, "/totals/discount/amount"), 0);
    EXPECT_EQ(number_at(order, "/totals/tip/amount"), 5000);
    EXPECT_EQ(number_at(order, "/totals/total/amount"), 105000);
    EXPECT_THAT(ApiDocument(client_).faults("OrderView", order.json()), SizeIs(0));
}

TEST_F(Orders, cost_what_their_quote_says) {
    const auto quoted = quote(client_, big_order(menu()));
    expect_status(quoted, 200);
    EXPECT_EQ(
        keys(quoted.json()),
        "location_id payment_method items totals discounts taxes fulfilment notes promised_at "
        "promise");
    EXPECT_EQ(keys(at(quoted, "/items/0")),
              "product_id variation_id name variation_name quantity unit_price modifiers total "
              "discount tax "
              "notes");
    const auto placed = post(client_, big_order(menu()));
    EXPECT_EQ(to_text(at(quoted, "/totals")), to_text(at(placed, "/totals")));
    EXPECT_EQ(to_text(at(quoted, "/items/0/modifiers")), to_text(at(placed, "/items/0/modifiers")));
    const auto before = items_of(client_.get("/api/v1/me/orders"));
    quote(client_, big_order(menu()));
    EXPECT_EQ(items_of(client_.get("/api/v1/me/orders")), before) << "a quote is no order";
    expect_status(quote(barista_, order_of({line(menu().plain)})), 200);
}

TEST_F(Orders, take_the_default_modifiers_unless_told_otherwise) {
    const auto silent = quote(client_, order_of({line(menu().latte_s)}));
    EXPECT_EQ(text_at(silent, "/items/0/modifiers/0/modifier_id"), menu().cow);
    EXPECT_EQ(number_at(silent, "/totals/total/amount"), 22000);
    expect_faults(quote(client_, order_of({line(menu().latte_s, 1, {})})),
                  {"/items/0/modifiers order.too-few-modifiers"});
    json::object once = line(menu().latte_s);
    once["modifiers"] = json::array{{{"modifier_id", menu().oat}}};
    EXPECT_EQ(number_at(quote(client_, order_of({once})), "/totals/total/amount"), 28000)
        << "quantity 1 unless said";
}

TEST_F(Orders, are_summed_up_exactly_however_large) {
    auto manager = app().sign_in("manager");
    const json::object dearest{
        {"name", "Kopi luwak"},
        {"category_id", menu().category},
        {"variations", json::array{{{"name", "one"}, {"price", rub(1'000'000'000)}}}}};
    const auto product = manager.post("/api/v1/products", json::serialize(dearest));
    const json::array lines(50, line(text_at(product, "/variations/0/id"), 999));
    json::object order = order_of(lines);
    order["tip"] = rub(1'000'000'000);
    const auto placed = post(client_, order);
    expect_status(placed, 201);
    EXPECT_EQ(number_at(placed, "/totals/total/amount"),
              50LL * 999 * 1'000'000'000 + 1'000'000'000);
}

TEST_F(Orders, have_prices_from_the_menu_only) {
    for (const std::string_view field : {"price", "unit_price", "total", "discount", "name"}) {
        json::object item = line(menu().plain);
        item[field] = rub(1);
        expect_faults(post(client_, order_of({item})),
                      {fmt::format("/items/0/{} field.unknown", field)});
    }
    for (const std::string_view field : {"totals", "total", "discounts", "taxes", "status",
                                         "payment_status", "customer_id", "number"}) {
        json::object order = order_of({line(menu().plain)});
        order[field] = 1;
        expect_faults(post(client_, order), {fmt::format("/{} field.unknown", field)});
    }
    json::object item = line(menu().latte_m);
    item["modifiers"] = json::array{{{"modifier_id", menu().oat}, {"price", rub(0)}}};
    expect_faults(post(client_, order_of({item})), {"/items/0/modifiers/0/price field.unknown"});
}

TEST_F(Orders, keep_their_price_when_the_menu_changes) {
    auto manager = app().sign_in("manager");
    const auto order = post(client_, order_of({line(menu().latte_l)}));
    const std::string variation = "/api/v1/variations/" + menu().latte_l;
    const HttpFields any{{"If-Match", "*"}};
    expect_status(manager.patch(variation,
                                R"({"name":"XXL","price":{"amount":99900,"currency":"RUB"}})", any),
                  200);
    EXPECT_EQ(number_at(post(client_, order_of({line(menu().latte_l)})), "/totals/total/amount"),
              99900);
    EXPECT_EQ(client_.get(url(order)).body, order.body);
    expect_status(
        manager.patch(variation, R"({"name":"L","price":{"amount":28000,"currency":"RUB"}})", any),
        200);
}

TEST_F(Orders, are_placed_by_staff_for_walk_ins_by_name) {
    expect_faults(post(barista_, order_of({line(menu().plain)})), {"/guest_name field.required"});
    const auto order = post(barista_, walk_in(order_of({line(menu().plain)}), " Ольга "));
    expect_created(order, "/api/v1/orders");
    EXPECT_TRUE(at(order, "/customer_id").is_null());
    EXPECT_EQ(text_at(order, "/guest_name"), "Ольга");
    expect_faults(post(client_, walk_in(order_of({line(menu().plain)}))),
                  {"/guest_name field.not-allowed"});
    expect_problem(client_.get(url(order)), 404, "order.unknown");
}

TEST_F(Orders, are_numbered_one_after_the_other) {
    std::vector<int> numbers;
    for (int i = 0; i < 3; ++i) {
        const auto number = text_at(place(i == 1 ? client_ : barista_, menu()), "/number");
        numbers.push_back(std::stoi(number.substr(2)));
    }
    EXPECT_EQ(numbers[1], numbers[0] + 1);
    EXPECT_EQ(numbers[2], numbers[0] + 2);
}

TEST_F(Orders, have_numbers_of_their_own_when_placed_all_at_once) {
    std::set<std::string> numbers;
    std::mutex mutex;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&] {
                Person guest(client_);
                for (int n = 0; n < 5; ++n) {
                    const auto order = place(guest, menu());
                    const std::scoped_lock lock(mutex);
                    numbers.insert(text_at(order, "/business_date") + text_at(order, "/number"));
                }
            });
        }
    }
    EXPECT_THAT(numbers, SizeIs(40));
}

}  // namespace
}  // namespace beanq

// Quoting and placing orders, and reading them: who sees what.
#include <algorithm>
#include <atomic>
#include <cctype>
#include <mutex>
#include <set>
#include <string>
#include <thread>
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
using testing::Each;
using testing::ElementsAre;
using testing::IsSupersetOf;
using testing::Not;
using testing::SizeIs;

class Orders : public ApiTest {
protected:
    void SetUp() override { menu(); }

    /// Two medium lattes with oat milk and two shots each, and a croissant: 2 × 410 + 180.
    static json::object big_order() {
        json::object order = order_of(
            {line(menu().latte_m, 2, {menu().oat, menu().shot, menu().shot}), line(menu().plain)});
        order["payment_method"] = "card";
        order["fulfilment"] = {{"type", "takeaway"}};
        order["tip"] = rub(5000);
        order["notes"] = "Без сахара";
        return order;
    }
    static HttpAnswer post(HttpClient& by, const json::object& order) {
        return by.post("/api/v1/orders", json::serialize(order));
    }
    static HttpAnswer quote(HttpClient& by, const json::object& order) {
        return by.post("/api/v1/orders/quote", json::serialize(order));
    }
    static std::string url(const HttpAnswer& order) {
        return "/api/v1/orders/" + text_at(order, "/id");
    }

    Person client_ = app().sign_in("client");
    Person barista_ = app().sign_in("barista");
};

TEST_F(Orders, are_answered_in_the_shape_that_clients_rely_on) {
    const auto order = post(client_, big_order());
    expect_created(order, "/api/v1/orders");
    EXPECT_EQ(keys(order.json()),
              "id number location_id customer_id guest_name status payment_status payment_method "
              "items totals "
              "fulfilment notes business_date placed_at promised_at updated_at version");
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
              "preparation notes");
    EXPECT_EQ(text_at(order, "/items/0/product_id"), menu().latte);
    EXPECT_EQ(text_at(order, "/items/0/variation_id"), menu().latte_m);
    EXPECT_EQ(text_at(order, "/items/0/name"), "Latte");
    EXPECT_EQ(text_at(order, "/items/0/variation_name"), "M");
    EXPECT_EQ(to_text(at(order, "/items/0/unit_price")), R"({"amount":41000,"currency":"RUB"})");
    EXPECT_EQ(number_at(order, "/items/0/total/amount"), 82000);
    EXPECT_EQ(text_at(order, "/items/0/preparation"), "queued");
    EXPECT_EQ(keys(at(order, "/items/0/modifiers/1")),
              "modifier_id group_name name quantity price");
    EXPECT_EQ(text_at(order, "/items/0/modifiers/1/modifier_id"), menu().shot);
    EXPECT_EQ(number_at(order, "/items/0/modifiers/1/quantity"), 2);
    EXPECT_EQ(text_at(order, "/items/1/name"), "Круассан");
    EXPECT_EQ(keys(at(order, "/totals")), "subtotal discount tax tip total");
    EXPECT_EQ(number_at(order, "/totals/subtotal/amount"), 100000);
    EXPECT_EQ(number_at(order, "/totals/discount/amount"), 0);
    EXPECT_EQ(number_at(order, "/totals/tip/amount"), 5000);
    EXPECT_EQ(number_at(order, "/totals/total/amount"), 105000);
    EXPECT_THAT(ApiDocument(client_).faults("OrderView", order.json()), SizeIs(0));
}

TEST_F(Orders, cost_what_their_quote_says) {
    const auto quoted = quote(client_, big_order());
    expect_status(quoted, 200);
    EXPECT_EQ(keys(quoted.json()), "location_id payment_method items totals fulfilment notes");
    EXPECT_EQ(
        keys(at(quoted, "/items/0")),
        "product_id variation_id name variation_name quantity unit_price modifiers total notes");
    const auto placed = post(client_, big_order());
    EXPECT_EQ(to_text(at(quoted, "/totals")), to_text(at(placed, "/totals")));
    EXPECT_EQ(to_text(at(quoted, "/items/0/modifiers")), to_text(at(placed, "/items/0/modifiers")));
    const auto before = items_of(client_.get("/api/v1/me/orders"));
    quote(client_, big_order());
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

TEST_F(Orders, have_prices_from_the_menu_only) {
    for (const std::string_view field : {"price", "unit_price", "total", "discount", "name"}) {
        json::object item = line(menu().plain);
        item[field] = rub(1);
        expect_faults(post(client_, order_of({item})),
                      {fmt::format("/items/0/{} field.unknown", field)});
    }
    for (const std::string_view field :
         {"totals", "total", "discount", "status", "payment_status", "customer_id", "number"}) {
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

TEST_F(Orders, are_shown_to_their_client_and_to_staff_and_to_nobody_else) {
    const auto order = place(client_, menu());
    auto stranger = app().new_client();
    for (const std::string& path : {url(order), url(order) + "/history", url(order) + "/stream"}) {
        SCOPED_TRACE(path);
        const auto refused = stranger.get(path);
        expect_problem(refused, 404, "order.unknown");
        const auto unknown = stranger.get("/api/v1/orders/" + unknown_id());
        EXPECT_EQ(text_at(refused, "/detail"), text_at(unknown, "/detail"))
            << "as one that is not there";
    }
    expect_problem(stranger.patch(url(order), R"({"notes":"x"})", if_match(1)), 404,
                   "order.unknown");
    expect_problem(move(stranger, text_at(order, "/id"), "cancelled", 1, "because"), 404,
                   "order.unknown");
    for (const std::string role : {"client", "barista", "manager", "admin"}) {
        auto person = app().sign_in(role);
        const auto read = person.get(url(order));
        EXPECT_EQ(read.body, order.body);
        expect_version(read, 1);
        expect_status(person.get(url(order), {{"If-None-Match", "\"1\""}}), 304);
        expect_status(person.get(url(order) + "/history"), 200);
    }
}

TEST_F(Orders, are_found_by_their_id_in_either_case) {
    const auto order = place(client_, menu());
    std::string shouted = text_at(order, "/id");
    for (char& c : shouted)
        c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    EXPECT_EQ(client_.get("/api/v1/orders/" + shouted).body, order.body);
    expect_problem(client_.get(url(order) + "/"), 404, "route.unknown");
}

TEST_F(Orders, of_others_are_on_no_clients_list) {
    const auto mine = text_at(place(client_, menu()), "/id");
    auto stranger = app().new_client();
    const auto theirs = text_at(place(stranger, menu()), "/id");
    const auto walk_in = text_at(place(barista_, menu()), "/id");
    for (const std::string path : {"/api/v1/orders", "/api/v1/me/orders"}) {
        EXPECT_THAT(items_of(stranger.get(path)), ElementsAre(theirs)) << path;
        EXPECT_THAT(items_of(client_.get(path), "customer_id"), Each(client_.id)) << path;
        EXPECT_THAT(items_of(client_.get(path)), Contains(mine)) << path;
        EXPECT_THAT(items_of(client_.get(path + "?customer_id=" + stranger.id)),
                    Not(Contains(theirs)))
            << path;
        EXPECT_THAT(items_of(client_.get(path + "?status=pending,confirmed")),
                    Not(Contains(theirs)))
            << path;
    }
    EXPECT_THAT(items_of(barista_.get("/api/v1/orders")), IsSupersetOf({mine, theirs, walk_in}));
    EXPECT_THAT(items_of(barista_.get("/api/v1/me/orders")), SizeIs(0));
}

TEST_F(Orders, are_listed_newest_first_by_status_customer_and_date) {
    auto guest = app().new_client();
    std::vector<HttpAnswer> placed;
    for (int i = 0; i < 4; ++i)
        placed.push_back(place(guest, menu()));
    const auto id = [&](std::size_t n) { return text_at(placed[n], "/id"); };
    advance(barista_, id(1), "ready");
    advance(barista_, id(2), "cancelled");
    const std::string theirs = "/api/v1/orders?customer_id=" + guest.id;
    const auto all = barista_.get(theirs);
    expect_status(all, 200);
    EXPECT_EQ(keys(all.json()), "items next_cursor");
    EXPECT_THAT(items_of(all), ElementsAre(id(3), id(2), id(1), id(0)));
    EXPECT_EQ(to_text(at(all, "/items/0")), placed[3].body);
    EXPECT_THAT(items_of(barista_.get(theirs + "&status=ready")), ElementsAre(id(1)));
    EXPECT_THAT(items_of(barista_.get(theirs + "&status=cancelled,pending")),
                ElementsAre(id(3), id(2), id(0)));
    EXPECT_THAT(items_of(barista_.get(theirs + "&status=completed")), SizeIs(0));
    const auto at_time = [&](std::size_t n) { return in_url(text_at(placed[n], "/placed_at")); };
    EXPECT_THAT(items_of(barista_.get(theirs + "&from=" + at_time(3))), Contains(id(3)));
    EXPECT_THAT(items_of(barista_.get(theirs + "&to=" + at_time(0))), Not(Contains(id(0))));
    EXPECT_THAT(items_of(barista_.get(theirs +
                                      "&from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00%2B03:00")),
                SizeIs(0));
    const auto day = text_at(placed[0], "/business_date");
    EXPECT_THAT(items_of(barista_.get(theirs + "&business_date=" + day)), Contains(id(0)));
    EXPECT_THAT(items_of(barista_.get(theirs + "&business_date=2020-01-01")), SizeIs(0));
    EXPECT_THAT(
        items_of(barista_.get(theirs + "&location_id=" + text_at(placed[0], "/location_id"))),
        SizeIs(4));
    EXPECT_THAT(items_of(barista_.get(theirs + "&location_id=" + unknown_id())), SizeIs(0));
    EXPECT_THAT(walk_pages(barista_, theirs + "&limit=3"), ElementsAre(id(3), id(2), id(1), id(0)));
}

TEST_F(Orders, refuse_a_list_query_that_makes_no_sense) {
    const std::string url = "/api/v1/orders?";
    expect_faults(barista_.get(url + "status=lost"), {"?status/0 field.choice"});
    expect_faults(barista_.get(url + "status=pending,lost"), {"?status/1 field.choice"});
    expect_faults(
        barista_.get(
            url + "customer_id=1&location_id=&from=today&to=2026-13-01T00:00:00Z&business_date=1"),
        {"?customer_id field.format", "?location_id field.format", "?from field.format",
         "?to field.format", "?business_date field.format"});
}

TEST_F(Orders, come_once_each_when_paged_while_new_ones_arrive) {
    auto guest = app().new_client();
    std::set<std::string> before;
    for (int i = 0; i < 15; ++i)
        before.insert(text_at(place(guest, menu()), "/id"));
    std::atomic<bool> is_over{false};
    std::jthread placing([&] {
        Person same(guest);
        while (!is_over)
            place(same, menu());
    });
    Person reader(guest);
    for (const std::string limit : {"1", "2", "7", "200"}) {
        auto seen = walk_pages(reader, "/api/v1/orders?limit=" + limit);
        EXPECT_THAT(seen, IsSupersetOf(before));
        EXPECT_TRUE(std::ranges::is_sorted(seen, std::greater<>{})) << "newest first";
        EXPECT_EQ(std::ranges::adjacent_find(seen), seen.end()) << "nothing comes twice";
    }
    is_over = true;
}

}  // namespace
}  // namespace beanq

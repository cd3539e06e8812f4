// Reading orders: who sees which, and in what lists.
#include <algorithm>
#include <atomic>
#include <cctype>
#include <functional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>

#include "tests/support/answers.hpp"
#include "tests/support/operations.hpp"
#include "tests/support/order_desk.hpp"
#include "tests/support/test_app.hpp"

namespace beanq {
namespace {

using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::IsSupersetOf;
using testing::Not;
using testing::SizeIs;

using OrderSight = OrderDesk;

TEST_F(OrderSight, are_shown_to_their_client_and_to_staff_and_to_nobody_else) {
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

TEST_F(OrderSight, are_found_by_their_id_in_either_case) {
    const auto order = place(client_, menu());
    std::string shouted = text_at(order, "/id");
    for (char& c : shouted)
        c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    EXPECT_EQ(client_.get("/api/v1/orders/" + shouted).body, order.body);
    expect_problem(client_.get(url(order) + "/"), 404, "route.unknown");
}

TEST_F(OrderSight, of_others_are_on_no_clients_list) {
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

using OrderLists = OrderDesk;

TEST_F(OrderLists, go_newest_first_by_status_customer_and_date) {
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
    EXPECT_THAT(
        items_of(barista_.get(theirs + "&from=1970-01-01T00:00:00Z&to=9999-12-31T23:59:59Z")),
        SizeIs(4));
    const auto day = text_at(placed[0], "/business_date");
    EXPECT_THAT(items_of(barista_.get(theirs + "&business_date=" + day)), Contains(id(0)));
    EXPECT_THAT(items_of(barista_.get(theirs + "&business_date=2020-01-01")), SizeIs(0));
    EXPECT_THAT(
        items_of(barista_.get(theirs + "&location_id=" + text_at(placed[0], "/location_id"))),
        SizeIs(4));
    EXPECT_THAT(items_of(barista_.get(theirs + "&location_id=" + unknown_id())), SizeIs(0));
    EXPECT_THAT(walk_pages(barista_, theirs + "&limit=3"), ElementsAre(id(3), id(2), id(1), id(0)));
}

TEST_F(OrderLists, refuse_a_query_that_makes_no_sense) {
    const std::string url = "/api/v1/orders?";
    expect_faults(barista_.get(url + "status=lost"), {"?status/0 field.choice"});
    expect_faults(barista_.get(url + "status=pending,lost"), {"?status/1 field.choice"});
    expect_faults(
        barista_.get(
            url + "customer_id=1&location_id=&from=today&to=2026-13-01T00:00:00Z&business_date=1"),
        {"?customer_id field.format", "?location_id field.format", "?from field.format",
         "?to field.format", "?business_date field.format"});
}

TEST_F(OrderLists, hold_each_once_when_paged_while_new_ones_arrive) {
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

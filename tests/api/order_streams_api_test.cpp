// The live event streams: every step, in order, without a gap.
#include <algorithm>
#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
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
using namespace std::chrono_literals;
using testing::ElementsAre;

class OrderStreams : public OrderDesk {
protected:
    static EventReader follow(const Person& person, const std::string& path,
                              const std::string& after = "") {
        HttpFields headers{{"Authorization", "Bearer " + person.access_token}};
        if (!after.empty()) headers.emplace_back("Last-Event-ID", after);
        return EventReader(app().port(), "/api/v1/orders" + path, headers);
    }
    static EventReader follow_all(const Person& person, const std::string& after = "") {
        return follow(person, "/stream", after);
    }
    static EventReader follow_one(const Person& person, const std::string& order,
                                  const std::string& after = "") {
        return follow(person, "/" + order + "/stream", after);
    }
    static std::string member(const ServerEvent& event, std::string_view name) {
        return to_text(json::parse(event.data).at(name));
    }
    /// The next event that is not of a promise: other tests' orders move those.
    static std::optional<ServerEvent> next_step(EventReader& stream,
                                                std::chrono::milliseconds patience = 10s) {
        auto event = stream.next(patience);
        while (event && event->event == "order.promise_changed")
            event = stream.next(patience);
        return event;
    }
    /// The next event of one order; fails the test when none comes.
    static ServerEvent next_of(EventReader& stream, const std::string& order) {
        for (auto event = next_step(stream); event; event = next_step(stream)) {
            if (member(*event, "order_id") == order) return *event;
        }
        throw std::runtime_error("no event of " + order + " came");
    }
};

TEST_F(OrderStreams, show_each_step_to_staff_and_guest_in_order) {
    auto staff = follow_all(barista_);
    ASSERT_EQ(staff.status(), 200);
    EXPECT_EQ(staff.head().header("Content-Type"), "text/event-stream");
    EXPECT_THAT(staff.head().header("Cache-Control"), testing::HasSubstr("no-"));
    const auto order = place(client_, menu());
    const auto id = text_at(order, "/id");
    auto guest = follow_one(client_, id);
    ASSERT_EQ(guest.status(), 200);

    const auto placed = next_of(staff, id);
    EXPECT_EQ(placed.event, "order.placed");
    EXPECT_FALSE(placed.id.empty());
    EXPECT_EQ(member(placed, "number"), text_at(order, "/number"));
    EXPECT_EQ(member(placed, "status"), "pending");
    EXPECT_EQ(member(placed, "version"), "1");
    EXPECT_EQ(member(placed, "at"), text_at(order, "/placed_at"));
    EXPECT_EQ(member(placed, "location_id"), text_at(order, "/location_id"));
    const auto snapshot = next_of(guest, id);
    EXPECT_EQ(snapshot.event, "order.snapshot");
    EXPECT_EQ(member(snapshot, "status"), "pending");

    std::int64_t sequence = std::stoll(placed.id);
    int version = 1;
    std::string from = "pending";
    for (const std::string status : {"confirmed", "preparing", "ready", "completed"}) {
        ASSERT_EQ(move(barista_, id, status, version).status, 200);
        ++version;
        const auto seen = next_of(staff, id);
        EXPECT_EQ(seen.event, "order.status_changed");
        EXPECT_EQ(member(seen, "status"), status);
        EXPECT_EQ(member(seen, "from"), from);
        EXPECT_EQ(member(seen, "version"), std::to_string(version));
        EXPECT_GT(std::stoll(seen.id), sequence);
        sequence = std::stoll(seen.id);
        const auto told = next_of(guest, id);
        EXPECT_EQ(told.id, seen.id);
        EXPECT_EQ(told.event, seen.event);
        EXPECT_EQ(told.data, seen.data);
        from = status;
    }
    EXPECT_FALSE(next_step(guest, 5s)) << "the order is done";
    EXPECT_TRUE(guest.over());
    EXPECT_FALSE(staff.over());
}

TEST_F(OrderStreams, tell_of_edits_and_cancellations) {
    auto staff = follow_all(barista_);
    const auto id = text_at(place(client_, menu()), "/id");
    auto guest = follow_one(client_, id);
    ASSERT_EQ(client_.patch("/api/v1/orders/" + id, R"({"notes":"hot"})", if_match(1)).status, 200);
    ASSERT_EQ(move(client_, id, "cancelled", 2, "late").status, 200);
    std::vector<std::string> seen;
    for (int i = 0; i < 3; ++i)
        seen.push_back(next_of(staff, id).event);
    EXPECT_THAT(seen, ElementsAre("order.placed", "order.edited", "order.status_changed"));
    std::vector<std::string> told;
    for (auto event = next_step(guest, 5s); event; event = next_step(guest, 5s))
        told.push_back(event->event);
    EXPECT_THAT(told, ElementsAre("order.snapshot", "order.edited", "order.status_changed"));
    EXPECT_TRUE(guest.over());
}

TEST_F(OrderStreams, of_a_finished_order_tell_its_end_and_close) {
    const auto id = text_at(place(client_, menu()), "/id");
    advance(barista_, id, "completed");
    auto late = follow_one(client_, id);
    const auto snapshot = late.next();
    ASSERT_TRUE(snapshot);
    EXPECT_EQ(snapshot->event, "order.snapshot");
    EXPECT_EQ(member(*snapshot, "status"), "completed");
    EXPECT_FALSE(late.next(5s));
    EXPECT_TRUE(late.over());

    auto from_the_start = follow_one(client_, id, "0");
    std::vector<std::string> steps;
    for (auto event = next_step(from_the_start, 5s); event; event = next_step(from_the_start, 5s)) {
        steps.push_back(member(*event, "status"));
    }
    EXPECT_THAT(steps, ElementsAre("pending", "confirmed", "preparing", "ready", "completed"));
    EXPECT_TRUE(from_the_start.over());
}

TEST_F(OrderStreams, of_one_order_hold_nothing_of_others) {
    const auto mine = text_at(place(client_, menu()), "/id");
    auto guest = follow_one(client_, mine, "0");
    auto stranger = app().new_client();
    const auto theirs = text_at(place(stranger, menu()), "/id");
    advance(barista_, theirs, "ready");
    advance(barista_, mine, "cancelled");
    std::vector<std::string> steps;
    for (auto event = next_step(guest, 5s); event; event = next_step(guest, 5s)) {
        EXPECT_EQ(member(*event, "order_id"), mine);
        steps.push_back(member(*event, "status"));
    }
    EXPECT_THAT(steps, ElementsAre("pending", "cancelled"));
}

TEST_F(OrderStreams, are_open_to_who_may_read_the_orders) {
    const auto id = text_at(place(client_, menu()), "/id");
    auto stranger = app().new_client();
    EXPECT_EQ(follow_all(client_).status(), 403);
    EXPECT_EQ(follow_one(stranger, id).status(), 404);
    EXPECT_EQ(follow_one(barista_, id).status(), 200);
    EXPECT_EQ(EventReader(app().port(), "/api/v1/orders/stream").status(), 401);
    expect_status(client_.get("/api/v1/orders/" + id + "/stream", {{"Last-Event-ID", "yesterday"}}),
                  422);
    expect_status(barista_.get("/api/v1/orders/stream", {{"Last-Event-ID", "-1"}}), 422);
    expect_faults(barista_.get("/api/v1/orders/stream?location_id=here"),
                  {"?location_id field.format"});
}

TEST_F(OrderStreams, answer_head_without_streaming) {
    const auto head = barista_.head("/api/v1/orders/stream");
    expect_status(head, 200);
    EXPECT_EQ(head.header("Content-Type"), "text/event-stream");
    EXPECT_EQ(head.body, "");
    expect_status(barista_.get("/api/v1/me"), 200);
}

TEST_F(OrderStreams, are_of_one_location_when_asked) {
    const auto shop = text_at(barista_.get("/api/v1/locations"), "/items/0/id");
    auto here = follow(barista_, "/stream?location_id=" + shop);
    auto elsewhere = follow(barista_, "/stream?location_id=" + unknown_id());
    const auto id = text_at(place(client_, menu()), "/id");
    EXPECT_EQ(next_of(here, id).event, "order.placed");
    EXPECT_FALSE(elsewhere.next(300ms));
    EXPECT_FALSE(elsewhere.over());
}

TEST_F(OrderStreams, resume_after_the_event_that_was_seen_last) {
    auto first = follow_all(barista_);
    const auto id = text_at(place(client_, menu()), "/id");
    const auto placed = next_of(first, id);
    first.connection().abort();
    ASSERT_EQ(move(barista_, id, "confirmed", 1).status, 200);
    ASSERT_EQ(move(barista_, id, "preparing", 2).status, 200);
    auto resumed = follow_all(barista_, placed.id);
    EXPECT_EQ(member(next_of(resumed, id), "status"), "confirmed");
    EXPECT_EQ(member(next_of(resumed, id), "status"), "preparing");
    ASSERT_EQ(move(barista_, id, "ready", 3).status, 200);
    EXPECT_EQ(member(next_of(resumed, id), "status"), "ready");

    auto guest = follow_one(client_, id, placed.id);
    const auto next = next_step(guest);
    ASSERT_TRUE(next);
    EXPECT_EQ(next->event, "order.status_changed") << "no snapshot for who resumes";
    EXPECT_EQ(member(*next, "status"), "confirmed");
}

TEST_F(OrderStreams, have_no_gap_for_who_loses_the_connection_while_many_order) {
    constexpr int guests = 4;
    constexpr int orders_each = 15;
    std::mutex mutex;
    std::set<std::string> placed;
    auto stream = std::make_unique<EventReader>(
        app().port(), "/api/v1/orders/stream",
        HttpFields{{"Authorization", "Bearer " + barista_.access_token}});
    std::vector<std::jthread> threads;
    for (int i = 0; i < guests; ++i) {
        threads.emplace_back([&] {
            Person guest(client_);
            for (int n = 0; n < orders_each; ++n) {
                const auto id = text_at(place(guest, menu()), "/id");
                const std::scoped_lock lock(mutex);
                placed.insert(id);
            }
        });
    }
    std::vector<std::string> seen;
    std::vector<std::int64_t> sequence;
    std::string last = "0";
    int connections = 1;
    while (seen.size() < guests * orders_each) {
        const auto event = stream->next(10s);
        if (!event) break;
        last = event->id;
        sequence.push_back(std::stoll(last));
        if (event->event == "order.placed") seen.push_back(member(*event, "order_id"));
        if (sequence.size() % 3 != 0) continue;
        stream->connection().abort();  // in the midst of what comes
        stream = std::make_unique<EventReader>(
            app().port(), "/api/v1/orders/stream",
            HttpFields{{"Authorization", "Bearer " + barista_.access_token},
                       {"Last-Event-ID", last}});
        ++connections;
    }
    threads.clear();
    EXPECT_GT(connections, 10);
    EXPECT_TRUE(std::ranges::is_sorted(sequence));
    EXPECT_EQ(std::ranges::adjacent_find(sequence), sequence.end()) << "no event comes twice";
    const std::set<std::string> once(seen.begin(), seen.end());
    EXPECT_EQ(once.size(), seen.size());
    EXPECT_EQ(once, placed);
}

TEST_F(OrderStreams, reach_every_listener_in_the_same_order) {
    std::vector<std::unique_ptr<EventReader>> listeners;
    for (int i = 0; i < 20; ++i) {
        listeners.push_back(std::make_unique<EventReader>(
            app().port(), "/api/v1/orders/stream",
            HttpFields{{"Authorization", "Bearer " + barista_.access_token}}));
    }
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                Person guest(client_);
                for (int n = 0; n < 5; ++n)
                    place(guest, menu());
            });
        }
    }
    std::vector<std::string> first;
    for (auto& listener : listeners) {
        std::vector<std::string> ids;
        for (int i = 0; i < 20; ++i) {
            const auto event = listener->next();
            ASSERT_TRUE(event);
            ids.push_back(event->id);
        }
        if (first.empty()) first = ids;
        EXPECT_EQ(ids, first);
    }
}

TEST_F(OrderStreams, end_when_the_server_drains) {
    TestApp own;
    auto barista = own.sign_in("barista");
    EventReader stream(own.port(), "/api/v1/orders/stream",
                       {{"Authorization", "Bearer " + barista.access_token}});
    ASSERT_EQ(stream.status(), 200);
    std::jthread stopping([&] { own.stop(); });
    EXPECT_FALSE(stream.next(8s));
    EXPECT_TRUE(stream.over());
}

}  // namespace
}  // namespace beanq

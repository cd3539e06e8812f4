// Scheduled pickup: a location's slots as managers set them and guests take them.
#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>
#include <gmock/gmock.h>

#include "kernel/clock.hpp"
#include "kernel/time_text.hpp"
#include "tests/support/answers.hpp"
#include "tests/support/operations.hpp"
#include "tests/support/order_desk.hpp"

namespace beanq {
namespace {

namespace json = boost::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr const char* settings_path = "/api/v1/pickup-settings";

class PickupSlotsApi : public OrderDesk {
protected:
    void SetUp() override {
        OrderDesk::SetUp();
        set(settings());
    }
    void TearDown() override {
        auto off = settings();
        off["enabled"] = false;
        set(off);
    }

    /// Five minutes each, so that tests have slots of their own.
    static json::object settings(int capacity = 1) {
        return {{"enabled", true},
                {"slot_minutes", 5},
                {"capacity", capacity},
                {"lead_minutes", 0},
                {"days_ahead", 7}};
    }
    HttpAnswer put(HttpClient& by, const json::object& body, const HttpFields& headers) {
        return by.put(settings_path, json::serialize(body), headers);
    }
    void set(const json::object& body) {
        expect_status(put(manager_, body, {{"If-Match", "*"}}), 200);
    }
    json::object pickup(std::string_view at) {
        json::object order = order_of({line(menu().plain)});
        order["fulfilment"] = {{"type", "pickup"}, {"pickup_at", at}};
        return order;
    }
    HttpAnswer slots(HttpClient& by, std::string_view query = "") {
        return by.get("/api/v1/pickup-slots" + std::string(query));
    }
    /// The slots of the day after tomorrow, all of them free as long as nobody takes one.
    std::vector<std::string> free_slots() {
        const auto date = text_at(slots(client_), "/date");
        const std::chrono::sys_days later =
            std::chrono::sys_days{*parse_iso_date(date)} + std::chrono::days{2};
        day_ = "?date=" + to_iso_date(Date{later});
        std::vector<std::string> free;
        for (const auto& slot : at(slots(client_, day_), "/items").as_array()) {
            if (slot.at("available").as_bool()) free.push_back(to_text(slot.at("starts_at")));
        }
        return free;
    }
    std::string a_slot() { return free_slots().at(7); }
    int left(const std::string& slot) {
        for (const auto& each : at(slots(client_, day_), "/items").as_array()) {
            if (to_text(each.at("starts_at")) == slot)
                return static_cast<int>(each.at("left").as_int64());
        }
        return -1;
    }

    Person manager_ = app().sign_in("manager");
    std::string day_;
};

TEST_F(PickupSlotsApi, are_set_by_managers_at_the_version_they_read) {
    const auto read = manager_.get(settings_path);
    EXPECT_EQ(keys(read.json()),
              "location_id enabled slot_minutes capacity hours lead_minutes days_ahead version");
    const auto version = number_at(read, "/version");
    expect_version(read, version);
    json::object wanted = settings(4);
    wanted["hours"] = json::array{{{"days", {"mon", "sun"}}, {"from", "22:00"}, {"to", "02:00"}}};
    const auto written = put(manager_, wanted, if_match(version));
    expect_version(written, version + 1);
    EXPECT_EQ(to_text(at(written, "/hours")),
              R"([{"days":["mon","sun"],"from":"22:00","to":"02:00"}])");
    EXPECT_EQ(manager_.get(settings_path).body, written.body);
    expect_problem(put(manager_, wanted, if_match(version)), 412, "version.stale");
    expect_problem(put(manager_, wanted, {}), 428, "version.required");
    EXPECT_EQ(barista_.get(settings_path).body, written.body) << "staff may know";
}

TEST_F(PickupSlotsApi, begin_with_settings_at_version_0_that_are_not_enabled) {
    TestApp fresh;
    auto manager = fresh.sign_in("manager");
    const auto read = manager.get(settings_path);
    expect_version(read, 0);
    EXPECT_EQ(at(read, "/enabled"), false);
    auto client = fresh.sign_in("client");
    EXPECT_EQ(at(slots(client), "/enabled"), false);
    EXPECT_THAT(at(slots(client), "/items").as_array(), IsEmpty());
    expect_version(put(manager, settings(), if_match(0)), 1);
    expect_problem(put(manager, settings(), if_match(0)), 412, "version.stale");
}

TEST_F(PickupSlotsApi, have_settings_within_their_bounds) {
    const auto with = [&](std::string_view member, const json::value& value) {
        json::object body = settings();
        body[member] = value;
        return put(manager_, body, {{"If-Match", "*"}});
    };
    const struct {
        const char* member;
        json::value value;
        const char* fault;
    } table[] = {{"slot_minutes", 25, "/slot_minutes field.choice"},
                 {"slot_minutes", 4, "/slot_minutes field.range"},
                 {"slot_minutes", 61, "/slot_minutes field.range"},
                 {"capacity", 0, "/capacity field.range"},
                 {"capacity", 1001, "/capacity field.range"},
                 {"lead_minutes", -1, "/lead_minutes field.range"},
                 {"lead_minutes", 1441, "/lead_minutes field.range"},
                 {"days_ahead", 8, "/days_ahead field.range"},
                 {"enabled", "yes", "/enabled field.type"},
                 {"days", 1, "/days field.unknown"}};
    for (const auto& [member, value, fault] : table)
        expect_faults(with(member, value), {fault});
    expect_faults(
        put(manager_, {}, {{"If-Match", "*"}}),
        {"/enabled field.required", "/slot_minutes field.required", "/capacity field.required",
         "/lead_minutes field.required", "/days_ahead field.required"});
    const std::string elsewhere = "?location_id=" + unknown_id();
    expect_problem(manager_.get(settings_path + elsewhere), 422, "location.unknown");
    expect_problem(slots(client_, elsewhere), 422, "location.unknown");
    expect_faults(slots(client_, "?date=2026-02-30"), {"?date field.format"});
}

TEST_F(PickupSlotsApi, are_for_those_who_may) {
    expect_problem(client_.get(settings_path), 403, "auth.forbidden");
    expect_problem(put(barista_, settings(), {{"If-Match", "*"}}), 403, "auth.forbidden");
    for (Person* who : {&client_, &barista_, &manager_})
        expect_status(slots(*who), 200);
    auto visitor = app().visitor();
    expect_problem(slots(visitor), 401, "auth.required");
}

TEST_F(PickupSlotsApi, are_listed_with_what_is_left_of_them) {
    const auto slot = a_slot();
    const auto day = slots(client_, day_);
    EXPECT_EQ(keys(day.json()), "location_id date enabled items");
    EXPECT_EQ(keys(at(day, "/items/0")), "starts_at ends_at capacity left available");
    EXPECT_EQ(at(day, "/items").as_array().size(), 288U);
    EXPECT_TRUE(is_instant(slot));
    EXPECT_EQ(left(slot), 1);
    expect_status(post(client_, pickup(slot)), 201);
    EXPECT_EQ(left(slot), 0);
    EXPECT_THAT(free_slots(), Not(testing::Contains(slot)));
    EXPECT_THAT(at(slots(client_, "?date=2020-01-01"), "/items").as_array(), IsEmpty());
}

TEST_F(PickupSlotsApi, refuse_an_order_and_its_quote_with_each_reason) {
    json::object narrow = settings();
    narrow["hours"] = json::array{{{"days", {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}},
                                   {"from", "10:00"},
                                   {"to", "11:00"}}};
    set(narrow);
    const auto open = free_slots();
    ASSERT_EQ(open.size(), 12U);
    const Instant first = parse_rfc3339(open.front()).value();
    const auto at_time = [](Instant moment) { return to_rfc3339(moment); };
    const auto expect_refused = [&](const std::string& when, const std::string& code) {
        expect_faults(post(client_, pickup(when)), {"/fulfilment/pickup_at " + code});
        expect_faults(quote(client_, pickup(when)), {"/fulfilment/pickup_at " + code});
    };
    expect_refused(at_time(first + std::chrono::minutes{1}), "order.pickup-not-a-slot");
    expect_refused(at_time(first + std::chrono::hours{1}), "order.pickup-closed");
    expect_refused(at_time(first - std::chrono::days{4}), "order.pickup-past");
    expect_refused(at_time(first + std::chrono::days{30}), "order.pickup-too-far");
    narrow["days_ahead"] = 1;
    set(narrow);
    expect_refused(open.front(), "order.pickup-too-far");
    json::object slow = settings();
    slow["lead_minutes"] = 1440;
    set(slow);
    const auto now = std::chrono::floor<std::chrono::hours>(SystemClock().now());
    expect_refused(at_time(now + std::chrono::hours{2}), "order.pickup-too-soon");
    set(settings());
    expect_status(quote(client_, pickup(open.front())), 200);
    expect_status(post(client_, pickup(open.front())), 201);
    for (const auto& full :
         {post(client_, pickup(open.front())), quote(client_, pickup(open.front()))}) {
        expect_problem(full, 409, "order.slot-full");
        EXPECT_THAT(faults(full), ElementsAre("/fulfilment/pickup_at order.slot-full"));
        EXPECT_THAT(text_at(full, "/detail"), HasSubstr("Free on that day: "));
    }
}

TEST_F(PickupSlotsApi, answer_a_repeated_order_as_before_when_the_slot_is_full) {
    const auto slot = a_slot();
    const std::string body = json::serialize(pickup(slot));
    const HttpFields key{{"Idempotency-Key", "slot"}};
    const auto first = client_.post("/api/v1/orders", body, key);
    expect_status(first, 201);
    expect_problem(post(client_, pickup(slot)), 409, "order.slot-full");
    const auto again = client_.post("/api/v1/orders", body, key);
    expect_status(again, 201);
    EXPECT_EQ(again.body, first.body);
    EXPECT_EQ(again.header("Idempotent-Replayed"), "true");
    EXPECT_EQ(left(slot), 0);
}

TEST_F(PickupSlotsApi, come_free_when_the_order_is_cancelled) {
    const auto slot = a_slot();
    const auto order = text_at(post(client_, pickup(slot)), "/id");
    expect_problem(post(client_, pickup(slot)), 409, "order.slot-full");
    expect_status(move(client_, order, "cancelled", 0, "late"), 200);
    EXPECT_EQ(left(slot), 1);
    expect_status(post(client_, pickup(slot)), 201);
}

TEST_F(PickupSlotsApi, give_the_last_place_to_one_of_many) {
    const auto slot = a_slot();
    std::vector<int> statuses(8);
    {
        std::vector<std::jthread> guests;
        for (int& status : statuses) {
            guests.emplace_back(
                [&status, client = Person(client_), order = pickup(slot)]() mutable {
                    status = post(client, order).status;
                });
        }
    }
    EXPECT_EQ(std::ranges::count(statuses, 201), 1);
    EXPECT_EQ(std::ranges::count(statuses, 409), 7);
}

}  // namespace
}  // namespace beanq

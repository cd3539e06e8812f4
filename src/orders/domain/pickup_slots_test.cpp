#include "orders/domain/pickup_slots.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>

#include "kernel/time_text.hpp"
#include "platform/time/tz_time_zones.hpp"

namespace beanq::orders {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr std::array<bool, 7> every_day{true, true, true, true, true, true, true};

const TzTimeZones zones;

WallClock berlin() { return {zones, "Europe/Berlin"}; }

Instant utc(std::string_view text) { return parse_rfc3339(text).value(); }

/// Half an hour each, at any time, until they begin.
PickupSettings half_hours(WeeklyHours hours = {}) {
    return {.enabled = true, .slot_minutes = 30, .hours = std::move(hours), .lead_minutes = 0};
}

WeeklyHours daily(std::string_view from, std::string_view to) {
    return {{every_day, parse_minutes(from).value(), parse_minutes(to).value()}};
}

std::vector<PickupSlot> day_of(const PickupSettings& settings, std::string_view date,
                               std::string_view now, const WallClock& clock = berlin(),
                               const std::vector<TakenSlot>& taken = {}) {
    return slots_of_day(settings, parse_iso_date(date).value(), taken, utc(now), clock);
}

/// When they begin, in UTC: `01:30`.
std::vector<std::string> begins(const std::vector<PickupSlot>& slots) {
    std::vector<std::string> texts;
    for (const auto& slot : slots)
        texts.push_back(to_rfc3339(slot.starts_at).substr(11, 5));
    return texts;
}

std::string fault(const PickupSettings& settings, std::string_view at, std::string_view now,
                  const WallClock& clock = berlin()) {
    const auto found = fault_in_pickup(settings, utc(at), utc(now), clock);
    if (!found) return "";
    EXPECT_EQ(found->pointer, "/fulfilment/pickup_at");
    return found->code;
}

TEST(PickupSlots, begin_on_the_wall_clock_within_the_hours) {
    const auto slots =
        day_of(half_hours(daily("08:10", "10:00")), "2026-06-01", "2026-06-01T00:00:00Z");
    EXPECT_THAT(begins(slots), ElementsAre("06:30", "07:00", "07:30")) << "08:30 to 09:30 there";
    EXPECT_EQ(slots[0].ends_at - slots[0].starts_at, std::chrono::minutes{30});
    const WallClock kathmandu{zones, "Asia/Kathmandu"};  // 5:45 ahead
    EXPECT_THAT(begins(day_of(half_hours(daily("08:00", "09:00")), "2026-06-01",
                              "2026-05-31T22:00:00Z", kathmandu)),
                ElementsAre("02:15", "02:45"));
}

TEST(PickupSlots, go_on_past_midnight_on_the_day_they_begin) {
    const WeeklyHours friday_night{{{false, false, false, false, true}, 23 * 60, 60}};
    EXPECT_THAT(begins(day_of(half_hours(friday_night), "2026-06-05", "2026-06-05T00:00:00Z")),
                ElementsAre("21:00", "21:30"));
    EXPECT_THAT(begins(day_of(half_hours(friday_night), "2026-06-06", "2026-06-05T00:00:00Z")),
                ElementsAre("22:00", "22:30"));
}

TEST(PickupSlots, skip_the_hour_that_clocks_leave_out) {
    const auto slots =
        day_of(half_hours(daily("01:00", "04:00")), "2026-03-29", "2026-03-28T23:00:00Z");
    EXPECT_THAT(begins(slots), ElementsAre("00:00", "00:30", "01:00", "01:30"))
        << "01:00, 01:30, 03:00, 03:30";
    EXPECT_THAT(day_of(half_hours(), "2026-03-29", "2026-03-28T23:00:00Z"), SizeIs(46));
    EXPECT_EQ(
        fault(half_hours(daily("02:00", "03:00")), "2026-03-29T01:00:00Z", "2026-03-28T23:00:00Z"),
        "order.pickup-closed")
        << "it is 03:00 when 02:00 would be";
}

TEST(PickupSlots, come_twice_in_the_hour_that_comes_twice) {
    const auto slots =
        day_of(half_hours(daily("02:00", "03:30")), "2026-10-25", "2026-10-24T22:00:00Z", berlin(),
               {{utc("2026-10-25T00:00:00Z"), 10}, {utc("2026-10-25T01:30:00Z"), 4}});
    EXPECT_THAT(begins(slots), ElementsAre("00:00", "00:30", "01:00", "01:30", "02:00"));
    std::vector<int> left;
    for (const auto& slot : slots)
        left.push_back(slot.left);
    EXPECT_THAT(left, ElementsAre(0, 10, 10, 6, 10)) << "each has its own places";
    EXPECT_THAT(day_of(half_hours(), "2026-10-25", "2026-10-24T22:00:00Z"), SizeIs(50));
}

TEST(PickupSlots, are_all_that_can_be_asked_for) {
    const auto open = half_hours(daily("08:00", "20:00"));
    const char* const now = "2026-06-01T08:00:00Z";  // 10:00
    EXPECT_EQ(fault(open, "2026-06-01T08:30:00Z", now), "");
    EXPECT_EQ(fault(open, "2026-06-01T08:45:00Z", now), "order.pickup-not-a-slot");
    EXPECT_EQ(fault(open, "2026-06-01T08:30:00.001Z", now), "order.pickup-not-a-slot");
    EXPECT_EQ(fault(open, "2026-06-01T08:30:30Z", now), "order.pickup-not-a-slot");
    EXPECT_EQ(fault(open, "2026-06-01T17:30:00Z", now), "");
    EXPECT_EQ(fault(open, "2026-06-01T18:00:00Z", now), "order.pickup-closed");
    EXPECT_EQ(fault(open, "2026-06-01T08:00:00Z", now), "order.pickup-too-soon") << "it has begun";
}

TEST(PickupSlots, can_be_had_until_the_lead_before_they_begin) {
    auto settings = half_hours();
    settings.lead_minutes = 45;
    EXPECT_EQ(fault(settings, "2026-06-01T09:00:00Z", "2026-06-01T08:15:00Z"), "");
    EXPECT_EQ(fault(settings, "2026-06-01T09:00:00Z", "2026-06-01T08:15:00.001Z"),
              "order.pickup-too-soon");
}

TEST(PickupSlots, can_be_had_so_many_days_of_the_calendar_ahead) {
    auto settings = half_hours();
    settings.days_ahead = 1;
    const char* const evening = "2026-06-01T21:00:00Z";  // 23:00
    EXPECT_EQ(fault(settings, "2026-06-02T21:30:00Z", evening), "");
    EXPECT_EQ(fault(settings, "2026-06-02T22:00:00Z", evening), "order.pickup-too-far");
    settings.days_ahead = 0;
    EXPECT_EQ(fault(settings, "2026-06-01T21:30:00Z", evening), "");
    EXPECT_EQ(fault(settings, "2026-06-01T22:00:00Z", evening), "order.pickup-too-far");
    settings.days_ahead = 7;
    EXPECT_EQ(fault(settings, "2026-06-08T21:00:00Z", evening), "");
    EXPECT_EQ(fault(settings, "2026-06-08T21:30:00Z", evening), "order.pickup-too-far");
}

TEST(PickupSlots, are_shown_for_the_days_on_which_any_can_be_had) {
    auto settings = half_hours();
    settings.days_ahead = 2;
    const char* const now = "2026-06-01T08:00:00Z";
    EXPECT_THAT(day_of(settings, "2026-05-31", now), IsEmpty());
    EXPECT_THAT(day_of(settings, "2026-06-03", now), SizeIs(48));
    EXPECT_THAT(day_of(settings, "2026-06-04", now), IsEmpty());
}

TEST(PickupSlots, are_available_while_a_place_is_left_and_it_is_not_too_late) {
    auto settings = half_hours(daily("10:00", "12:00"));
    settings.capacity = 2;
    settings.lead_minutes = 30;
    const auto slots = day_of(settings, "2026-06-01", "2026-06-01T07:31:00Z", berlin(),
                              {{utc("2026-06-01T08:30:00Z"), 2}, {utc("2026-06-01T09:00:00Z"), 1}});
    std::vector<std::pair<int, bool>> shown;
    for (const auto& slot : slots)
        shown.emplace_back(slot.left, slot.available);
    EXPECT_THAT(shown, ElementsAre(std::pair(2, false), std::pair(0, false), std::pair(1, true),
                                   std::pair(2, true)));
}

TEST(PickupSlots, count_those_that_began_within_them_under_another_grid) {
    auto settings = half_hours(daily("10:00", "11:00"));
    settings.capacity = 5;
    const auto slots = day_of(settings, "2026-06-01", "2026-06-01T00:00:00Z", berlin(),
                              {{utc("2026-06-01T07:50:00Z"), 1},
                               {utc("2026-06-01T08:00:00Z"), 1},
                               {utc("2026-06-01T08:20:00Z"), 2},
                               {utc("2026-06-01T08:30:00Z"), 9}});
    EXPECT_EQ(slots[0].left, 2);
    EXPECT_EQ(slots[1].left, 0) << "never less, though the capacity was once more";
}

TEST(PickupSlots, that_are_full_name_the_nearest_free_ones) {
    std::vector<PickupSlot> slots;
    for (const char* at : {"06:00", "07:00", "07:30", "08:00", "08:30", "09:00"}) {
        const Instant starts = utc("2026-06-01T" + std::string(at) + ":00Z");
        slots.push_back({.starts_at = starts, .available = std::string_view(at) != "08:00"});
    }
    const Instant wanted = utc("2026-06-01T08:00:00Z");
    const auto refusal = slot_full(nearest_available(slots, wanted, 3), berlin()).error();
    EXPECT_EQ(refusal.code, "order.slot-full");
    EXPECT_EQ(refusal.message.en,
              "That pickup time is taken. Free on that day: 09:00, 09:30, 10:30.");
    ASSERT_THAT(refusal.fields, SizeIs(1));
    EXPECT_EQ(refusal.fields[0].pointer, "/fulfilment/pickup_at");
    EXPECT_EQ(slot_full({}, berlin()).error().message.en,
              "That pickup time is taken. No other is free on that day.");
}

TEST(PickupSettings, have_slots_that_fit_an_hour_and_hours_on_some_days) {
    PickupSettings settings;
    for (const int minutes : slot_lengths) {
        settings.slot_minutes = minutes;
        EXPECT_THAT(faults_in(settings), IsEmpty());
    }
    settings.slot_minutes = 25;
    settings.hours = {{}};
    const auto faults = faults_in(settings);
    ASSERT_THAT(faults, SizeIs(2));
    EXPECT_EQ(faults[0].pointer + ' ' + faults[0].code, "/hours/0/days field.required");
    EXPECT_EQ(faults[1].pointer + ' ' + faults[1].code, "/slot_minutes field.choice");
}

}  // namespace
}  // namespace beanq::orders

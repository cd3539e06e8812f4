#include "menu/use_cases/edit_price_schedules.hpp"

#include <gtest/gtest.h>

#include "kernel/time_text.hpp"
#include "tests/support/menu_shop.hpp"

namespace beanq::menu {
namespace {

/// A café in Moscow, on a Monday at noon (09:00Z).
struct OnSchedule : testing::Test {
    MenuShop shop;
    const MenuImport menu = shop.import_small();
    const VariationId small = menu.menus[0].categories[0].products[0].variations[0].id;  // 220.00

    void at(const char* moment) { shop.clock.set(*parse_rfc3339(moment)); }
    std::int64_t price() {
        return shop.published()->catalogue.find(small)->variation->price.amount_minor;
    }
    std::size_t menus() { return shop.published()->catalogue.menus.size(); }
    static WeeklyHours hours(std::string_view from, std::string_view to) {
        return {{{true, true, true, true, true, false, false},
                 *parse_minutes(from),
                 *parse_minutes(to)}};
    }
    Result<PriceSchedule> happy_hour(std::int64_t minor, WeeklyHours when) {
        return run(shop.edit_price_schedules.create(
            {.name = "Happy hour", .hours = std::move(when), .prices = {{small, rub(minor)}}}, {}));
    }
};

TEST_F(OnSchedule, prices_change_at_their_minute_by_themselves) {
    ASSERT_TRUE(happy_hour(15000, hours("17:10", "19:00")));
    EXPECT_EQ(price(), 22000);
    at("2026-11-23T14:09:59.999Z");
    EXPECT_EQ(price(), 22000);
    at("2026-11-23T14:10:00Z");
    EXPECT_EQ(price(), 15000);
    at("2026-11-23T15:59:59.999Z");
    EXPECT_EQ(price(), 15000);
    at("2026-11-23T16:00:00Z");
    EXPECT_EQ(price(), 22000);
    at("2026-11-28T14:30:00Z");  // a Saturday
    EXPECT_EQ(price(), 22000);
}

TEST_F(OnSchedule, the_later_made_of_two_prices_decides) {
    const auto first = happy_hour(15000, hours("12:00", "13:00")).value();
    EXPECT_EQ(price(), 15000);
    ASSERT_TRUE(happy_hour(18000, {}));
    EXPECT_EQ(price(), 18000);
    ASSERT_TRUE(run(shop.edit_price_schedules.remove(first.id, 1)));
    EXPECT_EQ(price(), 18000);
}

TEST_F(OnSchedule, a_price_ends_with_its_dates_or_when_it_is_switched_off) {
    auto made = happy_hour(15000, {}).value();
    ChangePriceScheduleCommand change{.id = made.id, .if_match = 1};
    change.valid_until = std::optional(*parse_iso_date("2026-11-23"));
    ASSERT_TRUE(run(shop.edit_price_schedules.change(change)));
    EXPECT_EQ(price(), 15000);
    at("2026-11-23T21:00:00Z");  // midnight
    EXPECT_EQ(price(), 22000);
    at("2026-11-23T12:00:00Z");
    EXPECT_EQ(code_of(run(shop.edit_price_schedules.change(change))), "version.stale");
    ASSERT_TRUE(
        run(shop.edit_price_schedules.change({.id = made.id, .if_match = 2, .active = false})));
    EXPECT_EQ(price(), 22000);
}

TEST_F(OnSchedule, menus_come_and_go_with_their_hours) {
    ASSERT_TRUE(
        run(shop.edit_menus.create({.name = "Late", .hours = hours("22:00", "02:00")}, {})));
    EXPECT_EQ(menus(), 1U);
    at("2026-11-23T18:59:59Z");
    EXPECT_EQ(menus(), 1U);
    at("2026-11-23T19:00:00Z");
    EXPECT_EQ(menus(), 2U);
    at("2026-11-23T22:59:59Z");
    EXPECT_EQ(menus(), 2U);
    at("2026-11-23T23:00:00Z");
    EXPECT_EQ(menus(), 1U);
}

TEST_F(OnSchedule, a_menu_that_began_on_its_last_day_goes_on_past_midnight) {
    ASSERT_TRUE(run(shop.edit_menus.create({.name = "Late",
                                            .valid_until = parse_iso_date("2026-11-23"),
                                            .hours = hours("22:00", "02:00")},
                                           {})));
    at("2026-11-23T22:30:00Z");  // 01:30 on the 24th
    EXPECT_EQ(menus(), 2U);
    at("2026-11-24T20:00:00Z");  // 23:00 on the 24th
    EXPECT_EQ(menus(), 1U);
}

TEST_F(OnSchedule, refuses_what_cannot_be) {
    const auto refused = run(shop.edit_price_schedules.create(
        {.name = "x",
         .valid_from = parse_iso_date("2026-11-24"),
         .valid_until = parse_iso_date("2026-11-23"),
         .hours = {{}},
         .prices = {{small, rub(1)}, {small, usd(1)}, {VariationId(shop.ids.next()), rub(1)}}},
        {}));
    EXPECT_EQ(faults_of(refused),
              (std::vector<std::string>{"/hours/0/days field.required", "/valid_until field.range",
                                        "/prices/1/variation_id field.duplicate",
                                        "/prices/1/price/currency field.currency",
                                        "/prices/2/variation_id field.unknown-id"}));
    EXPECT_EQ(code_of(run(shop.edit_price_schedules.find(PriceScheduleId(shop.ids.next())))),
              "price-schedule.unknown");
}

}  // namespace
}  // namespace beanq::menu

#include "orders/domain/draft.hpp"

#include <gtest/gtest.h>

#include "tests/support/order_cafe.hpp"

namespace beanq::orders {
namespace {

using std::chrono::days;
using std::chrono::milliseconds;

const Instant now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23};
const Moment moment{now, ThreeHoursAhead().local(now, "")};
const Asking by_guest{.moment = moment};
const Asking by_staff{.by_name = true, .moment = moment};
const PriceRules no_rules;

using Faults = std::vector<std::pair<std::string, std::string>>;

/// Where and what, for each fault.
Faults faults_of(const OrderRequest& request, const Asking& asking = by_guest) {
    const auto menu = small_menu();
    const auto draft = draft_order(request, *menu, no_rules, asking);
    Faults faults;
    if (draft) return faults;
    EXPECT_EQ(draft.error().kind, ErrorKind::invalid);
    for (const auto& fault : draft.error().fields)
        faults.emplace_back(fault.pointer, fault.code);
    return faults;
}

OrderRequest with_modifiers(std::vector<WantedModifier> modifiers) {
    OrderRequest request = one_latte();
    request.lines[0].modifiers = std::move(modifiers);
    return request;
}

TEST(Draft, prices_what_was_chosen_with_the_names_of_the_menu) {
    const auto menu = small_menu();
    const auto draft = draft_order(one_latte(), *menu, no_rules, by_guest).value();

    ASSERT_EQ(draft.lines.size(), 1U);
    EXPECT_EQ(draft.lines[0].name, "Latte");
    EXPECT_EQ(draft.lines[0].variation_name, "M");
    EXPECT_EQ(draft.lines[0].unit_price, rub(37000));
    EXPECT_EQ(draft.lines[0].modifiers[0], (LineModifier{oat, "Milk", "Oat", rub(6000), 1}));
    EXPECT_EQ(draft.totals.total, rub(74000));
}

TEST(Draft, takes_the_defaults_where_no_modifiers_are_named) {
    OrderRequest request = one_latte();
    request.lines[0].modifiers.reset();
    const auto menu = small_menu();

    const auto draft = draft_order(request, *menu, no_rules, by_guest).value();

    ASSERT_EQ(draft.lines[0].modifiers.size(), 1U);
    EXPECT_EQ(draft.lines[0].modifiers[0].modifier, cow);
}

TEST(Draft, takes_an_empty_list_as_no_modifiers_at_all) {
    EXPECT_EQ(faults_of(with_modifiers({})),
              (Faults{{"/items/0/modifiers", "order.too-few-modifiers"}}));
}

TEST(Draft, tells_of_a_default_that_is_sold_out_where_one_is_required) {
    const auto menu = small_menu();
    menu->variations[latte].groups[0].modifiers[0].available = false;
    OrderRequest request = one_latte();
    request.lines[0].modifiers.reset();

    const auto draft = draft_order(request, *menu, no_rules, by_guest);

    ASSERT_FALSE(draft);
    EXPECT_EQ(draft.error().fields[0].code, "order.too-few-modifiers");
}

TEST(Draft, lets_one_variation_stand_on_two_lines) {
    OrderRequest request = one_latte();
    request.lines.push_back(request.lines[0]);
    EXPECT_EQ(faults_of(request), Faults{});
}

TEST(Draft, refuses_what_is_not_on_sale_and_what_is_sold_out) {
    OrderRequest request;
    request.lines = {{.variation = espresso}, {.variation = unknown_variation}, {.variation = raf}};
    EXPECT_EQ(faults_of(request), (Faults{{"/items/1/variation_id", "order.not-on-sale"},
                                          {"/items/2/variation_id", "order.sold-out"}}));
}

TEST(Draft, refuses_modifiers_of_other_products_and_sold_out_ones) {
    EXPECT_EQ(faults_of(with_modifiers({{oat, 1}, {cocoa, 1}})),
              (Faults{{"/items/0/modifiers/1/modifier_id", "order.foreign-modifier"}}));
    EXPECT_EQ(faults_of(with_modifiers({{soy, 1}})),
              (Faults{{"/items/0/modifiers/0/modifier_id", "order.sold-out"}}));
}

TEST(Draft, counts_modifiers_with_their_quantities) {
    EXPECT_EQ(faults_of(with_modifiers({{oat, 1}, {vanilla, 3}})), Faults{});
    EXPECT_EQ(faults_of(with_modifiers({{oat, 1}, {vanilla, 4}})),
              (Faults{{"/items/0/modifiers", "order.too-many-modifiers"}}));
    EXPECT_EQ(faults_of(with_modifiers({{oat, 1}, {cow, 1}})),
              (Faults{{"/items/0/modifiers", "order.too-many-modifiers"}}));
}

TEST(Draft, names_the_group_that_is_short) {
    const auto menu = small_menu();
    const auto draft = draft_order(with_modifiers({}), *menu, no_rules, by_guest);
    ASSERT_FALSE(draft);
    EXPECT_EQ(draft.error().fields[0].message.en, "“Milk”: choose at least 1 option.");
}

TEST(Draft, refuses_repeats_where_the_group_does_not_allow_them) {
    EXPECT_EQ(faults_of(with_modifiers({{oat, 2}})),
              (Faults{{"/items/0/modifiers/0/quantity", "order.no-repeats"},
                      {"/items/0/modifiers", "order.too-many-modifiers"}}));
}

TEST(Draft, refuses_one_modifier_named_twice) {
    EXPECT_EQ(faults_of(with_modifiers({{oat, 1}, {vanilla, 1}, {vanilla, 1}})),
              (Faults{{"/items/0/modifiers/2/modifier_id", "field.duplicate"}}));
}

TEST(Draft, refuses_a_tip_in_another_currency) {
    OrderRequest request = one_latte();
    request.tip = Money{100, *Currency::parse("EUR")};
    EXPECT_EQ(faults_of(request), (Faults{{"/tip/currency", "field.currency"}}));
}

TEST(Draft, takes_a_pickup_time_within_a_week) {
    OrderRequest request = one_latte();
    const auto at = [&](Instant when) {
        request.fulfilment.pickup_at = when;
        return faults_of(request);
    };
    EXPECT_EQ(at(now + milliseconds{1}), Faults{});
    EXPECT_EQ(at(now + days{7}), Faults{});
    EXPECT_EQ(at(now), (Faults{{"/fulfilment/pickup_at", "order.pickup-past"}}));
    EXPECT_EQ(at(now + days{7} + milliseconds{1}),
              (Faults{{"/fulfilment/pickup_at", "order.pickup-too-far"}}));
}

TEST(Draft, refuses_online_payment_for_now) {
    OrderRequest request = one_latte();
    request.payment_method = PaymentMethod::online;
    EXPECT_EQ(faults_of(request), (Faults{{"/payment_method", "order.payment-method"}}));
}

TEST(Draft, wants_a_name_from_staff_and_none_from_guests) {
    EXPECT_EQ(faults_of(one_latte(), by_staff), (Faults{{"/guest_name", "field.required"}}));
    EXPECT_EQ(faults_of(for_walk_in(), by_staff), Faults{});
    EXPECT_EQ(faults_of(for_walk_in(), by_guest), (Faults{{"/guest_name", "field.not-allowed"}}));
}

TEST(Draft, quotes_staff_before_there_is_a_name) {
    EXPECT_EQ(faults_of(one_latte(), {.by_name = true, .quote_only = true, .moment = moment}),
              Faults{});
}

TEST(Draft, tells_every_fault_of_every_line_at_once) {
    OrderRequest request = with_modifiers({{cocoa, 1}});
    request.lines.push_back({.variation = unknown_variation});
    request.payment_method = PaymentMethod::online;
    EXPECT_EQ(faults_of(request, by_staff),
              (Faults{{"/items/0/modifiers/0/modifier_id", "order.foreign-modifier"},
                      {"/items/0/modifiers", "order.too-few-modifiers"},
                      {"/items/1/variation_id", "order.not-on-sale"},
                      {"/payment_method", "order.payment-method"},
                      {"/guest_name", "field.required"}}));
}

}  // namespace
}  // namespace beanq::orders

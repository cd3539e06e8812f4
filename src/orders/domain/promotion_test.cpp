#include "orders/domain/promotion.hpp"

#include <gtest/gtest.h>

#include "orders/domain/priced.hpp"
#include "tests/support/order_cafe.hpp"

namespace beanq::orders {
namespace {

using std::chrono::hours;

const Instant noon = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + hours{9};
const Moment at_noon{noon, ThreeHoursAhead().local(noon, "")};  // a Monday
const auto drinks = id_of<CategoryId>(9, 1);

ChosenLine line(std::uint8_t product, std::int64_t price_minor, int quantity = 1) {
    return {.product = id_of<ProductId>(4, product),
            .variation = {},
            .name = "",
            .variation_name = "",
            .variation_price = rub(price_minor),
            .quantity = quantity,
            .modifiers = {},
            .notes = {},
            .categories = {drinks}};
}

Promotion percent(std::uint8_t nth, std::int64_t rate_ppm, PromotionTarget target) {
    return {.id = id_of<PromotionId>(7, nth),
            .location = shop,
            .name = "p" + std::to_string(nth),
            .target = target,
            .subjects = {},
            .rate_ppm = rate_ppm};
}

Promotion on_product(std::uint8_t nth, std::int64_t rate_ppm, std::uint8_t product) {
    Promotion promotion = percent(nth, rate_ppm, PromotionTarget::product);
    promotion.subjects = {id_of<ProductId>(4, product).value};
    return promotion;
}

struct Given {
    std::vector<std::pair<std::string, LinePositions>> discounts;
    std::vector<std::string> faults;

    bool operator==(const Given&) const = default;
};

Given given(const std::vector<ChosenLine>& lines, const std::vector<Promotion>& automatic,
            const Promotion* coded = nullptr) {
    std::vector<FieldError> faults;
    Given given;
    for (const auto& each : promotions_for(lines, automatic, coded, at_noon, faults))
        given.discounts.emplace_back(each.name, each.lines);
    for (const auto& fault : faults)
        given.faults.push_back(fault.code);
    return given;
}

TEST(Promotions, take_off_each_line_only_once_and_as_much_as_they_can) {
    const std::vector lines{line(1, 10000), line(2, 5000), line(3, 100)};
    Promotion category = percent(3, 100'000, PromotionTarget::category);
    category.subjects = {drinks.value};
    EXPECT_EQ(given(lines, {on_product(1, 200'000, 1), on_product(2, 50'000, 2), category}),
              (Given{{{"p1", {0}}, {"p3", {1, 2}}}, {}}));
}

TEST(Promotions, take_off_the_order_once_beside_those_of_its_lines) {
    const std::vector lines{line(1, 10000), line(2, 5000)};
    Promotion five_off{.id = id_of<PromotionId>(7, 5),
                       .location = shop,
                       .name = "p5",
                       .kind = DiscountKind::fixed,
                       .amount = rub(1600)};
    const auto tenth = percent(4, 100'000, PromotionTarget::order);
    EXPECT_EQ(given(lines, {on_product(1, 200'000, 1), tenth, five_off}),
              (Given{{{"p1", {0}}, {"p5", {0, 1}}}, {}}));
}

TEST(Promotions, with_a_named_code_win_a_tie_but_not_against_a_better_one) {
    const std::vector lines{line(1, 10000)};
    auto coded = percent(9, 100'000, PromotionTarget::order);
    coded.code = "TEN";
    const auto as_good = percent(1, 100'000, PromotionTarget::order);
    const auto better = percent(2, 150'000, PromotionTarget::order);
    EXPECT_EQ(given(lines, {as_good}, &coded), (Given{{{"p9", {0}}}, {}}));
    EXPECT_EQ(given(lines, {as_good, better}, &coded), (Given{{{"p2", {0}}}, {}}));
}

TEST(Promotions, hold_in_their_time_and_hours_and_from_their_sum_on) {
    const std::vector lines{line(1, 10000)};
    auto code = percent(1, 100'000, PromotionTarget::order);
    code.code = "TEN";
    const auto faults_of = [&](const Promotion& promotion) {
        return given(lines, {}, &promotion).faults;
    };
    EXPECT_EQ(faults_of(code), std::vector<std::string>{});
    auto changed = code;
    changed.valid_until = noon;
    EXPECT_EQ(faults_of(changed), std::vector<std::string>{"promotion.not-now"});
    changed = code;
    changed.valid_from = noon + hours{1};
    EXPECT_EQ(faults_of(changed), std::vector<std::string>{"promotion.not-now"});
    changed = code;
    changed.hours = {{.days = {true}, .from = 13 * 60, .to = 14 * 60}};
    EXPECT_EQ(faults_of(changed), std::vector<std::string>{"promotion.not-now"});
    changed.hours = {{.days = {true}, .from = 12 * 60, .to = 13 * 60}};
    EXPECT_EQ(faults_of(changed), std::vector<std::string>{});
    changed = code;
    changed.min_subtotal = rub(10001);
    EXPECT_EQ(faults_of(changed), std::vector<std::string>{"promotion.min-subtotal"});
    changed = on_product(1, 100'000, 77);
    changed.code = "TEN";
    EXPECT_EQ(faults_of(changed), std::vector<std::string>{"promotion.nothing-to-discount"});
}

TEST(Promotions, without_a_code_are_left_out_silently_when_they_do_not_hold) {
    auto promotion = percent(1, 100'000, PromotionTarget::order);
    promotion.valid_until = noon;
    EXPECT_EQ(given({line(1, 10000)}, {promotion}), Given{});
}

TEST(Promotions, are_checked_field_by_field) {
    Promotion wrong{.id = {},
                    .location = shop,
                    .name = "wrong",
                    .code = "a b",
                    .target = PromotionTarget::product,
                    .kind = DiscountKind::fixed,
                    .rate_ppm = 5,
                    .amount = Money{100, *Currency::parse("EUR")},
                    .min_subtotal = Money{100, *Currency::parse("EUR")},
                    .valid_from = noon,
                    .valid_until = noon,
                    .max_uses = 1,
                    .used = 2};
    std::vector<std::string> pointers;
    for (const auto& fault : faults_in(wrong, *Currency::parse("RUB")))
        pointers.push_back(fault.pointer);
    EXPECT_EQ(pointers, (std::vector<std::string>{"/rate_ppm", "/subjects", "/amount/currency",
                                                  "/min_subtotal/currency", "/code", "/max_uses",
                                                  "/valid_until"}));
}

TEST(PromotionCode, is_the_same_in_small_letters_and_nothing_else) {
    EXPECT_EQ(promotion_code("happy_10-a"), "HAPPY_10-A");
    EXPECT_EQ(promotion_code("ab"), std::nullopt);
    EXPECT_EQ(promotion_code("КОФЕ"), std::nullopt);
    EXPECT_EQ(promotion_code(std::string(33, 'A')), std::nullopt);
}

TEST(TaxRates, are_for_their_class_and_their_ways_of_serving) {
    auto coffee = line(1, 10000);
    auto cake = line(2, 5000);
    cake.tax_class = "food";
    const auto rate = [](std::optional<std::string> tax_class,
                         std::vector<FulfilmentType> fulfilments) {
        return TaxRate{.id = {},
                       .location = shop,
                       .name = tax_class.value_or("all"),
                       .rate_ppm = 100'000,
                       .included = true,
                       .tax_class = tax_class,
                       .fulfilments = std::move(fulfilments)};
    };
    const std::vector rates{rate({}, {}), rate("food", {FulfilmentType::takeaway}),
                            rate("tobacco", {})};
    const auto names = [&](FulfilmentType how) {
        std::vector<std::pair<std::string, LinePositions>> found;
        for (const auto& tax : taxes_for({coffee, cake}, how, rates))
            found.emplace_back(tax.name, tax.lines);
        return found;
    };
    using Found = std::vector<std::pair<std::string, LinePositions>>;
    EXPECT_EQ(names(FulfilmentType::dine_in), (Found{{"all", {0}}}));
    EXPECT_EQ(names(FulfilmentType::takeaway), (Found{{"all", {0}}, {"food", {1}}}));
}

TEST(Discounts, of_a_draft_are_what_its_order_is_priced_by_again) {
    const auto menu = small_menu();
    PriceRules rules;
    rules.promotions = {percent(1, 123'456, PromotionTarget::order)};
    rules.taxes = {{.id = {}, .location = shop, .name = "VAT", .rate_ppm = 200'000}};
    rules.rounding = {100, RoundingMode::nearest};
    const Asking asking{.moment = at_noon};
    const Draft draft = draft_order(one_latte(), *menu, rules, asking).value();
    Draft again = draft;
    put_prices(again);
    EXPECT_EQ(again.totals, draft.totals);
    EXPECT_EQ(draft.totals.discount, rub(9136));  // 74000 × 0.123456 = 9135.744
    EXPECT_EQ(draft.totals.total, rub(64900));    // 64864, to the nearest rouble
}

}  // namespace
}  // namespace beanq::orders

// Codes that only some may use: over a real database, and by several at once.
#include <algorithm>
#include <array>

#include <gtest/gtest.h>

#include "tests/support/at_once.hpp"
#include "tests/support/order_cafe.hpp"
#include "tests/support/temporary_folder.hpp"

namespace beanq::orders {
namespace {

constexpr db::Statement add_promotion{
    "test.promotion",
    "INSERT INTO promotions (id, location_id, name, code, target, subjects, kind, rate_ppm, "
    "currency, hours, max_uses, max_uses_per_customer, used, active, version) "
    "VALUES ($1, $2, 'Ten', $3, 'order', '', 'percent', 100000, 'RUB', '', $4, $5, 0, TRUE, 1)"};
constexpr db::Statement used_of{"test.used", "SELECT used FROM promotions WHERE id = $1"};

const auto ten = id_of<PromotionId>(7, 1);

OrderRequest with_code(OrderRequest request, std::string code = "ten-off") {
    request.promotion_code = std::move(code);
    return request;
}

struct CafeWithCode : Cafe {
    explicit CafeWithCode(std::unique_ptr<db::Database> opened,
                          std::optional<std::int64_t> max_uses = {},
                          std::optional<std::int64_t> per_customer = {})
        : Cafe(std::move(opened)) {
        beanq::run(add(max_uses, per_customer));
    }
    awaitable<void> add(std::optional<std::int64_t> max_uses,
                        std::optional<std::int64_t> per_customer) {
        auto tx = co_await database->begin();
        co_await db::sql(*tx).run(add_promotion, ten, shop, "TEN-OFF", max_uses, per_customer);
        co_await tx->commit();
    }
    std::int64_t used() { return beanq::run(count()); }
    awaitable<std::int64_t> count() {
        auto tx = co_await database->begin_read();
        const auto rows = co_await db::sql(*tx).run(used_of, ten);
        co_return rows.front().get<std::int64_t>(0);
    }
    std::string outcome(Caller who, OrderRequest request) {
        const auto placed = try_to_place(std::move(who), std::move(request));
        return placed ? "placed" : placed.error().code;
    }
};

TEST(PromotionUses, take_their_discount_off_the_order) {
    CafeWithCode cafe(fresh_database());
    const Order order = cafe.place(guest(), with_code(one_latte()));

    EXPECT_EQ(order.totals.discount, rub(7400));
    EXPECT_EQ(order.totals.total, rub(66600));
    EXPECT_EQ(order.discounts.at(0).code, "TEN-OFF");
    EXPECT_EQ(cafe.used(), 1);
    const auto stored = run(cafe.read_orders.one(guest(), order.id));
    EXPECT_EQ(stored.value(), order);
}

TEST(PromotionUses, cost_nothing_when_only_asking_the_price) {
    CafeWithCode cafe(fresh_database(), 1);
    const auto quote = run(cafe.quote_order.run({guest(), {}, with_code(one_latte())}));
    EXPECT_EQ(quote.value().totals.total, rub(66600));
    EXPECT_EQ(cafe.used(), 0);
    EXPECT_EQ(cafe.outcome(guest(), with_code(one_latte())), "placed");
    const auto late = run(cafe.quote_order.run({guest(2), {}, with_code(one_latte())}));
    EXPECT_EQ(late.error().code, "promotion.used-up");
}

TEST(PromotionUses, are_limited_for_each_customer) {
    CafeWithCode cafe(fresh_database(), std::nullopt, 1);
    EXPECT_EQ(cafe.outcome(guest(1), with_code(one_latte())), "placed");
    EXPECT_EQ(cafe.outcome(guest(1), with_code(one_latte())), "promotion.customer-limit");
    EXPECT_EQ(cafe.outcome(guest(2), with_code(one_latte())), "placed");
    EXPECT_EQ(cafe.outcome(barista(), with_code(for_walk_in())), "promotion.needs-account");
    EXPECT_EQ(cafe.used(), 2);
}

TEST(PromotionUses, come_back_with_an_order_that_is_cancelled) {
    CafeWithCode cafe(fresh_database(), 1, 1);
    const Order order = cafe.place(guest(), with_code(one_latte()));
    ASSERT_TRUE(cafe.cancel(guest(), order));
    EXPECT_EQ(cafe.used(), 0);
    EXPECT_EQ(cafe.outcome(guest(), with_code(one_latte())), "placed");
}

TEST(PromotionUses, of_a_code_that_is_not_there_are_refused_at_its_field) {
    CafeWithCode cafe(fresh_database());
    const auto refused = cafe.try_to_place(guest(), with_code(one_latte(), "NO-SUCH"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fields.at(0).pointer, "/promotion_code");
    EXPECT_EQ(refused.error().fields.at(0).code, "promotion.unknown");
}

TEST(PromotionRaces, give_the_last_use_to_one) {
    const TemporaryFolder folder;
    CafeWithCode cafe(fresh_database_file(folder.path()), 5);
    std::array<std::string, 8> outcomes;
    at_once(8, [&](int i) {
        const auto nth = static_cast<std::uint8_t>(1 + i % 2);
        outcomes[static_cast<std::size_t>(i)] = cafe.outcome(guest(nth), with_code(one_latte()));
    });
    EXPECT_EQ(std::ranges::count(outcomes, "placed"), 5);
    EXPECT_EQ(std::ranges::count(outcomes, "promotion.used-up"), 3);
    EXPECT_EQ(cafe.used(), 5);
}

}  // namespace
}  // namespace beanq::orders

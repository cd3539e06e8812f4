#include "orders/use_cases/sum_up_day.hpp"

#include <gmock/gmock.h>

#include "orders/adapters/sql/sales_book.hpp"
#include "tests/support/order_cafe.hpp"

namespace beanq::orders {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// A shop three hours ahead of UTC.
class OneShop final : public Locations {
public:
    awaitable<Result<Location>> find(Transaction&, std::optional<LocationId> id) override {
        if (id && *id != shop) co_return refuse(ErrorKind::invalid, "location.unknown", {"", ""});
        co_return Location{shop, "BeanQ", "Europe/Moscow", *Currency::parse("RUB")};
    }
};

class SumUpDayTest : public testing::Test {
protected:
    DaySummary summary(std::optional<Date> day = {}) {
        return run(sum_up_day_.run(std::nullopt, day)).value();
    }
    Order place(int quantity, std::int64_t tip_minor = 0) {
        OrderRequest request = for_walk_in();
        request.lines.front().quantity = quantity;
        request.tip = Money{tip_minor, *Currency::parse("RUB")};
        return cafe_.place(barista(), std::move(request));
    }
    void refund(const Order& order, std::vector<RefundedItem> items) {
        RefundOrderCommand command{manager(), {order.id, order.version}, std::move(items), "cold"};
        EXPECT_TRUE(run(cafe_.refund_order.run(std::move(command), {})));
    }
    static std::int64_t without_tip(const Order& order) {
        return order.totals.total.amount_minor - order.totals.tip.amount_minor;
    }

    Cafe cafe_;
    OneShop locations_;
    SqlSalesBook sales_;
    SumUpDay sum_up_day_{{*cafe_.database, cafe_.clock, cafe_.zones, locations_, sales_}};
};

TEST_F(SumUpDayTest, finds_nothing_in_a_day_without_orders) {
    const DaySummary day = summary();
    EXPECT_EQ(day.sales.placed, 0);
    EXPECT_EQ(day.sales.revenue_minor, 0);
    EXPECT_EQ(day.sales.average_minor(), 0);
    EXPECT_THAT(day.hours, IsEmpty());
    EXPECT_THAT(day.sales.products, IsEmpty());
}

TEST_F(SumUpDayTest, counts_orders_by_what_became_of_them) {
    place(1);
    cafe_.brought_to(place(1), OrderStatus::ready);
    cafe_.brought_to(place(1), OrderStatus::completed);
    EXPECT_TRUE(cafe_.cancel(manager(), place(1)));
    const DaySales sales = summary().sales;
    EXPECT_EQ(sales.placed, 4);
    EXPECT_EQ(sales.open, 2);
    EXPECT_EQ(sales.completed, 1);
    EXPECT_EQ(sales.cancelled, 1);
}

TEST_F(SumUpDayTest, leaves_tips_cancelled_orders_and_refunds_out_of_the_revenue) {
    const Order kept = place(2, 5000);
    EXPECT_TRUE(cafe_.cancel(manager(), place(3)));
    const Order refunded = cafe_.brought_to(place(3, 700), OrderStatus::completed);
    refund(refunded, {{refunded.lines.front().id, 1}});
    const Order returned = cafe_.brought_to(place(1, 300), OrderStatus::completed);
    refund(returned, {});
    const DaySales sales = summary().sales;
    const std::int64_t one_back = without_tip(refunded) / 3;
    EXPECT_EQ(sales.refunded_minor, one_back + returned.totals.total.amount_minor);
    EXPECT_EQ(sales.revenue_minor, without_tip(kept) + without_tip(refunded) - one_back);
    EXPECT_EQ(sales.average_minor(), (2 * sales.revenue_minor + 3) / 6);
}

TEST_F(SumUpDayTest, tells_the_hours_of_the_shops_wall_clock_as_the_day_went) {
    using std::chrono::hours;
    const Instant midnight = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23};
    std::int64_t each = 0;
    for (const auto utc : {hours{6}, hours{6}, hours{9}}) {  // 9, 9 and 12 o'clock
        cafe_.clock.set(midnight + utc + std::chrono::minutes{59});
        each = without_tip(place(1));
    }
    cafe_.clock.set(midnight + hours{23});
    EXPECT_THAT(summary(Date{std::chrono::year{2026} / 11 / 23}).hours,
                ElementsAre(HourSales{9, 2, 2 * each}, HourSales{12, 1, each}));
}

TEST_F(SumUpDayTest, is_of_the_present_business_date_unless_another_is_named) {
    place(1);
    cafe_.clock.advance(std::chrono::hours{24});
    EXPECT_EQ(summary().sales.placed, 0);
    const DaySummary before = summary(Date{std::chrono::year{2026} / 11 / 23});
    EXPECT_EQ(before.sales.placed, 1);
}

TEST_F(SumUpDayTest, lists_what_is_sold_most) {
    const Order order = place(7);
    place(2);
    EXPECT_TRUE(cafe_.cancel(manager(), place(99)));
    const auto products = summary().sales.products;
    ASSERT_EQ(products.size(), 1U);
    const OrderLine& line = order.lines.front();
    EXPECT_EQ(products.front(),
              (ProductSales{line.name, line.variation_name, 9, line.unit_price.amount_minor * 9}));
}

TEST_F(SumUpDayTest, refuses_an_unknown_location) {
    EXPECT_EQ(run(sum_up_day_.run(LocationId{}, std::nullopt)).error().code, "location.unknown");
}

}  // namespace
}  // namespace beanq::orders

#include "orders/adapters/http/summary_routes.hpp"

#include <string>
#include <utility>
#include <vector>

#include <boost/describe.hpp>

#include "platform/http/fields.hpp"
#include "platform/http/typed.hpp"

namespace beanq::orders {

struct SummaryQuery {
    std::optional<LocationId> location_id;
    std::optional<Date> business_date;  ///< absent: the present one
};
BOOST_DESCRIBE_STRUCT(SummaryQuery, (), (location_id, business_date))

struct HourSalesView {
    int hour = 0;
    std::int64_t orders = 0;
    Money revenue;
};
BOOST_DESCRIBE_STRUCT(HourSalesView, (), (hour, orders, revenue))

struct ProductSalesView {
    std::string name;
    std::string variation_name;
    std::int64_t quantity = 0;
    Money revenue;
};
BOOST_DESCRIBE_STRUCT(ProductSalesView, (), (name, variation_name, quantity, revenue))

struct OrderSummaryView {
    LocationId location_id;
    Date business_date{};
    std::int64_t placed = 0;
    std::int64_t open = 0;
    std::int64_t completed = 0;
    std::int64_t cancelled = 0;
    Money revenue;
    Money refunded;
    Money average_ticket;
    std::vector<HourSalesView> hours;
    std::vector<ProductSalesView> products;
};
BOOST_DESCRIBE_STRUCT(OrderSummaryView, (),
                      (location_id, business_date, placed, open, completed, cancelled, revenue,
                       refunded, average_ticket, hours, products))

namespace {

OrderSummaryView view_of(const DaySummary& day) {
    const auto money = [&day](std::int64_t minor) { return Money{minor, day.location.currency}; };
    const DaySales& sales = day.sales;
    OrderSummaryView view{.location_id = day.location.id,
                          .business_date = day.business_date,
                          .placed = sales.placed,
                          .open = sales.open,
                          .completed = sales.completed,
                          .cancelled = sales.cancelled,
                          .revenue = money(sales.revenue_minor),
                          .refunded = money(sales.refunded_minor),
                          .average_ticket = money(sales.average_minor()),
                          .hours = {},
                          .products = {}};
    for (const HourSales& hour : day.hours)
        view.hours.push_back({hour.hour, hour.orders, money(hour.revenue_minor)});
    for (const ProductSales& product : sales.products) {
        view.products.push_back(
            {product.name, product.variation_name, product.quantity, money(product.revenue_minor)});
    }
    return view;
}

}  // namespace

void add_summary_routes(http::Routes& routes, const SumUpDay& sum_up_day) {
    http::get(
        routes, "/orders/summary", http::permitted(Permission::read_order),
        "A business day in numbers: revenue is without tips, less refunds; hours are the "
        "location's",
        [&sum_up_day](http::Query<SummaryQuery> query) -> awaitable<Result<OrderSummaryView>> {
            const auto day = co_await sum_up_day.run(query->location_id, query->business_date);
            if (!day) co_return std::unexpected(day.error());
            co_return view_of(*day);
        });
}

}  // namespace beanq::orders

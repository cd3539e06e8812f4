// A business day in numbers.
#include <string>

#include <gmock/gmock.h>

#include "tests/support/answers.hpp"
#include "tests/support/operations.hpp"
#include "tests/support/order_desk.hpp"
#include "tests/support/test_app.hpp"

namespace beanq {
namespace {

using OrderSummary = OrderDesk;

TEST_F(OrderSummary, adds_up_the_day_for_staff) {
    const auto first = place(barista_, menu());
    place(client_, menu());
    advance(barista_, text_at(first, "/id"), "completed");
    const auto summary = barista_.get("/api/v1/orders/summary");
    expect_status(summary, 200);
    EXPECT_EQ(keys(summary.json()),
              "location_id business_date placed open completed cancelled revenue refunded "
              "average_ticket hours products");
    EXPECT_THAT(ApiDocument(client_).faults("OrderSummaryView", summary.json()),
                testing::IsEmpty());
    EXPECT_EQ(text_at(summary, "/business_date"), text_at(first, "/business_date"));
    EXPECT_EQ(number_at(summary, "/placed"), 2);
    EXPECT_EQ(number_at(summary, "/completed"), 1);
    EXPECT_EQ(number_at(summary, "/revenue/amount"), 36000);
    EXPECT_EQ(number_at(summary, "/average_ticket/amount"), 18000);
    EXPECT_EQ(text_at(summary, "/refunded/currency"), "RUB");
    EXPECT_EQ(text_at(summary, "/products/0/name"), "Круассан");
    EXPECT_EQ(number_at(summary, "/products/0/quantity"), 2);
    EXPECT_GE(number_at(summary, "/hours/0/orders"), 1);
    const auto shop = text_at(summary, "/location_id");
    EXPECT_EQ(barista_
                  .get("/api/v1/orders/summary?location_id=" + shop +
                       "&business_date=" + text_at(first, "/business_date"))
                  .body,
              summary.body);
    const auto empty = barista_.get("/api/v1/orders/summary?business_date=2020-02-29");
    EXPECT_EQ(number_at(empty, "/placed"), 0);
    EXPECT_EQ(number_at(empty, "/average_ticket/amount"), 0);
}

TEST_F(OrderSummary, is_for_who_reads_orders_and_of_a_place_and_day_that_exist) {
    expect_problem(client_.get("/api/v1/orders/summary"), 403, "auth.forbidden");
    expect_problem(barista_.get("/api/v1/orders/summary?location_id=" + unknown_id()), 422,
                   "location.unknown");
    expect_faults(barista_.get("/api/v1/orders/summary?business_date=2026-02-30"),
                  {"?business_date field.format"});
}

}  // namespace
}  // namespace beanq

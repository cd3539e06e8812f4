#include "orders/adapters/http/order_streams.hpp"

#include <deque>

#include <gtest/gtest.h>

#include "kernel/time_text.hpp"
#include "orders/adapters/http/order_event_json.hpp"
#include "tests/support/order_cafe.hpp"

namespace beanq::orders {
namespace {

using Lines = std::vector<std::string>;

/// Gives what it holds; then there is silence `silences` times, then it is over.
class FakeListener final : public OrderListener {
public:
    FakeListener(std::deque<OrderNews> news, int silences)
        : news_(std::move(news)), silences_(silences) {}

    awaitable<std::optional<OrderNews>> next(std::chrono::milliseconds) override {
        if (news_.empty()) {
            --silences_;
            co_return std::nullopt;
        }
        OrderNews news = std::move(news_.front());
        news_.pop_front();
        co_return news;
    }
    bool over() const override { return news_.empty() && silences_ <= 0; }

private:
    std::deque<OrderNews> news_;
    int silences_;
};

class FakeWriter final : public http::EventWriter {
public:
    awaitable<bool> send(std::string_view id, std::string_view event, std::string_view) override {
        lines.push_back(std::string(id) + " " + std::string(event));
        co_return lines.size() < leaves_after;
    }
    awaitable<bool> keep_alive() override {
        lines.emplace_back(":");
        co_return lines.size() < leaves_after;
    }

    Lines lines;
    std::size_t leaves_after = 100;
};

Order order_at(OrderStatus status, std::int64_t version) {
    Order order;
    order.number = "A-042";
    order.status = status;
    order.version = version;
    return order;
}

OrderNews news(std::int64_t sequence, OrderStatus status, std::int64_t version) {
    return {sequence, "order.status_changed", version, order_event_json(order_at(status, version))};
}

FollowedOrder followed(OrderStatus now, std::int64_t version, bool resumed,
                       std::deque<OrderNews> later, int silences = 1) {
    return {order_at(now, version), resumed,
            std::make_unique<FakeListener>(std::move(later), silences)};
}

Lines told(http::EventStream stream, FakeWriter writer = {}) {
    run(stream.run(writer));
    return writer.lines;
}

TEST(OrderEventJson, is_the_shape_that_clients_rely_on) {
    Order order = order_at(OrderStatus::ready, 4);
    order.location = shop;
    order.updated_at = *parse_rfc3339("2026-11-23T08:15:30.125Z");
    EXPECT_EQ(order_event_json(order, OrderStatus::preparing),
              R"({"order_id":"00000000-0000-0000-0000-000000000000","number":"A-042",)"
              R"("status":"ready","version":4,"at":"2026-11-23T08:15:30.125Z",)"
              R"("location_id":"01000000-0000-7000-8000-000000000101","from":"preparing"})");
    order.promise = {order.updated_at, order.updated_at + std::chrono::minutes{5}};
    EXPECT_EQ(order_event_json(order),
              R"({"order_id":"00000000-0000-0000-0000-000000000000","number":"A-042",)"
              R"("status":"ready","version":4,"at":"2026-11-23T08:15:30.125Z",)"
              R"("location_id":"01000000-0000-7000-8000-000000000101",)"
              R"("promised_at":"2026-11-23T08:20:30.125Z"})");
    EXPECT_EQ(status_in_event(order_event_json(order)), OrderStatus::ready);
    EXPECT_EQ(status_in_event("nonsense"), std::nullopt);
}

TEST(OrderEventJson, of_a_promise_says_when_it_will_be_ready) {
    const Instant at = *parse_rfc3339("2026-11-23T08:15:30.125Z");
    const PromisedOrder order{
        .order = {},
        .number = "A-042",
        .location = shop,
        .status = OrderStatus::pending,
        .promise = {at + std::chrono::minutes{1}, at + std::chrono::minutes{2}},
        .version = 1,
        .at = at};
    EXPECT_EQ(promise_event_json(order),
              R"({"order_id":"00000000-0000-0000-0000-000000000000","number":"A-042",)"
              R"("status":"pending","version":1,"at":"2026-11-23T08:15:30.125Z",)"
              R"("location_id":"01000000-0000-7000-8000-000000000101",)"
              R"("promised_at":"2026-11-23T08:17:30.125Z",)"
              R"("promised_p50_at":"2026-11-23T08:16:30.125Z"})");
}

TEST(OrderStream, starts_with_the_present_state_and_ends_with_the_order) {
    EXPECT_EQ(
        told(stream_of(followed(OrderStatus::preparing, 3, false,
                                {news(7, OrderStatus::ready, 4), news(9, OrderStatus::completed, 5),
                                 news(10, OrderStatus::completed, 6)}))),
        (Lines{":", " order.snapshot", "7 order.status_changed", "9 order.status_changed"}));
}

TEST(OrderStream, leaves_out_what_the_present_state_tells_already) {
    EXPECT_EQ(told(stream_of(
                  followed(OrderStatus::preparing, 3, false,
                           {news(5, OrderStatus::preparing, 3), news(7, OrderStatus::ready, 4)}))),
              (Lines{":", " order.snapshot", "7 order.status_changed"}));
}

TEST(OrderStream, tells_of_promises_though_they_are_not_versions) {
    const PromisedOrder promised{.number = "A-042", .status = OrderStatus::preparing, .version = 3};
    EXPECT_EQ(told(stream_of(followed(
                  OrderStatus::preparing, 3, false,
                  {{6, std::string(promise_changed_event), 3, promise_event_json(promised)},
                   news(7, OrderStatus::ready, 4)}))),
              (Lines{":", " order.snapshot", "6 order.promise_changed", "7 order.status_changed"}));
}

TEST(OrderStream, resumes_without_the_present_state) {
    EXPECT_EQ(told(stream_of(
                  followed(OrderStatus::ready, 4, true,
                           {news(5, OrderStatus::preparing, 3), news(7, OrderStatus::ready, 4)}))),
              (Lines{":", "5 order.status_changed", "7 order.status_changed"}));
}

TEST(OrderStream, ends_at_once_for_a_finished_order) {
    EXPECT_EQ(told(stream_of(followed(OrderStatus::completed, 5, false, {}, 100))),
              (Lines{":", " order.snapshot"}));
    EXPECT_EQ(told(stream_of(followed(OrderStatus::completed, 5, true, {}, 100))), (Lines{":"}));
    EXPECT_EQ(told(stream_of(followed(OrderStatus::completed, 5, true,
                                      {news(9, OrderStatus::completed, 5)}, 100))),
              (Lines{":", "9 order.status_changed"}));
}

TEST(OrderStream, keeps_the_connection_alive_through_silence) {
    EXPECT_EQ(told(stream_of(followed(OrderStatus::pending, 1, false, {}, 3))),
              (Lines{":", " order.snapshot", ":", ":"}));
}

TEST(OrderStream, ends_when_the_client_leaves) {
    FakeWriter writer;
    writer.leaves_after = 3;
    EXPECT_EQ(told(stream_of(std::make_unique<FakeListener>(
                       std::deque<OrderNews>{news(5, OrderStatus::ready, 4),
                                             news(6, OrderStatus::completed, 5),
                                             news(7, OrderStatus::ready, 4)},
                       1)),
                   writer),
              (Lines{":", "5 order.status_changed", "6 order.status_changed"}));
}

TEST(OrderStream, tells_staff_of_every_order_and_does_not_end_with_one) {
    EXPECT_EQ(told(stream_of(std::make_unique<FakeListener>(
                  std::deque<OrderNews>{news(5, OrderStatus::completed, 5),
                                        news(6, OrderStatus::cancelled, 2)},
                  2))),
              (Lines{":", "5 order.status_changed", "6 order.status_changed", ":"}));
}

}  // namespace
}  // namespace beanq::orders

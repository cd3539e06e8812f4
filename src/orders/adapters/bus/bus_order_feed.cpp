#include "orders/adapters/bus/bus_order_feed.hpp"

#include <stdexcept>
#include <utility>

#include "orders/adapters/http/order_event_json.hpp"
#include "platform/bus/feed.hpp"

namespace beanq::orders {

namespace {

OrderNews news_from(const bus::Event& event) {
    const auto status = status_in_event(event.payload);
    if (!status) throw std::logic_error("an order's event without a status: " + event.payload);
    return {event.sequence, event.type, event.version, *status, event.payload};
}

class BusOrderListener final : public OrderListener {
public:
    explicit BusOrderListener(std::unique_ptr<bus::Subscription> subscription)
        : subscription_(std::move(subscription)) {}

    awaitable<std::optional<OrderNews>> next(std::chrono::milliseconds patience) override {
        const auto event = co_await subscription_->next(patience);
        if (!event) co_return std::nullopt;
        co_return news_from(*event);
    }

    bool over() const override { return subscription_->over(); }

private:
    std::unique_ptr<bus::Subscription> subscription_;
};

}  // namespace

awaitable<std::unique_ptr<OrderListener>> BusOrderFeed::listen(std::optional<OrderId> order,
                                                               std::optional<LocationId> location,
                                                               std::optional<std::int64_t> after) {
    auto filter = [order, location](const bus::Event& event) {
        return event.aggregate == "order" && (!order || order->value == event.aggregate_id) &&
               (!location || *location == event.location);
    };
    auto subscription = co_await feed_.subscribe(std::move(filter), after);
    co_return std::make_unique<BusOrderListener>(std::move(subscription));
}

}  // namespace beanq::orders

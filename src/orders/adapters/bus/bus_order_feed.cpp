#include "orders/adapters/bus/bus_order_feed.hpp"

#include <utility>

#include "platform/bus/feed.hpp"

namespace beanq::orders {

namespace {

class BusOrderListener final : public OrderListener {
public:
    explicit BusOrderListener(std::unique_ptr<bus::Subscription> subscription)
        : subscription_(std::move(subscription)) {}

    awaitable<std::optional<OrderNews>> next(std::chrono::milliseconds patience) override {
        const auto event = co_await subscription_->next(patience);
        if (!event) co_return std::nullopt;
        co_return OrderNews{event->sequence, event->type, event->version, event->payload};
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
    std::optional<Uuid> aggregate;
    if (order) aggregate = order->value;
    auto subscription = co_await feed_.subscribe(std::move(filter), after, aggregate);
    co_return std::make_unique<BusOrderListener>(std::move(subscription));
}

}  // namespace beanq::orders

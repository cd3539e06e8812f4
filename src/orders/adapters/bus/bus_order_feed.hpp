#pragma once

#include "orders/ports.hpp"

namespace beanq::bus {
class Feed;
}

namespace beanq::orders {

/// Listens to orders' events on the café's feed.
class BusOrderFeed final : public OrderFeed {
public:
    explicit BusOrderFeed(bus::Feed& feed) : feed_(feed) {}

    awaitable<std::unique_ptr<OrderListener>> listen(std::optional<OrderId> order,
                                                     std::optional<LocationId> location,
                                                     std::optional<std::int64_t> after) override;

private:
    bus::Feed& feed_;
};

}  // namespace beanq::orders

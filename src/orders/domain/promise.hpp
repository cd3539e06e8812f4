#pragma once

#include "kernel/clock.hpp"

namespace beanq::orders {

/// When an order will be ready: as likely before as after `p50`, and nine times in ten by `p90`,
/// which is what the guest is told.
struct Promise {
    Instant p50{};
    Instant p90{};

    bool operator==(const Promise&) const = default;
};

}  // namespace beanq::orders

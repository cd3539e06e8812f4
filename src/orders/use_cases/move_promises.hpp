#pragma once

#include "kernel/awaitable.hpp"
#include "kernel/clock.hpp"
#include "kernel/id.hpp"
#include "kernel/unit_of_work.hpp"
#include "orders/ports.hpp"

namespace beanq::orders {

/// Promises follow the queue: what moved by a minute or more is promised anew, and told. The
/// orders' versions stay as they are, so that nobody's tap is stale because the queue moved.
class MovePromises {
public:
    struct Needs {
        Store& store;
        const Clock& clock;
        KitchenRepository& kitchens;
        OrderEvents& events;
    };

    explicit MovePromises(Needs needs) : needs_(needs) {}

    /// At one location. Looks first and writes only what moved; an order that somebody changes
    /// meanwhile is left as it is, for its own change moves the queue again. Several instances may
    /// do it at once: each move is made and told by one.
    awaitable<void> at(LocationId location) const;

    /// Wherever somebody waits.
    awaitable<void> everywhere() const;

private:
    Needs needs_;
};

}  // namespace beanq::orders

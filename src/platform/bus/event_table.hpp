// The outbox table as its readers see it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "kernel/awaitable.hpp"
#include "kernel/unit_of_work.hpp"
#include "platform/bus/outbox.hpp"

namespace beanq::bus {

using EventPtr = std::shared_ptr<const Event>;
using Events = std::vector<EventPtr>;

/// What is asked of the table: events after `after`, up to and with `up_to`, in order.
struct EventRange {
    std::int64_t after = 0;
    std::int64_t up_to = INT64_MAX;
    std::optional<Uuid> aggregate = {};  ///< this one's only
    int limit = 512;
};

/// Reads one page of events, the only place that does. Its end is within the Horizon: beyond that,
/// earlier ones can still appear.
awaitable<Events> read_events(Store& store, EventRange range);

/// The sequence of the newest event up to `up_to`, 0 when there is none.
awaitable<std::int64_t> read_end(Store& store, std::int64_t up_to);

}  // namespace beanq::bus

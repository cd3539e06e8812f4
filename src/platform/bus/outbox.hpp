#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kernel/awaitable.hpp"
#include "kernel/clock.hpp"
#include "kernel/id.hpp"
#include "kernel/unit_of_work.hpp"

namespace beanq::bus {

/// Something that happened, as every listener gets it. `sequence` is the place in the outbox: it
/// grows by commit order, and is what `Last-Event-ID` names.
struct Event {
    std::int64_t sequence = 0;  ///< set by the outbox
    Uuid id{};
    std::string type;       ///< `order.placed`, `order.status_changed`, …
    std::string aggregate;  ///< `order`
    Uuid aggregate_id{};
    std::int64_t version = 0;  ///< of the aggregate, after the change
    LocationId location;
    Instant at{};
    std::string payload;  ///< JSON object, one line
};

class Feed;

/// The outbox table: events are written in the transaction of the change they tell of.
class Outbox {
public:
    explicit Outbox(Feed& feed) : feed_(feed) {}

    /// Stores the event in `tx` and wakes the feed after its commit.
    awaitable<void> append(Transaction& tx, const Event& event);

    /// The same for several, with the next statement of `tx` or its commit. Their sequence numbers
    /// are in this order, and taken late: until then the transaction holds no other event back.
    void append_later(Transaction& tx, const std::vector<Event>& events);

private:
    Feed& feed_;
};

}  // namespace beanq::bus

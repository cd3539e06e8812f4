#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "kernel/clock.hpp"
#include "kernel/id.hpp"
#include "orders/domain/order.hpp"
#include "orders/domain/pace.hpp"
#include "orders/domain/promise.hpp"

namespace beanq::orders {

/// A line that somebody waits for.
struct WaitingLine {
    std::chrono::seconds work{0};  ///< what the menu says
    std::optional<Instant> started_at = {};

    bool operator==(const WaitingLine&) const = default;
};

/// An order that is not ready yet, with the lines that are not done.
struct WaitingOrder {
    OrderId id;
    Instant placed_at{};
    std::optional<Instant> pickup_at = {};
    std::vector<WaitingLine> lines = {};
    std::optional<Promise> promise = {};  ///< what was told last
    std::int64_t version = 1;

    bool operator==(const WaitingOrder&) const = default;
};

/// Who makes what is ordered at one location, and what waits there.
struct Kitchen {
    LocationId location;
    int stations = 1;  ///< staffed now
    std::int64_t version = 1;
    Pace pace = {};
    std::vector<WaitingOrder> queue = {};
    std::optional<Instant> busy_until = {};  ///< by earlier orders, which are not in the queue

    bool operator==(const Kitchen&) const = default;
};

inline constexpr int max_stations = 50;

/// How long before and after its time an order is waited for: what is forgotten and what is for
/// tomorrow keep nobody waiting now.
inline constexpr std::chrono::hours waited_for{4};

/// A promise is told anew when it moved by so much.
inline constexpr std::chrono::seconds least_move{60};

/// What a line is taken to need: what the menu says, but 15 seconds at least, as handing something
/// over takes time too, and 4 hours at most.
std::chrono::seconds work_of(std::chrono::seconds preparation);

WaitingOrder waiting(const Order& order);

/// What can be promised to each order of the queue, in its order. Lines are made in turn at the
/// stations, whichever is free first: started ones, then those that wait, by the time their order
/// was placed, but for a pickup later on not before they have to be begun. An order is ready with
/// its last line, and not before its pickup time. What the pace is uncertain of adds up as squares
/// do: many drinks ahead are late and early by turns.
std::vector<Promise> promises(const Kitchen& kitchen, Instant now);

}  // namespace beanq::orders

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "orders/domain/order.hpp"

namespace beanq::orders {

/// How long making takes, in millionths of what the menu says. Until enough is measured: as the
/// menu says, and at worst half as long again.
struct Pace {
    std::int64_t mean_ppm = 1'000'000;
    std::int64_t p50_ppm = 1'000'000;
    std::int64_t p90_ppm = 1'500'000;
    int measured = 0;  ///< on how many orders it rests

    bool operator==(const Pace&) const = default;
};

/// Of how many orders, the last ones, a pace is made; and how few do not make one.
inline constexpr int most_measured = 200;
inline constexpr int fewest_measured = 10;

/// What a measured order counts for, at least and at most. In less than a tenth of its time nothing
/// is made: somebody ticked it off afterwards, and it counts for nothing.
inline constexpr std::int64_t fastest_ppm = 250'000;
inline constexpr std::int64_t slowest_ppm = 4'000'000;

/// Of what `measure` found.
Pace pace_of(std::vector<std::int64_t> measured_ppm);

/// The times of the lines' starts and ends, as their preparation has it, and the order's once it is
/// ready. Called after each change of them.
void note_times(Order& order, Instant at);

/// How long the first line took that was started by itself, in millionths of what the menu says:
/// one line for each order, so that they are like one another. Nothing when there is none: of lines
/// that were started together nobody knows when each was begun.
std::optional<std::int64_t> measure(const Order& order);

}  // namespace beanq::orders

#include "orders/domain/pace.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace beanq::orders {

namespace {

constexpr std::int64_t unbelievable_ppm = 100'000;

/// The smallest value that so many per cent of the sorted ones do not exceed.
std::int64_t percentile(const std::vector<std::int64_t>& sorted, std::size_t per_cent) {
    return sorted[(sorted.size() * per_cent + 99) / 100 - 1];
}

bool is_timed(const OrderLine& line, const Order& order) {
    if (!line.started_at || !line.done_at || line.preparation_s == 0) return false;
    return std::ranges::count(order.lines, line.started_at, &OrderLine::started_at) == 1;
}

void note_times(OrderLine& line, Instant at) {
    if (line.preparation == Preparation::queued) line.started_at.reset();
    if (line.preparation != Preparation::done) line.done_at.reset();
    if (line.preparation != Preparation::queued && !line.started_at) line.started_at = at;
    if (line.preparation == Preparation::done && !line.done_at) line.done_at = at;
}

}  // namespace

Pace pace_of(std::vector<std::int64_t> measured_ppm) {
    const int measured = static_cast<int>(std::ssize(measured_ppm));
    if (measured < fewest_measured) return {.measured = measured};
    std::ranges::sort(measured_ppm);
    const auto sum = std::accumulate(measured_ppm.begin(), measured_ppm.end(), std::int64_t{0});
    return {.mean_ppm = sum / measured,
            .p50_ppm = percentile(measured_ppm, 50),
            .p90_ppm = percentile(measured_ppm, 90),
            .measured = measured};
}

void note_times(Order& order, Instant at) {
    for (auto& line : order.lines)
        note_times(line, at);
    if (order.status != OrderStatus::ready || order.ready_at) return;
    order.ready_at = at;
    order.pace_ppm = measure(order);
}

std::optional<std::int64_t> measure(const Order& order) {
    const auto line = std::ranges::find_if(
        order.lines, [&order](const OrderLine& each) { return is_timed(each, order); });
    if (line == order.lines.end()) return std::nullopt;
    const std::int64_t took_ms = (*line->done_at - *line->started_at).count();
    const std::int64_t ppm = took_ms * 1000 / line->preparation_s;
    if (ppm < unbelievable_ppm) return std::nullopt;
    return std::clamp(ppm, fastest_ppm, slowest_ppm);
}

}  // namespace beanq::orders

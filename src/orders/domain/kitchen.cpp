#include "orders/domain/kitchen.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <tuple>
#include <utility>

namespace beanq::orders {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// The most keeps the sums of squares small.
constexpr seconds least_work{15};
constexpr seconds most_work{std::chrono::hours{4}};

// What should be done already is taken to need a quarter of its time more: it is not the fast ones
// that are late.
constexpr int overdue_share = 4;

milliseconds at_pace(seconds work, std::int64_t pace_ppm) {
    return milliseconds{work.count() * pace_ppm / 1000};
}

std::int64_t square(seconds work) { return work.count() * work.count(); }

/// Rounded down.
std::int64_t square_root(std::int64_t of) {
    std::int64_t root = of;
    for (std::int64_t next = (of + 1) / 2; next < root; next = (root + of / root) / 2)
        root = next;
    return root;
}

/// Lays lines onto stations and remembers when each order is ready.
class Schedule {
public:
    Schedule(const Kitchen& kitchen, Instant now)
        : kitchen_(kitchen),
          now_(now),
          free_(static_cast<std::size_t>(kitchen.stations),
                kitchen.busy_until.value_or(Instant::min())),
          ready_(kitchen.queue.size(), now),
          own_(kitchen.queue.size()),
          ahead_(kitchen.queue.size(), 0) {}

    void lay_started() {
        std::vector<std::tuple<Instant, std::size_t, std::size_t>> started;
        for (std::size_t order = 0; order < kitchen_.queue.size(); ++order) {
            const auto& lines = kitchen_.queue[order].lines;
            for (std::size_t i = 0; i < lines.size(); ++i) {
                if (lines[i].started_at) started.emplace_back(*lines[i].started_at, order, i);
            }
        }
        std::ranges::sort(started);
        for (const auto& [at, order, i] : started)
            lay(order, kitchen_.queue[order].lines[i], at);
    }

    /// At each free station the first that may be begun; at the latest one that is for later.
    void lay_queued() {
        std::vector<std::size_t> waiting = in_turn();
        while (!waiting.empty()) {
            const Instant next = std::max(now_, std::ranges::min(free_));
            const auto may_begin = [&](std::size_t order) { return begins_at(order) <= next; };
            auto first = std::ranges::find_if(waiting, may_begin);
            if (first == waiting.end())
                first = std::ranges::min_element(
                    waiting, std::less{}, [this](std::size_t order) { return begins_at(order); });
            lay_order(*first);
            waiting.erase(first);
        }
    }

    Promise promise(std::size_t order) const {
        const Pace& pace = kitchen_.pace;
        const Own& own = own_[order];
        const std::int64_t stations = kitchen_.stations * std::int64_t{kitchen_.stations};
        const std::int64_t surprise = square_root(own.squares + ahead_[order] / stations);
        const Instant p50 =
            std::max(now_, ready_[order] - at_pace(own.longest, pace.mean_ppm - pace.p50_ppm));
        const Instant p90 = p50 + at_pace(seconds{surprise}, pace.p90_ppm - pace.p50_ppm);
        const Instant earliest = kitchen_.queue[order].pickup_at.value_or(Instant::min());
        return {std::max(p50, earliest), std::max(p90, earliest)};
    }

private:
    /// An order's own lines.
    struct Own {
        seconds longest{0};
        std::int64_t squares = 0;
    };

    /// Who ordered first comes first.
    std::vector<std::size_t> in_turn() const {
        std::vector<std::size_t> waiting(kitchen_.queue.size());
        std::iota(waiting.begin(), waiting.end(), std::size_t{0});
        std::ranges::sort(waiting, std::less{}, [this](std::size_t order) {
            return std::pair(kitchen_.queue[order].placed_at, order);
        });
        return waiting;
    }

    /// Not before it has to be, for a pickup later on.
    Instant begins_at(std::size_t nth) const {
        const WaitingOrder& order = kitchen_.queue[nth];
        if (!order.pickup_at) return now_;
        const auto work =
            std::accumulate(order.lines.begin(), order.lines.end(), seconds{0},
                            [](seconds sum, const WaitingLine& line) { return sum + line.work; });
        return std::max(now_, *order.pickup_at - at_pace(work, kitchen_.pace.p90_ppm));
    }

    void lay_order(std::size_t order) {
        const Instant from = begins_at(order);
        const std::int64_t before = laid_squares_ - own_[order].squares;
        for (const auto& line : kitchen_.queue[order].lines) {
            if (line.started_at) continue;
            if (std::ranges::min(free_) > from) ahead_[order] = before;
            lay(order, line, from);
        }
    }

    void lay(std::size_t order, const WaitingLine& line, Instant from) {
        auto& station = *std::ranges::min_element(free_);
        const milliseconds time = at_pace(line.work, kitchen_.pace.mean_ppm);
        station = std::max(station, from) + time;
        if (line.started_at) station = std::max(station, now_ + time / overdue_share);
        ready_[order] = std::max(ready_[order], station);
        own_[order].longest = std::max(own_[order].longest, line.work);
        own_[order].squares += square(line.work);
        laid_squares_ += square(line.work);
    }

    const Kitchen& kitchen_;
    Instant now_;
    std::vector<Instant> free_;  ///< when each station is
    std::vector<Instant> ready_;
    std::vector<Own> own_;
    std::vector<std::int64_t> ahead_;  ///< sums of squares of what is waited for
    std::int64_t laid_squares_ = 0;
};

}  // namespace

WaitingOrder waiting(const Order& order) {
    WaitingOrder waiting{.id = order.id,
                         .placed_at = order.placed_at,
                         .pickup_at = order.fulfilment.pickup_at,
                         .promise = order.promise,
                         .version = order.version};
    for (const auto& line : order.lines) {
        if (line.voided || line.preparation == Preparation::done) continue;
        waiting.lines.push_back({work_of(seconds{line.preparation_s}), line.started_at});
    }
    return waiting;
}

seconds work_of(seconds preparation) { return std::clamp(preparation, least_work, most_work); }

std::vector<Promise> promises(const Kitchen& kitchen, Instant now) {
    Schedule schedule(kitchen, now);
    schedule.lay_started();
    schedule.lay_queued();
    std::vector<Promise> all;
    all.reserve(kitchen.queue.size());
    for (std::size_t i = 0; i < kitchen.queue.size(); ++i)
        all.push_back(schedule.promise(i));
    return all;
}

}  // namespace beanq::orders

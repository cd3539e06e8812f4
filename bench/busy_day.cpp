// busy_day [SEED] [DAYS]: days of a busy café, replayed with the real use cases over SQLite in
// memory and a clock set by hand. Orders come at random, with a rush in the morning and one at
// noon; stations take lines in turn, and need for each as long as chance has it. Prints what was
// promised against what came. Words of `beanq::orders`; floating point is the world's, not the
// café's.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <queue>
#include <random>
#include <set>
#include <vector>

#include "platform/db/migrate.hpp"
#include "platform/db/sqlite/sqlite_database.hpp"
#include "tests/support/order_cafe.hpp"

namespace beanq::orders {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr int stations = 3;
constexpr minutes open_for{12 * 60};
constexpr double slower_than_menu = 1.15;  ///< the middle of what a line takes
constexpr double spread = 0.35;            ///< sigma of its logarithm

/// What is sold, and how long the menu says it takes.
constexpr std::array preparation_s{30, 60, 90, 90, 120, 180};

/// Orders a minute, so many minutes after opening: two rushes that the stations barely keep up
/// with.
double arrivals_a_minute(double minute) {
    const auto rush = [minute](double at, double width) {
        return std::exp(-(minute - at) * (minute - at) / (2 * width * width));
    };
    return 0.35 + 0.75 * rush(90, 35) + 0.65 * rush(360, 40);
}

std::unique_ptr<db::Database> in_memory() {
    auto database = db::open_sqlite({.file = ":memory:"});
    run(db::migrate(*database, db::migrations_for(database->engine()), SystemClock{}));
    return database;
}

/// How long after placing an order was ready, and was said to be.
struct Outcome {
    milliseconds took;
    milliseconds p50;
    milliseconds p90;
};

/// Who ordered first comes first: ids grow with time.
struct Job {
    OrderId order;
    std::size_t line;
    auto operator<=>(const Job&) const = default;
};
struct Event {
    Instant at;
    enum { arrival, release, done, look } kind;
    Job job = {};
    bool operator>(const Event& other) const { return at > other.at; }
};

class Day {
public:
    Day(Cafe& cafe, std::mt19937& random) : cafe_(cafe), random_(random) {}

    std::vector<Outcome> run_through(Instant opening) {
        for (double minute = 0; minute < open_for.count();) {
            // A faster stream of which chance drops some: the rate changes with the hour.
            minute += std::exponential_distribution(2.0)(random_);
            if (uniform() * 2.0 < arrivals_a_minute(minute))
                events_.push(
                    {opening + milliseconds{std::llround(minute * 60'000)}, Event::arrival});
        }
        while (!events_.empty()) {
            const Event event = events_.top();
            events_.pop();
            cafe_.clock.set(event.at);
            if (event.kind == Event::arrival) arrive();
            if (event.kind == Event::release) queue(event.job.order);
            if (event.kind == Event::done) finish(event.job);
            take_lines();
            look(event);
        }
        return outcomes_;
    }

private:
    double uniform() { return std::uniform_real_distribution(0.0, 1.0)(random_); }

    void arrive() {
        OrderRequest request;
        const int lines = 1 + (uniform() < 0.45) + (uniform() < 0.2);
        for (int i = 0; i < lines; ++i) {
            const auto what = static_cast<std::uint8_t>(random_() % preparation_s.size());
            request.lines.push_back({.variation = id_of<VariationId>(7, what)});
        }
        if (uniform() < 0.05) request.fulfilment.pickup_at = cafe_.clock.now() + minutes{30};
        const Order order = cafe_.try_to_place(guest(), request).value();
        orders_[order.id] = cafe_.advance(manager(), order, OrderStatus::confirmed).value();
        if (!request.fulfilment.pickup_at) return queue(order.id);
        seconds work{0};
        for (const auto& line : order.lines)
            work += seconds{line.preparation_s};
        events_.push({*request.fulfilment.pickup_at - work * 3 / 2, Event::release, {order.id, 0}});
    }

    void queue(const OrderId& order) {
        for (std::size_t i = 0; i < orders_.at(order).lines.size(); ++i)
            waiting_.insert({order, i});
    }

    void take_lines() {
        for (; busy_ < stations && !waiting_.empty(); ++busy_) {
            const Job job = *waiting_.begin();
            waiting_.erase(waiting_.begin());
            tick(job, Preparation::started);
            const double times =
                slower_than_menu * std::lognormal_distribution(0.0, spread)(random_);
            const double took_s = orders_.at(job.order).lines[job.line].preparation_s * times;
            events_.push(
                {cafe_.clock.now() + milliseconds{std::llround(took_s * 1000)}, Event::done, job});
        }
    }

    void finish(const Job& job) {
        --busy_;
        tick(job, Preparation::done);
        const Order& order = orders_.at(job.order);
        if (order.status != OrderStatus::ready) return;
        const Order was = run(cafe_.read_orders.one(manager(), order.id)).value();
        outcomes_.push_back({*was.ready_at - was.placed_at, first_p50_.at(order.id) - was.placed_at,
                             *was.first_promised_at - was.placed_at});
    }

    void tick(const Job& job, Preparation to) {
        Order& order = orders_.at(job.order);
        first_p50_.try_emplace(order.id, order.promise->p50);
        order = run(cafe_.prepare_line.run(
                        {barista(), {order.id, order.version}, order.lines[job.line].id, to}))
                    .value();
    }

    /// As the server does: a second after something moved.
    void look(const Event& event) {
        if (event.kind == Event::look) {
            look_is_due_ = false;
            run(cafe_.move_promises.at(shop));
        } else if (!look_is_due_) {
            look_is_due_ = true;
            events_.push({cafe_.clock.now() + seconds{1}, Event::look});
        }
    }

    Cafe& cafe_;
    std::mt19937& random_;
    std::priority_queue<Event, std::vector<Event>, std::greater<>> events_;
    std::map<OrderId, Order> orders_;
    std::map<OrderId, Instant> first_p50_;
    std::set<Job> waiting_;
    int busy_ = 0;
    bool look_is_due_ = false;
    std::vector<Outcome> outcomes_;
};

double median_s(std::vector<Outcome> outcomes, milliseconds (*of)(const Outcome&)) {
    const auto middle = outcomes.begin() + std::ssize(outcomes) / 2;
    std::ranges::nth_element(outcomes, middle, std::less{}, of);
    return static_cast<double>(of(*middle).count()) / 1000;
}

double share(const std::vector<Outcome>& outcomes, bool (*of)(const Outcome&)) {
    return static_cast<double>(std::ranges::count_if(outcomes, of)) /
           static_cast<double>(outcomes.size());
}

void report(const char* when, const std::vector<Outcome>& outcomes, std::size_t moved) {
    std::printf(
        "%s: orders %zu, kept at p90 %.3f, ready by p50 %.3f, median error of p50 %.0f s, "
        "median wait %.0f s, longest wait %.0f s, median p90 %.0f s, promises moved %zu\n",
        when, outcomes.size(),
        share(outcomes, [](const Outcome& each) { return each.took <= each.p90; }),
        share(outcomes, [](const Outcome& each) { return each.took <= each.p50; }),
        median_s(outcomes,
                 [](const Outcome& each) { return std::chrono::abs(each.took - each.p50); }),
        median_s(outcomes, [](const Outcome& each) { return each.took; }),
        static_cast<double>(std::ranges::max(outcomes, std::less{}, &Outcome::took).took.count()) /
            1000,
        median_s(outcomes, [](const Outcome& each) { return each.p90; }), moved);
}

void replay(unsigned seed, int days) {
    std::printf("SEED=%u\n", seed);
    std::mt19937 random(seed);
    Cafe cafe(in_memory());
    for (std::uint8_t i = 0; i < preparation_s.size(); ++i) {
        const auto variation = id_of<VariationId>(7, i);
        cafe.offers.offer->variations[variation] = {.product = id_of<ProductId>(8, i),
                                                    .product_name = "Product",
                                                    .variation = variation,
                                                    .variation_name = "M",
                                                    .price = rub(20000),
                                                    .groups = {},
                                                    .preparation_s = preparation_s[i]};
    }
    run(cafe.run_kitchen.staff({shop, stations, {}})).value();
    std::vector<Outcome> all;
    for (int day = 0; day < days; ++day) {
        const auto told = cafe.events.promised().size();
        const auto outcomes =
            Day(cafe, random)
                .run_through(std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} +
                             std::chrono::days{day} + std::chrono::hours{4});
        report(day == 0 ? "the first day" : "a day", outcomes,
               cafe.events.promised().size() - told);
        all.insert(all.end(), outcomes.begin(), outcomes.end());
    }
    report("all", all, cafe.events.promised().size());
}

}  // namespace
}  // namespace beanq::orders

int main(int argc, char** argv) {
    const auto number = [&](int at, int otherwise) {
        return argc > at ? std::atoi(argv[at]) : otherwise;
    };
    beanq::orders::replay(static_cast<unsigned>(number(1, 1)), number(2, 5));
}

#include "platform/bus/feed.hpp"

#include <algorithm>
#include <list>
#include <queue>
#include <utility>

#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "platform/bus/tail.hpp"

namespace beanq::bus {
namespace {

using Clock = std::chrono::steady_clock;

/// Who lets more events than this wait is cut off, and may resume.
constexpr std::size_t most_waiting = 1024;

/// First what is stored up to the place where it joined the tail, then what the tail brings.
class TailSubscription final : public Subscription, private Follower {
public:
    TailSubscription(std::shared_ptr<Tail> tail, boost::asio::any_io_executor executor,
                     EventFilter filter, std::optional<std::int64_t> after,
                     std::optional<Uuid> aggregate)
        : tail_(std::move(tail)),
          executor_(std::move(executor)),
          filter_(std::move(filter)),
          aggregate_(aggregate),
          pause_(executor_) {
        const auto start = tail_->join(*this, executor_, after);
        over_ = !start;
        if (over_) return;
        live_after_ = start->position;
        stored_after_ = start->missed ? live_after_ : *after;
        for (const EventPtr& event : start->missed.value_or(Events{})) {
            if (is_wanted(*event)) stored_.push(event);
        }
        const bool is_behind = after && *after <= start->position;
        starts_at_end_ = !is_behind && !start->at_end;
    }
    TailSubscription(const TailSubscription&) = delete;
    TailSubscription& operator=(const TailSubscription&) = delete;
    ~TailSubscription() override { tail_->leave(*this, executor_); }

    /// Whether it must be told where the table ends.
    bool starts_at_end() const { return starts_at_end_; }

    /// Leaves out what was there before.
    void start_after(std::int64_t sequence) {
        live_after_ = std::max(live_after_, sequence);
        stored_after_ = live_after_;
        while (!live_.empty() && live_.front()->sequence <= live_after_)
            live_.pop();
    }

    awaitable<EventPtr> next(std::chrono::milliseconds patience) override {
        const auto deadline = Clock::now() + patience;
        while (!over_ && stored_.empty() && stored_after_ < live_after_) {
            if (Clock::now() >= deadline) co_return nullptr;
            co_await read_stored();
        }
        if (over_) co_return nullptr;
        if (!stored_.empty()) co_return pop(stored_);
        if (live_.empty()) {
            boost::system::error_code woken;
            pause_.expires_at(deadline);
            co_await pause_.async_wait(
                boost::asio::redirect_error(boost::asio::use_awaitable, woken));
        }
        if (over_ || live_.empty()) co_return nullptr;
        co_return pop(live_);
    }

    bool over() const override { return over_; }

private:
    using Queue = std::queue<EventPtr, std::list<EventPtr>>;  // an idle listener's costs nothing

    static EventPtr pop(Queue& queue) {
        EventPtr event = std::move(queue.front());
        queue.pop();
        return event;
    }

    /// Reads one page of what was stored before it joined.
    awaitable<void> read_stored() {
        const EventRange range{
            .after = stored_after_, .up_to = live_after_, .aggregate = aggregate_};
        const Events events = co_await read_events(tail_->store(), range);
        const bool full = static_cast<int>(events.size()) == range.limit;
        stored_after_ = full ? events.back()->sequence : live_after_;
        for (const EventPtr& event : events) {
            if (filter_(*event)) stored_.push(event);
        }
    }

    void take(const Events& events) override {
        if (over_) return;
        for (const EventPtr& event : events) {
            if (event->sequence <= live_after_ || !is_wanted(*event)) continue;
            if (live_.size() == most_waiting) return end();
            live_.push(event);
        }
        if (!live_.empty()) pause_.cancel();
    }

    void end() override {
        over_ = true;
        live_ = {};
        stored_ = {};
        pause_.cancel();
    }

    bool is_wanted(const Event& event) const {
        return (!aggregate_ || event.aggregate_id == *aggregate_) && filter_(event);
    }

    std::shared_ptr<Tail> tail_;
    boost::asio::any_io_executor executor_;
    EventFilter filter_;
    std::optional<Uuid> aggregate_;
    boost::asio::steady_timer pause_;
    std::int64_t stored_after_ =
        0;                         ///< what is stored after this and up to `live_after_` is to read
    std::int64_t live_after_ = 0;  ///< what the tail brings counts after this
    bool starts_at_end_ = false;
    bool over_ = false;
    Queue stored_;
    Queue live_;
};

}  // namespace

Feed::Feed(db::Database& database)
    : tail_(std::make_shared<Tail>(database)), others_(database.signal("beanq_outbox")) {}

Feed::~Feed() { stop(); }

awaitable<void> Feed::run() {
    using namespace boost::asio::experimental::awaitable_operators;
    if (others_) {
        co_await (tail_->follow() || others_->run([tail = tail_] { tail->wake(); }));
    } else {
        co_await tail_->follow();
    }
}

void Feed::stop() { tail_->stop(); }

void Feed::wake() {
    tail_->wake();
    if (others_) others_->raise();
}

// Joins the tail before it looks for the table's end: what is committed in between is in both, and
// the sequence tells. A place beyond the end (another process may be ahead) counts as the end.
awaitable<std::unique_ptr<Subscription>> Feed::subscribe(EventFilter filter,
                                                         std::optional<std::int64_t> after,
                                                         std::optional<Uuid> aggregate) {
    const auto tail = tail_;
    const auto executor = co_await boost::asio::this_coro::executor;
    co_await tail->settle();
    auto subscription =
        std::make_unique<TailSubscription>(tail, executor, std::move(filter), after, aggregate);
    if (subscription->over() || !subscription->starts_at_end()) co_return subscription;
    const auto end = co_await tail->find_end();
    subscription->start_after(after ? std::min(*after, end) : end);
    co_return subscription;
}

}  // namespace beanq::bus

#include "platform/bus/tail.hpp"

#include <algorithm>
#include <chrono>
#include <stdexcept>

#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "platform/log/log.hpp"

namespace beanq::bus {
namespace {

constexpr auto look_anyway_after = std::chrono::seconds{1};

/// Between two looks that have seen everything: in a rush one serves what several have written.
constexpr auto rest = std::chrono::milliseconds{10};

/// While transactions in flight hold events back.
constexpr auto look_again_after = std::chrono::milliseconds{3};
constexpr auto find_end_again_after = std::chrono::milliseconds{20};

/// Who resumes within these is served without a look at the table, as after a lost connection.
constexpr int most_remembered = 1024;

}  // namespace

// Posts to an event loop happen with the mutex held, and its coroutines take themselves out of here
// under the same mutex: nothing is posted to a loop after the last of them ended.

/// Says that `follow()` runs, for as long as its coroutine lives.
class Tail::Presence {
public:
    Presence(Tail& tail, const boost::asio::any_io_executor& executor)
        : tail_(tail), pause_(std::make_shared<boost::asio::steady_timer>(executor)) {
        const std::lock_guard lock(tail_.mutex_);
        tail_.pause_ = pause_;
    }
    Presence(const Presence&) = delete;
    Presence& operator=(const Presence&) = delete;
    ~Presence() {
        const std::lock_guard lock(tail_.mutex_);
        tail_.pause_.reset();
        tail_.pausing_ = false;
    }

    /// Forgets earlier wake-ups: what they tell of is read next. False once there is nothing to
    /// read for any more.
    bool arm() {
        const std::lock_guard lock(tail_.mutex_);
        was_woken_ = std::exchange(tail_.woken_, false);
        tail_.pausing_ = false;
        pause_->expires_after(look_anyway_after);
        return !tail_.stopped_;
    }

    /// Whether there were any.
    bool was_woken() const { return was_woken_; }

    void look_again_soon() {
        const auto soon = std::chrono::steady_clock::now() + look_again_after;
        if (soon < pause_->expiry()) pause_->expires_at(soon);
    }

    boost::asio::steady_timer& pause() { return *pause_; }

private:
    Tail& tail_;
    std::shared_ptr<boost::asio::steady_timer> pause_;
    bool was_woken_ = false;
};

awaitable<void> Tail::follow() {
    const auto self = shared_from_this();
    const auto executor = co_await boost::asio::this_coro::executor;
    boost::asio::steady_timer resting(executor);
    Presence presence(*self, executor);
    while (presence.arm()) {
        const bool more = co_await read_on(presence.was_woken());
        if (more) continue;
        if (horizon_.is_behind()) {
            presence.look_again_soon();
        } else {
            resting.expires_after(rest);
            co_await resting.async_wait(boost::asio::use_awaitable);
        }
        boost::system::error_code woken;
        co_await presence.pause().async_wait(
            boost::asio::redirect_error(boost::asio::use_awaitable, woken));
    }
}

/// Hands on one page; true when there may be another right away.
awaitable<bool> Tail::read_on(bool expects_news) {
    try {
        co_await settle();
        co_await horizon_.look(expects_news);
        const EventRange range{.after = *position_,  // nobody else moves it any more
                               .up_to = horizon_.decided()};
        Events events;
        if (range.up_to > range.after) events = co_await read_events(database_, range);
        const bool full = static_cast<int>(events.size()) == range.limit;
        hand_on(std::move(events), full || horizon_.is_behind());
        co_return full;
    } catch (const std::runtime_error& fault) {
        log::warn("the event feed cannot read the outbox", {{"cause", fault.what()}});
        co_return false;
    }
}

awaitable<void> Tail::settle() {
    if (settled()) co_return;
    const auto end = co_await find_end();
    const EventRange range{.after = end - most_remembered, .up_to = end, .limit = most_remembered};
    const Events events = co_await read_events(database_, range);
    const std::lock_guard lock(mutex_);
    if (position_) co_return;
    position_ = end;
    recent_.assign(events.begin(), events.end());
    recent_after_ = range.after;
}

awaitable<std::int64_t> Tail::find_end() {
    Horizon horizon(database_);
    co_await horizon.look();
    boost::asio::steady_timer pause(co_await boost::asio::this_coro::executor);
    while (horizon.decided() == 0 && horizon.is_behind()) {
        pause.expires_after(find_end_again_after);
        co_await pause.async_wait(boost::asio::use_awaitable);
        co_await horizon.look();
    }
    const auto newest = co_await read_end(database_, horizon.decided());
    co_return newest;
}

void Tail::hand_on(Events events, bool more) {
    const auto batch = std::make_shared<const Events>(std::move(events));
    const std::lock_guard lock(mutex_);
    pausing_ = !more;
    if (batch->empty()) return;
    position_ = batch->back()->sequence;
    recent_.insert(recent_.end(), batch->begin(), batch->end());
    for (; recent_.size() > most_remembered; recent_.pop_front()) {
        recent_after_ = recent_.front()->sequence;
    }
    on_every_loop([batch](Follower& follower) { follower.take(*batch); });
}

void Tail::stop() {
    const std::lock_guard lock(mutex_);
    if (std::exchange(stopped_, true)) return;
    wake_locked();
    on_every_loop([](Follower& follower) { follower.end(); });
}

void Tail::wake() {
    const std::lock_guard lock(mutex_);
    wake_locked();
}

void Tail::wake_locked() {
    const auto pause = pause_.lock();
    if (!pause || std::exchange(woken_, true)) return;
    boost::asio::post(pause->get_executor(), [weak = pause_] {
        const auto waiting = weak.lock();
        if (waiting) waiting->expires_at(std::chrono::steady_clock::time_point::min());
    });
}

template <class Action>
void Tail::on_every_loop(const Action& action) {
    for (const auto& loop : loops_) {
        boost::asio::post(loop->executor, [loop, action] {
            for (Follower* follower : loop->followers)
                action(*follower);
        });
    }
}

std::optional<Start> Tail::join(Follower& follower, const boost::asio::any_io_executor& executor,
                                std::optional<std::int64_t> after) {
    const std::lock_guard lock(mutex_);
    if (stopped_) return std::nullopt;
    auto loop =
        std::ranges::find(loops_, executor, [](const auto& known) { return known->executor; });
    if (loop == loops_.end()) {
        loop = loops_.insert(loop, std::make_shared<LoopFollowers>(LoopFollowers{executor}));
    }
    (*loop)->followers.push_back(&follower);
    return Start{.position = *position_,
                 .at_end = pausing_ && !woken_,
                 .missed = remembered_after(after.value_or(*position_))};
}

std::optional<Events> Tail::remembered_after(std::int64_t after) const {
    if (after < recent_after_) return std::nullopt;
    const auto first = std::ranges::upper_bound(
        recent_, after, {}, [](const EventPtr& event) { return event->sequence; });
    return Events(first, recent_.end());
}

void Tail::leave(Follower& follower, const boost::asio::any_io_executor& executor) {
    const std::lock_guard lock(mutex_);
    const auto loop =
        std::ranges::find(loops_, executor, [](const auto& known) { return known->executor; });
    if (loop == loops_.end()) return;
    std::erase((*loop)->followers, &follower);
    if ((*loop)->followers.empty()) loops_.erase(loop);
}

bool Tail::settled() const {
    const std::lock_guard lock(mutex_);
    return position_.has_value();
}

}  // namespace beanq::bus

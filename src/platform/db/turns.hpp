#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

#include "kernel/awaitable.hpp"
#include "kernel/fault.hpp"

namespace beanq::db {

template <class Lane>
class Turns;

/// One's turn on a lane. Given to the next in line when it is destroyed, from any thread.
template <class Lane>
class Turn {
public:
    Turn() = default;
    Turn(std::shared_ptr<Turns<Lane>> turns, Lane& lane) : turns_(std::move(turns)), lane_(&lane) {}
    Turn(Turn&& other) noexcept = default;
    Turn& operator=(Turn&& other) = delete;
    ~Turn() {
        if (turns_) turns_->give_back(*lane_);
    }

    /// False for one that was moved from, and after the lanes were closed.
    bool usable() const { return turns_ != nullptr && !turns_->closed(); }
    Lane* operator->() const { return lane_; }

private:
    std::shared_ptr<Turns<Lane>> turns_;
    Lane* lane_ = nullptr;
};

/// Hands lanes (things that one may use at a time, such as database connections) out, first come
/// first served. May be used from any thread. A Lane has `close()`.
template <class Lane>
class Turns : public std::enable_shared_from_this<Turns<Lane>> {
public:
    Turns(std::vector<std::unique_ptr<Lane>> lanes, std::chrono::milliseconds wait_limit,
          int max_waiting)
        : wait_limit_(wait_limit),
          max_waiting_(static_cast<std::size_t>(max_waiting)),
          lanes_(std::move(lanes)) {
        for (const auto& lane : lanes_)
            idle_.push_back(lane.get());
    }

    /// Waits for a lane on the calling coroutine's executor. Throws Unavailable when too many wait
    /// already, when it takes longer than the limit, and after `close()`.
    awaitable<Turn<Lane>> take() {
        const auto self = this->shared_from_this();
        Lane* lane = take_idle();
        if (lane != nullptr) co_return Turn<Lane>(self, *lane);
        const auto executor = co_await boost::asio::this_coro::executor;
        Place place(*self, executor);
        boost::system::error_code ended;
        co_await place.timer().async_wait(
            boost::asio::redirect_error(boost::asio::use_awaitable, ended));
        lane = place.take_lane();
        if (lane != nullptr) co_return Turn<Lane>(self, *lane);
        if (ended) throw boost::system::system_error(ended);  // the coroutine was cancelled
        throw Unavailable("the database is busy");
    }

    /// Waits for what runs on the lanes and closes them.
    void close() {
        {
            const std::lock_guard lock(mutex_);
            if (std::exchange(closed_, true)) return;
        }
        for (const auto& lane : lanes_)
            lane->close();
    }

private:
    friend class Turn<Lane>;

    /// A coroutine in line. It alone owns this; who wakes it holds a weak pointer, so that the
    /// timer never outlives the event loop it belongs to.
    struct Waiter : std::enable_shared_from_this<Waiter> {
        Waiter(const boost::asio::any_io_executor& executor, std::chrono::milliseconds limit)
            : timer(executor, limit) {}

        /// Ends the wait, also one that is only about to begin.
        void wake() {
            boost::asio::post(timer.get_executor(), [weak = this->weak_from_this()] {
                const auto waiter = weak.lock();
                if (waiter) waiter->timer.expires_at(std::chrono::steady_clock::time_point::min());
            });
        }

        boost::asio::steady_timer timer;
        Lane* lane = nullptr;  ///< once it is this one's turn
    };

    /// A place in line. Leaving it, for whatever reason, loses neither the place nor the lane.
    class Place {
    public:
        Place(Turns& turns, const boost::asio::any_io_executor& executor)
            : turns_(turns), waiter_(std::make_shared<Waiter>(executor, turns.wait_limit_)) {
            const std::lock_guard lock(turns_.mutex_);
            if (turns_.waiting_.size() >= turns_.max_waiting_)
                throw Unavailable("the database is busy");
            turns_.waiting_.push_back(waiter_.get());
            turns_.hand_out();
        }
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;
        ~Place() {
            const std::lock_guard lock(turns_.mutex_);
            if (waiter_->lane != nullptr) turns_.idle_.push_back(waiter_->lane);
            std::erase(turns_.waiting_, waiter_.get());
            turns_.hand_out();
        }

        boost::asio::steady_timer& timer() { return waiter_->timer; }

        /// The lane, if it came to this one's turn.
        Lane* take_lane() {
            const std::lock_guard lock(turns_.mutex_);
            return std::exchange(waiter_->lane, nullptr);
        }

    private:
        Turns& turns_;
        std::shared_ptr<Waiter> waiter_;
    };

    Lane* take_idle() {
        const std::lock_guard lock(mutex_);
        if (closed_) throw Unavailable("the database is closed");
        if (idle_.empty()) return nullptr;  // and whoever waits is served before a lane gets idle
        Lane* lane = idle_.back();
        idle_.pop_back();
        return lane;
    }

    // Called with the mutex held, the wake-up included: who leaves the line does so under the same
    // mutex, so that nothing is posted to an event loop after its last coroutine ended.
    void hand_out() {
        while (!idle_.empty() && !waiting_.empty() && !closed_) {
            Waiter& next = *waiting_.front();
            waiting_.pop_front();
            next.lane = idle_.back();
            idle_.pop_back();
            next.wake();
        }
    }

    void give_back(Lane& lane) {
        const std::lock_guard lock(mutex_);
        idle_.push_back(&lane);
        hand_out();
    }

    bool closed() const {
        const std::lock_guard lock(mutex_);
        return closed_;
    }

    const std::chrono::milliseconds wait_limit_;
    const std::size_t max_waiting_;
    const std::vector<std::unique_ptr<Lane>> lanes_;
    mutable std::mutex mutex_;  ///< for all below
    std::vector<Lane*> idle_;
    std::deque<Waiter*> waiting_;
    bool closed_ = false;
};

}  // namespace beanq::db

#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <utility>

#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

#include "kernel/awaitable.hpp"

namespace beanq {

/// One coroutine waits for it, anybody rings it, from any thread. Rings that nobody heard yet count
/// as one.
class Bell {
public:
    /// Until it rings, or rang since the last wait; or for so long at most.
    awaitable<void> wait(std::chrono::milliseconds at_most) {
        const auto executor = co_await boost::asio::this_coro::executor;
        Listener listener(*this, std::make_shared<Timer>(executor, at_most));
        boost::system::error_code ended;
        co_await listener.timer().async_wait(
            boost::asio::redirect_error(boost::asio::use_awaitable, ended));
        const bool rung = listener.take_ring();
        if (ended && !rung) throw boost::system::system_error(ended);  // was cancelled
    }

    void ring() {
        const std::lock_guard lock(mutex_);
        if (!std::exchange(rung_, true)) wake_locked();
    }

private:
    using Timer = boost::asio::steady_timer;

    /// Is there while somebody waits; goes under the mutex, so that nothing is posted to an event
    /// loop after its last coroutine ended.
    class Listener {
    public:
        Listener(Bell& bell, std::shared_ptr<Timer> timer) : bell_(bell), timer_(std::move(timer)) {
            const std::lock_guard lock(bell_.mutex_);
            bell_.listening_ = timer_;
            if (bell_.rung_) bell_.wake_locked();
        }
        Listener(const Listener&) = delete;
        Listener& operator=(const Listener&) = delete;
        ~Listener() {
            const std::lock_guard lock(bell_.mutex_);
            bell_.listening_.reset();
        }

        Timer& timer() { return *timer_; }

        bool take_ring() {
            const std::lock_guard lock(bell_.mutex_);
            return std::exchange(bell_.rung_, false);
        }

    private:
        Bell& bell_;
        std::shared_ptr<Timer> timer_;
    };

    void wake_locked() {
        const auto timer = listening_.lock();
        if (!timer) return;
        boost::asio::post(timer->get_executor(), [weak = listening_] {
            const auto waiting = weak.lock();
            if (waiting) waiting->expires_at(std::chrono::steady_clock::time_point::min());
        });
    }

    std::mutex mutex_;  ///< for all below
    std::weak_ptr<Timer> listening_;
    bool rung_ = false;
};

}  // namespace beanq

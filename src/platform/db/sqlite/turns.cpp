#include "platform/db/sqlite/turns.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace beanq::db {

/// A coroutine in line. It alone owns this; who wakes it holds a weak pointer, so that the timer
/// never outlives the event loop it belongs to.
struct Turns::Waiter : std::enable_shared_from_this<Waiter> {
    Waiter(const boost::asio::any_io_executor& executor, std::chrono::milliseconds limit)
        : timer(executor, limit) {}

    /// Ends the wait, also one that is only about to begin.
    void wake() {
        boost::asio::post(timer.get_executor(), [weak = weak_from_this()] {
            const auto waiter = weak.lock();
            if (waiter) waiter->timer.expires_at(std::chrono::steady_clock::time_point::min());
        });
    }

    boost::asio::steady_timer timer;
    Lane* lane = nullptr;  ///< once it is this one's turn
};

/// A place in line. Leaving it, for whatever reason, loses neither the place nor the lane.
class Turns::Place {
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

Turn::~Turn() {
    if (turns_) turns_->give_back(*lane_);
}

bool Turn::usable() const { return turns_ != nullptr && !turns_->closed(); }

Turns::Turns(std::vector<std::unique_ptr<Lane>> lanes, std::chrono::milliseconds wait_limit,
             int max_waiting)
    : wait_limit_(wait_limit),
      max_waiting_(static_cast<std::size_t>(max_waiting)),
      lanes_(std::move(lanes)) {
    for (const auto& lane : lanes_)
        idle_.push_back(lane.get());
}

Turns::~Turns() = default;

awaitable<Turn> Turns::take() {
    const auto self = shared_from_this();
    Lane* lane = take_idle();
    if (lane != nullptr) co_return Turn(self, *lane);
    const auto executor = co_await boost::asio::this_coro::executor;
    Place place(*self, executor);
    boost::system::error_code ended;
    co_await place.timer().async_wait(
        boost::asio::redirect_error(boost::asio::use_awaitable, ended));
    lane = place.take_lane();
    if (lane != nullptr) co_return Turn(self, *lane);
    if (ended) throw boost::system::system_error(ended);  // the coroutine was cancelled
    throw Unavailable("the database is busy");
}

Lane* Turns::take_idle() {
    const std::lock_guard lock(mutex_);
    if (closed_) throw Unavailable("the database is closed");
    if (idle_.empty()) return nullptr;  // and whoever waits is served before a lane gets idle
    Lane* lane = idle_.back();
    idle_.pop_back();
    return lane;
}

void Turns::close() {
    {
        const std::lock_guard lock(mutex_);
        if (std::exchange(closed_, true)) return;
    }
    for (const auto& lane : lanes_) {
        lane->thread.join();
        lane->connection.close();
    }
}

// Called with the mutex held, the wake-up included: who leaves the line does so under the same
// mutex, so that nothing is posted to an event loop after its last coroutine ended.
void Turns::hand_out() {
    while (!idle_.empty() && !waiting_.empty() && !closed_) {
        Waiter& next = *waiting_.front();
        waiting_.pop_front();
        next.lane = idle_.back();
        idle_.pop_back();
        next.wake();
    }
}

void Turns::give_back(Lane& lane) {
    const std::lock_guard lock(mutex_);
    idle_.push_back(&lane);
    hand_out();
}

bool Turns::closed() const {
    const std::lock_guard lock(mutex_);
    return closed_;
}

}  // namespace beanq::db

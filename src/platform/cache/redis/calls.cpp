#include "platform/cache/redis/calls.hpp"

#include <stdexcept>
#include <utility>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>
#include <fmt/format.h>

#include "kernel/fault.hpp"

namespace beanq::redis {

struct Calls::Call {
    std::string bytes;
    Delivery delivery = Delivery::best_effort;
    Waiter* waiter = nullptr;  ///< null: nobody waits (any more)
    Time::time_point sent_at{};
};

/// A coroutine that waits for an answer. It alone owns this; who wakes it holds a weak pointer, so
/// that the timer never outlives the event loop it belongs to.
struct Calls::Waiter : std::enable_shared_from_this<Waiter> {
    Waiter(const boost::asio::any_io_executor& executor, std::chrono::milliseconds limit)
        : timer(executor, limit) {}

    /// Ends the wait, also one that is only about to begin.
    void wake() {
        boost::asio::post(timer.get_executor(), [weak = weak_from_this()] {
            const auto waiter = weak.lock();
            if (waiter) waiter->timer.expires_at(Time::time_point::min());
        });
    }

    boost::asio::steady_timer timer;
    std::optional<Reply> reply;
    std::string failure;
};

// Posts to an event loop happen with the mutex held, and who waits there leaves under the same
// mutex: nothing is posted to a loop after its last coroutine ended.
class Calls::Place {
public:
    Place(Calls& calls, const boost::asio::any_io_executor& executor, const Command& command)
        : calls_(calls),
          name_(command.front()),
          waiter_(std::make_shared<Waiter>(executor, calls.limits_.command)),
          call_(std::make_shared<Call>(
              Call{.bytes = to_wire(command), .waiter = waiter_.get(), .sent_at = {}})) {
        const std::lock_guard lock(calls_.mutex_);
        if (calls_.is_away(Time::now())) throw Unavailable("Redis is away");
        if (calls_.waiting_.size() + calls_.sent_.size() >= calls_.limits_.most_waiting)
            throw Unavailable("Redis is busy");
        calls_.add(call_);
    }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    ~Place() {
        const std::lock_guard lock(calls_.mutex_);
        call_->waiter = nullptr;
    }

    boost::asio::steady_timer& timer() { return waiter_->timer; }

    /// After the wait, which ended so.
    Reply outcome(const boost::system::error_code& ended) {
        const std::lock_guard lock(calls_.mutex_);
        if (!waiter_->failure.empty()) throw Unavailable(waiter_->failure);
        if (!waiter_->reply) {
            if (ended) throw boost::system::system_error(ended);  // the coroutine was cancelled
            throw Unavailable("Redis did not answer in time");
        }
        if (waiter_->reply->is_error())
            throw Unavailable(fmt::format("Redis refuses {}: {}", name_, waiter_->reply->text));
        return std::move(*waiter_->reply);
    }

private:
    Calls& calls_;
    std::string name_;
    std::shared_ptr<Waiter> waiter_;
    std::shared_ptr<Call> call_;
};

Calls::Calls(Limits limits, std::function<void()> wake)
    : limits_(limits), wake_(std::move(wake)), patient_until_(Time::now() + limits.connect) {}

Calls::~Calls() = default;

awaitable<Reply> Calls::ask(Command command) {
    const auto executor = co_await boost::asio::this_coro::executor;
    Place place(*this, executor, command);
    boost::system::error_code ended;
    co_await place.timer().async_wait(
        boost::asio::redirect_error(boost::asio::use_awaitable, ended));
    co_return place.outcome(ended);
}

void Calls::tell(const Command& command, Delivery delivery) {
    const auto call = std::make_shared<Call>(
        Call{.bytes = to_wire(command), .delivery = delivery, .sent_at = {}});
    const std::lock_guard lock(mutex_);
    if (state_ == State::away || state_ == State::closed) return;
    if (waiting_.size() + sent_.size() < limits_.most_waiting) {
        add(call);
    } else if (delivery == Delivery::assured && !std::exchange(has_dropped_, true)) {
        wake_();
    }
}

bool Calls::is_up() const {
    const std::lock_guard lock(mutex_);
    return state_ == State::up;
}

/// A first connection that takes too long counts as none: a name server may hang for seconds.
bool Calls::is_away(Time::time_point now) const {
    if (state_ == State::connecting) return now > patient_until_;
    return state_ != State::up;
}

void Calls::add(const std::shared_ptr<Call>& call) {
    waiting_.push_back(call);
    if (state_ == State::up && waiting_.size() == 1) wake_();
}

void Calls::open() {
    const std::lock_guard lock(mutex_);
    if (state_ == State::closed) return;
    state_ = State::up;
    if (!waiting_.empty()) wake_();
}

std::string Calls::take(Time::time_point now) {
    std::string bytes;
    const std::lock_guard lock(mutex_);
    if (has_dropped_) throw std::runtime_error("more is sent to Redis than it takes");
    for (const auto& call : waiting_) {
        bytes += std::exchange(call->bytes, {});
        call->sent_at = now;
    }
    sent_.insert(sent_.end(), waiting_.begin(), waiting_.end());
    waiting_.clear();
    return bytes;
}

void Calls::answer(Reply reply) {
    const std::lock_guard lock(mutex_);
    if (sent_.empty()) throw Garbled("Redis' protocol: an answer to nothing");
    const auto call = std::move(sent_.front());
    sent_.pop_front();
    if (call->delivery == Delivery::assured && reply.is_error())
        throw std::runtime_error(fmt::format("Redis refuses: {}", reply.text));
    if (call->waiter != nullptr) {
        call->waiter->reply = std::move(reply);
        std::exchange(call->waiter, nullptr)->wake();
    }
    if (sent_.empty() && waiting_.empty()) emptied_.notify_all();
}

std::optional<Calls::Time::time_point> Calls::oldest() const {
    const std::lock_guard lock(mutex_);
    if (sent_.empty()) return std::nullopt;
    return sent_.front()->sent_at;
}

bool Calls::lose(const std::string& cause) {
    const std::lock_guard lock(mutex_);
    fail_all(cause);
    has_dropped_ = false;
    if (state_ == State::away || state_ == State::closed) return false;
    state_ = State::away;
    return true;
}

void Calls::fail_all(const std::string& cause) {
    for (auto* const calls : {&sent_, &waiting_}) {
        for (const auto& call : *calls) {
            Waiter* const waiter = std::exchange(call->waiter, nullptr);
            if (waiter == nullptr) continue;
            waiter->failure = cause;
            waiter->wake();
        }
        calls->clear();
    }
    emptied_.notify_all();
}

void Calls::close() {
    std::unique_lock lock(mutex_);
    emptied_.wait_for(lock, limits_.connect + limits_.command,
                      [this] { return waiting_.empty() && sent_.empty(); });
    state_ = State::closed;
    fail_all("Redis is not used any more");
}

}  // namespace beanq::redis

#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>

#include "kernel/awaitable.hpp"
#include "platform/bus/event_table.hpp"

namespace beanq::bus {

/// One that gets what the tail reads, always on its own executor.
class Follower {
public:
    virtual ~Follower() = default;
    virtual void take(const Events& events) = 0;
    virtual void end() = 0;
};

/// The followers of one event loop: a batch reaches all of them with one post. Touched on that loop
/// only.
struct LoopFollowers {
    boost::asio::any_io_executor executor;
    std::vector<Follower*> followers = {};
};

/// Reads the end of the outbox table for the whole process. Shared by the feed, its coroutine and
/// its subscriptions, which may go in any order. All but `follow` may be called from any thread.
class Tail : public std::enable_shared_from_this<Tail> {
public:
    explicit Tail(Store& store) : store_(store) {}

    /// Reads until `stop()`; on the calling coroutine's executor.
    awaitable<void> follow();
    void stop();
    void wake();

    /// The position, taken from the table's present end when nobody has read yet.
    awaitable<std::int64_t> settle();

    /// Adds a follower that runs on `executor`, and answers the position: it gets everything after
    /// that, and perhaps something before. To be settled first. Nothing when the feed has stopped.
    std::optional<std::int64_t> join(Follower& follower,
                                     const boost::asio::any_io_executor& executor);
    void leave(Follower& follower, const boost::asio::any_io_executor& executor);

    Store& store() { return store_; }

private:
    class Presence;

    std::optional<std::int64_t> position() const;
    awaitable<bool> read_on();
    void hand_on(Events events);
    void wake_locked();
    template <class Action>
    void on_every_loop(const Action& action);

    Store& store_;
    mutable std::mutex mutex_;  ///< for all below
    std::vector<std::shared_ptr<LoopFollowers>> loops_;
    std::optional<std::int64_t> position_;            ///< the last sequence that was handed on
    std::weak_ptr<boost::asio::steady_timer> pause_;  ///< of `follow()`, while it runs
    bool woken_ = false;
    bool stopped_ = false;
};

}  // namespace beanq::bus

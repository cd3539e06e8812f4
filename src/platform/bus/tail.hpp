#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>

#include "kernel/awaitable.hpp"
#include "platform/bus/event_table.hpp"
#include "platform/bus/horizon.hpp"

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

/// Where a follower starts.
struct Start {
    std::int64_t position = 0;     ///< everything after this comes, and perhaps something before
    bool at_end = false;           ///< this process has committed nothing after `position`
    std::optional<Events> missed;  ///< up to `position`, if all of it is still remembered
};

/// Reads the end of the outbox table for the whole process. Shared by the feed, its coroutine and
/// its subscriptions, which may go in any order. All but `follow` may be called from any thread.
class Tail : public std::enable_shared_from_this<Tail> {
public:
    explicit Tail(db::Database& database) : database_(database), horizon_(database) {}

    /// Reads until `stop()`; on the calling coroutine's executor.
    awaitable<void> follow();
    void stop();
    void wake();

    /// Finds the first position, the table's present end, unless that is done.
    awaitable<void> settle();

    /// Adds a follower that runs on `executor` and has seen everything up to `after`. To be settled
    /// first. Nothing when the feed has stopped.
    std::optional<Start> join(Follower& follower, const boost::asio::any_io_executor& executor,
                              std::optional<std::int64_t> after);
    void leave(Follower& follower, const boost::asio::any_io_executor& executor);

    /// The sequence of the newest event that may be read, 0 when there is none.
    awaitable<std::int64_t> find_end();

    Store& store() { return database_; }

private:
    class Presence;

    bool settled() const;
    awaitable<bool> read_on(bool expects_news);
    void hand_on(Events events, bool more);
    void wake_locked();
    std::optional<Events> remembered_after(std::int64_t after) const;
    template <class Action>
    void on_every_loop(const Action& action);

    db::Database& database_;
    Horizon horizon_;           ///< of `follow()`
    mutable std::mutex mutex_;  ///< for all below
    std::vector<std::shared_ptr<LoopFollowers>> loops_;
    std::optional<std::int64_t> position_;            ///< the last sequence that was handed on
    std::deque<EventPtr> recent_;                     ///< the last ones up to the position,
    std::int64_t recent_after_ = 0;                   ///< all that came after this
    std::weak_ptr<boost::asio::steady_timer> pause_;  ///< of `follow()`, while it runs
    bool pausing_ = false;                            ///< all that was there has been handed on
    bool woken_ = false;                              ///< since the last look at the table
    bool stopped_ = false;
};

}  // namespace beanq::bus

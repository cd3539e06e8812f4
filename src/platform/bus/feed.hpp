#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

#include "kernel/awaitable.hpp"
#include "platform/bus/outbox.hpp"
#include "platform/db/database.hpp"

namespace beanq::bus {

using EventPtr = std::shared_ptr<const Event>;
using EventFilter = std::function<bool(const Event&)>;

/// What a listener follows. Everything that matches `filter` after the place it started from comes
/// exactly once and in outbox order. Used and destroyed on the executor it was made on, one
/// `next()` at a time.
class Subscription {
public:
    virtual ~Subscription() = default;

    /// The next event; nothing when `patience` ran out (ask again) or the stream is over
    /// (`over()`: the feed stopped, or this listener fell too far behind and must resume).
    virtual awaitable<EventPtr> next(std::chrono::milliseconds patience) = 0;
    virtual bool over() const = 0;
};

/// Follows the outbox table and hands new events to every listener of this process, on the
/// listener's own executor. Wake-ups are hints: the table is the truth, and it is also looked at
/// once a second.
class Feed {
public:
    explicit Feed(db::Database& database);
    Feed(const Feed&) = delete;
    Feed& operator=(const Feed&) = delete;
    ~Feed();

    /// Follows the table from its present end until `stop()`. Runs on the executor it is spawned
    /// on. A store that fails is asked again a second later.
    awaitable<void> run();

    /// Ends `run()` and every subscription; from any thread.
    void stop();

    /// This process has written something new; from any thread. Tells other processes too.
    void wake();

    /// Listens on the calling coroutine's executor. With `after`, first what is stored after that
    /// sequence, then what comes, without a gap or a repeat; without, only what comes from now on.
    /// `filter` is called on that executor; it is quick and does not throw. Naming the `aggregate`
    /// that is listened to makes what is stored cheap to find.
    awaitable<std::unique_ptr<Subscription>> subscribe(EventFilter filter,
                                                       std::optional<std::int64_t> after,
                                                       std::optional<Uuid> aggregate = {});

private:
    std::shared_ptr<class Tail> tail_;
    std::unique_ptr<db::Signal> others_;  ///< null where this process is the only one
};

}  // namespace beanq::bus

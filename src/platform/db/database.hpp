#pragma once

#include <functional>
#include <memory>
#include <string>

#include "kernel/awaitable.hpp"
#include "kernel/unit_of_work.hpp"

namespace beanq::db {

enum class Engine { sqlite, postgres };

/// A word passed between the processes that share a database: that something may be new, never
/// what. It can get lost.
class Signal {
public:
    virtual ~Signal() = default;

    /// Tells the others, some time soon; several at once count as one. From any thread.
    virtual void raise() = 0;

    /// Passes on until it is cancelled: calls `heard` when another process raised it, and when it
    /// may have missed that. Runs on the calling coroutine's executor.
    virtual awaitable<void> run(std::function<void()> heard) = 0;
};

/// A database that is open and migrated: units of work, and its own health.
class Database : public Store {
public:
    virtual Engine engine() const = 0;

    /// Answers when a statement went through; throws Unavailable otherwise. For /readyz.
    virtual awaitable<void> ping() = 0;

    /// How this process and others over the same database wake each other up; null where there is
    /// only one process.
    virtual std::unique_ptr<Signal> signal(std::string name) = 0;

    /// Waits for what is running, checkpoints and closes. Called after the event loops stopped
    /// running and before they are destroyed, since what was running answers to them.
    virtual void close() = 0;
};

}  // namespace beanq::db

#pragma once

#include <memory>
#include <string>

#include "kernel/awaitable.hpp"
#include "kernel/unit_of_work.hpp"

namespace beanq::db {

enum class Engine { sqlite, postgres };

/// A database that is open and migrated: units of work, and its own health.
class Database : public Store {
public:
    virtual Engine engine() const = 0;

    /// Answers when a statement went through; throws Unavailable otherwise. For /readyz.
    virtual awaitable<void> ping() = 0;

    /// Waits for what is running, checkpoints and closes. Called after the event loops stopped
    /// running and before they are destroyed, since what was running answers to them.
    virtual void close() = 0;
};

}  // namespace beanq::db

#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "kernel/awaitable.hpp"

namespace beanq {

/// A unit of work over the store. Destroyed without `commit()` it rolls back.
/// Broken storage throws Unavailable, a lost race TransientConflict (fault.hpp).
class Transaction {
public:
    Transaction() = default;
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    virtual ~Transaction() = default;

    /// Durable when it returns. Then runs what `after_commit` was given, in order.
    awaitable<void> commit() {
        try {
            co_await do_commit();
        } catch (const std::exception&) {
            run(after_attempt_);
            throw;
        }
        run(after_commit_);
        run(after_attempt_);
    }

    /// Runs `action` on this thread right after a successful commit; it must be quick and not
    /// throw.
    void after_commit(std::function<void()> action) { after_commit_.push_back(std::move(action)); }

    /// The same, and also when `commit()` throws: it may have taken effect before the connection
    /// was lost or the request given up.
    void after_attempt(std::function<void()> action) {
        after_attempt_.push_back(std::move(action));
    }

private:
    using Actions = std::vector<std::function<void()>>;

    virtual awaitable<void> do_commit() = 0;

    static void run(Actions& actions) {
        for (auto& action : std::exchange(actions, {}))
            action();
    }

    Actions after_commit_;
    Actions after_attempt_;
};

/// Where units of work come from.
class Store {
public:
    virtual ~Store() = default;

    /// For changes. Waits for its turn; throws Unavailable when the wait is too long.
    virtual awaitable<std::unique_ptr<Transaction>> begin() = 0;

    /// For reading one consistent state. `commit()` is not needed; changes through it are refused.
    virtual awaitable<std::unique_ptr<Transaction>> begin_read() = 0;

    /// For reading with a single call of a repository that asks a single time. Over a network this
    /// costs half of what a read does that may go on.
    virtual awaitable<std::unique_ptr<Transaction>> begin_look() { return begin_read(); }
};

}  // namespace beanq

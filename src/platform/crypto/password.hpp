#pragma once

#include <string>
#include <string_view>

#include "kernel/awaitable.hpp"
#include "platform/async/worker_pool.hpp"

namespace beanq::crypto {

/// bcrypt (`$2b$`) on a bounded pool of threads that yield to the event loops. Passwords are 8–72
/// bytes without NUL; callers check.
class PasswordHasher {
public:
    /// `cost` is bcrypt's log2 rounds, 4 to 15.
    PasswordHasher(WorkerPool& pool, int cost);

    awaitable<std::string> hash(std::string password);

    /// False also for a hash that cannot be read.
    awaitable<bool> matches(std::string password, std::string hash);

    /// Spends what `matches` would, for a user that does not exist.
    awaitable<void> waste_time(std::string password);

private:
    WorkerPool& pool_;
    int cost_;
    std::string decoy_;
};

}  // namespace beanq::crypto

#pragma once

#include <chrono>
#include <optional>

#include "kernel/clock.hpp"

namespace beanq::identity {

/// How often the password of one e-mail address was wrong in a row. From the fifth failure on each
/// one closes the address for a while: 30 s, doubling up to 15 minutes. A success clears it, and so
/// does a quiet day.
struct LoginAttempts {
    int failures = 0;
    Instant last_failure_at{};
    Instant locked_until{};

    /// How long to wait before the next attempt, in whole seconds; nothing when it may come now.
    std::optional<std::chrono::seconds> wait(Instant now) const;

    /// Counts a wrong password. One that arrives while locked was under way already and does not
    /// count.
    void fail(Instant now);
};

/// After this long without a failure the past is forgotten.
inline constexpr std::chrono::hours attempts_memory{24};

}  // namespace beanq::identity

#include "identity/domain/login_attempts.hpp"

#include <algorithm>

namespace beanq::identity {

namespace {

constexpr int free_failures = 5;
constexpr std::chrono::seconds first_lock{30};
constexpr std::chrono::seconds longest_lock = std::chrono::minutes{15};

std::chrono::seconds lock_after(int failures) {
    const int doublings = std::min(failures - free_failures, 5);  // 30 s × 2⁵ is past the longest
    return std::min(first_lock * (1 << doublings), longest_lock);
}

}  // namespace

std::optional<std::chrono::seconds> LoginAttempts::wait(Instant now) const {
    if (locked_until <= now) return std::nullopt;
    return std::chrono::ceil<std::chrono::seconds>(locked_until - now);
}

void LoginAttempts::fail(Instant now) {
    if (locked_until > now) return;
    if (now - last_failure_at >= attempts_memory) failures = 0;
    ++failures;
    last_failure_at = now;
    if (failures >= free_failures) locked_until = now + lock_after(failures);
}

}  // namespace beanq::identity

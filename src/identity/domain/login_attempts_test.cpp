#include "identity/domain/login_attempts.hpp"

#include <gtest/gtest.h>

namespace beanq::identity {
namespace {

using namespace std::chrono_literals;

constexpr Instant noon = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 12h;

TEST(LoginAttempts, four_failures_lock_nothing) {
    LoginAttempts attempts;
    for (int i = 0; i < 4; ++i)
        attempts.fail(noon);
    EXPECT_FALSE(attempts.wait(noon));
}

TEST(LoginAttempts, lock_from_the_fifth_failure_on_and_ever_longer) {
    LoginAttempts attempts;
    for (int i = 0; i < 4; ++i)
        attempts.fail(noon);
    Instant now = noon;
    for (const auto lock : {30s, 60s, 120s, 240s, 480s, 900s, 900s, 900s}) {
        attempts.fail(now);
        EXPECT_EQ(attempts.wait(now), lock);
        EXPECT_EQ(attempts.wait(now + lock - 1ms), 1s);
        EXPECT_FALSE(attempts.wait(now + lock));
        now += lock;
    }
}

TEST(LoginAttempts, a_failure_that_was_under_way_does_not_lengthen_the_lock) {
    LoginAttempts attempts;
    for (int i = 0; i < 50; ++i)
        attempts.fail(noon);
    EXPECT_EQ(attempts.wait(noon), 30s);
}

TEST(LoginAttempts, are_forgotten_after_a_quiet_day) {
    LoginAttempts attempts;
    for (int i = 0; i < 5; ++i)
        attempts.fail(noon);
    attempts.fail(noon + 24h);
    EXPECT_FALSE(attempts.wait(noon + 24h));
    EXPECT_EQ(attempts.failures, 1);
}

TEST(LoginAttempts, never_overflow) {
    LoginAttempts attempts;
    Instant now = noon;
    for (int i = 0; i < 200; ++i, now += 15min)
        attempts.fail(now);
    EXPECT_EQ(attempts.wait(now - 15min), 900s);
}

}  // namespace
}  // namespace beanq::identity

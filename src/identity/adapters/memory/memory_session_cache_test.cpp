#include "identity/adapters/memory/memory_session_cache.hpp"

#include <gtest/gtest.h>

#include "tests/support/fakes.hpp"
#include "tests/support/run.hpp"

namespace beanq::identity {
namespace {

using namespace std::chrono_literals;

class MemorySessionCaches : public testing::Test {
protected:
    std::shared_ptr<const SessionState> state(UserId user) {
        return std::make_shared<SessionState>(
            SessionState{.session = SessionId(ids.next()), .user = user, .role = "client"});
    }
    bool holds(const SessionState& state) {
        return run(cache.find(state.session)).state != nullptr;
    }
    void store(const std::shared_ptr<const SessionState>& state) {
        const auto ticket = run(cache.find(state->session)).ticket;
        run(cache.store(state, ticket));
    }

    FixedClock clock;
    CountingIds ids;
    MemorySessionCache cache{clock, 3};
    const UserId anna{ids.next()};
    const UserId boris{ids.next()};
};

TEST_F(MemorySessionCaches, remember_for_ten_seconds) {
    const auto session = state(anna);
    EXPECT_FALSE(holds(*session));
    store(session);
    clock.advance(9999ms);
    EXPECT_TRUE(holds(*session));
    clock.advance(1ms);
    EXPECT_FALSE(holds(*session));
}

TEST_F(MemorySessionCaches, forget_one_session_or_all_of_a_user) {
    const auto first = state(anna);
    const auto second = state(anna);
    const auto other = state(boris);
    for (const auto& each : {first, second, other})
        store(each);
    run(cache.forget(first->session));
    EXPECT_FALSE(holds(*first));
    EXPECT_TRUE(holds(*second));
    run(cache.forget_all_of(anna));
    EXPECT_FALSE(holds(*second));
    EXPECT_TRUE(holds(*other));
}

TEST_F(MemorySessionCaches, do_not_store_what_was_read_before_a_change) {
    const auto session = state(anna);
    const auto ticket = run(cache.find(session->session)).ticket;
    run(cache.forget_all_of(anna));
    run(cache.store(session, ticket));
    EXPECT_FALSE(holds(*session));
}

TEST_F(MemorySessionCaches, stay_within_their_capacity) {
    const auto old = state(anna);
    store(old);
    clock.advance(10s);
    for (int i = 0; i < 3; ++i)
        store(state(anna));
    const auto newest = state(anna);
    store(newest);
    EXPECT_TRUE(holds(*newest));
    EXPECT_FALSE(holds(*old));
}

}  // namespace
}  // namespace beanq::identity

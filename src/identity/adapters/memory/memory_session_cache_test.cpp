#include "identity/adapters/memory/memory_session_cache.hpp"

#include <memory>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "platform/cache/listeners.hpp"
#include "tests/support/fakes.hpp"
#include "tests/support/run.hpp"

namespace beanq::identity {
namespace {

using namespace std::chrono_literals;

/// Hears until a moment that a test sets.
class UnreliableAnnouncements final : public cache::Announcements {
public:
    void announce(std::string_view topic, std::string_view key) override {
        listeners_->hear(topic, key);
    }
    std::unique_ptr<cache::Listening> listen(cache::Listener listener) override {
        return listeners_->add(std::move(listener));
    }
    Instant heard_until() const override { return until; }
    void miss() { listeners_->miss(); }

    Instant until = Instant::max();

private:
    std::shared_ptr<cache::Listeners> listeners_ = std::make_shared<cache::Listeners>();
};

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
    UnreliableAnnouncements announcements;
    MemorySessionCache cache{clock, announcements, 3};
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

TEST_F(MemorySessionCaches, remember_for_less_than_a_second_what_may_change_unheard) {
    announcements.until = clock.now() - 1h;
    const auto session = state(anna);
    store(session);
    clock.advance(699ms);
    EXPECT_TRUE(holds(*session));
    clock.advance(1ms);
    EXPECT_FALSE(holds(*session));
}

TEST_F(MemorySessionCaches, count_from_before_the_database_was_read) {
    announcements.until = clock.now() - 1h;
    const auto session = state(anna);
    const auto ticket = run(cache.find(session->session)).ticket;
    clock.advance(700ms);
    run(cache.store(session, ticket));
    EXPECT_FALSE(holds(*session));
}

TEST_F(MemorySessionCaches, remember_longer_while_they_hear_of_changes) {
    const auto session = state(anna);
    store(session);
    for (int i = 0; i < 16; ++i) {
        announcements.until = clock.now();
        clock.advance(600ms);
        EXPECT_TRUE(holds(*session));
    }
    clock.advance(400ms);
    EXPECT_FALSE(holds(*session));
}

TEST_F(MemorySessionCaches, forget_what_others_announce_and_everything_they_may_have_missed) {
    const auto one = state(anna);
    const auto another = state(anna);
    const auto third = state(boris);
    const auto all = {one, another, third};
    for (const auto& each : all)
        store(each);
    announcements.announce("menu", to_string(third->session));
    announcements.announce("session", "no id");
    announcements.announce("session", to_string(one->session));
    EXPECT_FALSE(holds(*one));
    EXPECT_TRUE(holds(*another));
    announcements.announce("user", to_string(anna));
    EXPECT_FALSE(holds(*another));
    EXPECT_TRUE(holds(*third));
    announcements.miss();
    EXPECT_FALSE(holds(*third));
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

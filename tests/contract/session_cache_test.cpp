// What a session cache promises, in one process and over Redis.
#include <chrono>
#include <functional>
#include <memory>
#include <thread>

#include <gtest/gtest.h>

#include "identity/adapters/memory/memory_session_cache.hpp"
#include "identity/adapters/redis/redis_session_cache.hpp"
#include "kernel/fault.hpp"
#include "platform/cache/in_process_announcements.hpp"
#include "platform/cache/redis/redis_announcements.hpp"
#include "tests/support/fakes.hpp"
#include "tests/support/redis_server.hpp"
#include "tests/support/run.hpp"

namespace beanq::identity {
namespace {

using namespace std::chrono_literals;
using Time = std::chrono::steady_clock;
using StatePtr = std::shared_ptr<const SessionState>;

/// One instance of the shop and its cache.
struct Instance {
    Instance()
        : announcements(std::make_unique<cache::InProcessAnnouncements>()),
          memory(clock, *announcements) {}
    explicit Instance(const redis::Options& options)
        : client(std::make_unique<redis::Client>(options)),
          announcements(std::make_unique<redis::RedisAnnouncements>(*client, clock)),
          memory(clock, *announcements),
          shared(std::make_unique<RedisSessionCache>(memory, *client)) {}

    SessionCache& sessions() { return shared ? *shared : static_cast<SessionCache&>(memory); }

    StatePtr find(const StatePtr& state) { return run(sessions().find(state->session)).state; }
    bool holds(const StatePtr& state) { return find(state) != nullptr; }
    SessionCache::Ticket ticket(const StatePtr& state) {
        return run(sessions().find(state->session)).ticket;
    }
    void store(const StatePtr& state) {
        run(sessions().store(state, ticket(state)));
        if (client) await_redis();
    }

    /// Until it has taken what it was told, which nobody waits for; or is away.
    void await_redis() {
        try {
            run(client->ping());
        } catch (const Unavailable&) {
            return;
        }
    }

    SystemClock clock;
    std::unique_ptr<redis::Client> client;
    std::unique_ptr<cache::Announcements> announcements;
    MemorySessionCache memory;
    std::unique_ptr<RedisSessionCache> shared;
};

struct Sessions {
    StatePtr of(UserId user) {
        SessionState state{.session = SessionId(ids.next()),
                           .user = user,
                           .role = "barista",
                           .permissions = {},
                           .permissions_version = 3,
                           .expires_at = clock.now() + 1h};
        state.permissions.add(Permission::update_order);
        return std::make_shared<const SessionState>(std::move(state));
    }

    SystemClock clock;
    CountingIds ids;
    const UserId anna{ids.next()};
    const UserId boris{ids.next()};
};

bool eventually(const std::function<bool()>& holds) {
    for (const auto until = Time::now() + 1s; Time::now() < until;) {
        if (holds()) return true;
        std::this_thread::sleep_for(5ms);
    }
    return holds();
}

/// Both instances are connected: who connects later voids what is kept.
void connect(Instance& instance) {
    run(instance.client->ping());
    const auto is_informed = [&] {
        const auto now = instance.clock.now();
        return instance.announcements->still_holds(now - 1h, now);
    };
    ASSERT_TRUE(eventually(is_informed));
}

struct SessionCacheContract : testing::TestWithParam<bool>, Sessions {
    SessionCacheContract() {
        if (!GetParam()) {
            here = there = std::make_shared<Instance>();
            return;
        }
        const auto options = fresh_redis();
        here = std::make_shared<Instance>(options);
        there = std::make_shared<Instance>(options);
        connect(*here);
        connect(*there);
    }

    std::shared_ptr<Instance> here;
    std::shared_ptr<Instance> there;
};

TEST_P(SessionCacheContract, remembers_for_all_instances_what_one_read) {
    const auto session = of(anna);
    EXPECT_FALSE(here->holds(session));
    here->store(session);
    for (const auto& instance : {here, there}) {
        const auto found = instance->find(session);
        ASSERT_TRUE(found);
        EXPECT_EQ(found->session, session->session);
        EXPECT_EQ(found->user, anna);
        EXPECT_EQ(found->role, "barista");
        EXPECT_EQ(found->permissions, session->permissions);
        EXPECT_EQ(found->permissions_version, 3);
        EXPECT_EQ(found->expires_at, session->expires_at);
    }
}

TEST_P(SessionCacheContract, forgets_everywhere_one_session_or_all_of_a_user_or_all) {
    const auto first = of(anna);
    const auto second = of(anna);
    const auto third = of(boris);
    for (const auto& each : {first, second, third}) {
        here->store(each);
        EXPECT_TRUE(there->holds(each));
    }
    here->sessions().forget(first->session);
    EXPECT_FALSE(here->holds(first));
    EXPECT_TRUE(eventually([&] { return !there->holds(first); }));
    EXPECT_TRUE(there->holds(second));
    there->sessions().forget_all_of(anna);
    EXPECT_FALSE(there->holds(second));
    EXPECT_TRUE(eventually([&] { return !here->holds(second); }));
    EXPECT_TRUE(here->holds(third));
    here->sessions().forget_everyone();
    EXPECT_FALSE(here->holds(third));
    EXPECT_TRUE(eventually([&] { return !there->holds(third); }));
}

TEST_P(SessionCacheContract, does_not_store_what_was_read_before_a_change) {
    const auto session = of(anna);
    const auto ticket = here->ticket(session);
    there->sessions().forget_all_of(anna);
    EXPECT_FALSE(there->holds(session));
    run(here->sessions().store(session, ticket));
    EXPECT_TRUE(eventually([&] { return !here->holds(session); }));
    EXPECT_FALSE(there->holds(session));
}

TEST_P(SessionCacheContract, may_store_again_after_it_forgot) {
    const auto session = of(anna);
    here->store(session);
    here->sessions().forget(session->session);
    EXPECT_TRUE(eventually([&] {
        here->store(session);
        return here->holds(session) && there->holds(session);
    }));
}

INSTANTIATE_TEST_SUITE_P(MemoryOrRedis, SessionCacheContract, testing::Bool(),
                         [](const auto& test) { return test.param ? "Redis" : "Memory"; });

struct SessionCacheOverRedis : testing::Test, Sessions {
    SessionCacheOverRedis() {
        connect(here);
        connect(there);
    }

    RedisServer server;
    redis::Options options = server.options();
    Instance here{options};
    Instance there{options};
};

TEST_F(SessionCacheOverRedis, is_a_memory_of_less_than_a_second_without_redis) {
    server.kill_now();
    std::this_thread::sleep_for(1s);
    const auto session = of(anna);
    here.store(session);
    EXPECT_TRUE(here.holds(session));
    EXPECT_FALSE(there.holds(session));
    std::this_thread::sleep_for(850ms);
    EXPECT_FALSE(here.holds(session));
    here.sessions().forget(session->session);
    here.sessions().forget_everyone();
}

TEST_F(SessionCacheOverRedis, voids_what_redis_kept_while_it_could_not_be_told_to_forget) {
    const auto session = of(anna);
    here.store(session);
    ASSERT_TRUE(there.holds(session));
    ASSERT_EQ(server.answer_to("SAVE"), "+OK\r\n");
    server.kill_now();
    ASSERT_TRUE(eventually([&] { return !here.client->is_up() && !there.client->is_up(); }));
    here.sessions().forget(session->session);
    server.start();  // with what it saved
    EXPECT_NE(server.answer_to("KEYS *session:*"), "*0\r\n");
    ASSERT_TRUE(eventually([&] { return here.client->is_up() && there.client->is_up(); }));
    EXPECT_FALSE(here.holds(session));
    EXPECT_TRUE(eventually([&] { return !there.holds(session); }));
    const auto again = of(boris);
    here.store(again);
    EXPECT_TRUE(there.holds(again));
}

TEST_F(SessionCacheOverRedis, asks_the_database_when_redis_holds_nonsense) {
    const auto session = of(anna);
    here.store(session);
    const std::string key = options.prefix + "session:" + to_string(session->session);
    server.answer_to("SET " + key + " nonsense");
    EXPECT_FALSE(there.holds(session));
    server.answer_to("DEL " + key);
    server.answer_to("LPUSH " + key + " nonsense");
    EXPECT_FALSE(there.holds(session));
}

}  // namespace
}  // namespace beanq::identity

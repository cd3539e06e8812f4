#include "platform/cache/redis/shared_cache.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "kernel/fault.hpp"
#include "tests/support/redis_server.hpp"
#include "tests/support/run.hpp"

namespace beanq::redis {
namespace {

using namespace std::chrono_literals;

struct SharedCaches : testing::Test {
    /// Both are connected: who connects later voids what is kept.
    SharedCaches() {
        run(client.ping());
        run(other_client.ping());
    }

    static std::optional<std::string> found(SharedCache& cache, const std::string& key) {
        return run(cache.find(key)).value;
    }
    static std::uint64_t ticket(SharedCache& cache) { return run(cache.find("any")).ticket; }

    Options options = fresh_redis();
    Client client{options};
    Client other_client{options};
    SharedCache cache{client, "thing"};
    SharedCache other{other_client, "thing"};
};

TEST_F(SharedCaches, give_to_all_instances_what_one_kept) {
    EXPECT_FALSE(found(other, "a"));
    const std::string value("1\n2\0", 4);
    cache.keep("a", "group", value, ticket(cache), 1min);
    EXPECT_EQ(found(cache, "a"), value);
    EXPECT_EQ(found(other, "a"), value);
}

TEST_F(SharedCaches, keep_for_a_while) {
    cache.keep("a", "group", "1", ticket(cache), 100ms);
    EXPECT_TRUE(found(cache, "a"));
    std::this_thread::sleep_for(150ms);
    EXPECT_FALSE(found(cache, "a"));
}

TEST_F(SharedCaches, forget_one_or_a_group_or_everything) {
    for (const std::string key : {"a", "b"})
        cache.keep(key, "first", key, ticket(cache), 1min);
    cache.keep("c", "second", "c", ticket(cache), 1min);
    cache.forget("a", "topic");
    EXPECT_FALSE(found(cache, "a"));
    EXPECT_TRUE(found(cache, "b"));
    cache.forget_group("first", "topic");
    EXPECT_FALSE(found(cache, "b"));
    EXPECT_TRUE(found(cache, "c"));
    cache.forget_everything();
    EXPECT_FALSE(found(cache, "c"));
    cache.keep("c", "second", "c", ticket(cache), 1min);
    cache.forget("never kept", "topic");
    cache.forget_group("never kept", "topic");
    EXPECT_TRUE(found(cache, "c"));
}

TEST_F(SharedCaches, do_not_keep_what_was_read_before_somebody_forgot_anything) {
    const auto before = ticket(cache);
    other.forget("another", "topic");
    ticket(other);  // answered after it
    cache.keep("a", "group", "1", before, 1min);
    EXPECT_FALSE(found(cache, "a"));
}

TEST_F(SharedCaches, void_what_was_kept_before_an_instance_came_or_came_back) {
    cache.keep("a", "group", "1", ticket(cache), 1min);
    ASSERT_TRUE(found(cache, "a"));
    Client third(options);
    run(third.ping());
    EXPECT_FALSE(found(cache, "a"));
    cache.keep("a", "group", "2", ticket(cache), 1min);
    EXPECT_EQ(found(cache, "a"), "2");
}

TEST_F(SharedCaches, survive_that_redis_loses_its_data) {
    RedisServer server;
    Client alone(server.options());
    SharedCache lonely(alone, "thing");
    const auto before = ticket(lonely);
    server.answer_to("FLUSHALL");
    lonely.keep("a", "group", "stale", before, 1min);
    EXPECT_FALSE(found(lonely, "a"));
    lonely.keep("a", "group", "1", ticket(lonely), 1min);
    EXPECT_EQ(found(lonely, "a"), "1");
    lonely.forget("a", "topic");
    EXPECT_FALSE(found(lonely, "a"));
    EXPECT_GT(ticket(lonely), 1'000'000'000'000U) << "numbers do not come twice";
}

TEST_F(SharedCaches, are_unavailable_without_redis) {
    RedisServer server;
    Client alone(server.options());
    SharedCache lonely(alone, "thing");
    run(alone.ping());
    server.kill_now();
    EXPECT_THROW(run(lonely.find("a")), Unavailable);
    lonely.keep("a", "group", "1", 0, 1min);
    lonely.forget("a", "topic");
}

}  // namespace
}  // namespace beanq::redis

// What announcements promise, within one process and over Redis.
#include "platform/cache/announcements.hpp"

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "platform/cache/in_process_announcements.hpp"
#include "platform/cache/redis/redis_announcements.hpp"
#include "tests/support/redis_server.hpp"
#include "tests/support/run.hpp"

namespace beanq::cache {
namespace {

using namespace std::chrono_literals;
using Time = std::chrono::steady_clock;

bool eventually(const std::function<bool()>& holds, std::chrono::milliseconds within = 3s) {
    for (const auto until = Time::now() + within; Time::now() < until;) {
        if (holds()) return true;
        std::this_thread::sleep_for(2ms);
    }
    return holds();
}

/// One instance of the shop.
struct Instance {
    explicit Instance(const redis::Options& options)
        : client(std::make_unique<redis::Client>(options)),
          announcements(std::make_unique<redis::RedisAnnouncements>(*client, clock)) {}
    Instance() : announcements(std::make_unique<InProcessAnnouncements>()) {}

    bool is_informed() const {
        return announcements->still_holds(clock.now() - std::chrono::hours{1}, clock.now());
    }

    SystemClock clock;
    std::unique_ptr<redis::Client> client;
    std::unique_ptr<Announcements> announcements;
};

/// Writes down what it hears of the topic `menu`.
class Ear {
public:
    explicit Ear(Announcements& announcements)
        : listening_(announcements.listen(
              {[this](std::string_view topic, std::string_view key) { hear(topic, key); },
               [this] { ++misses_; }})) {}

    std::vector<std::string> heard() const {
        const std::lock_guard lock(mutex_);
        return heard_;
    }
    int misses() const { return misses_; }

private:
    void hear(std::string_view topic, std::string_view key) {
        if (topic != "menu") return;
        const std::lock_guard lock(mutex_);
        heard_.emplace_back(key);
    }

    mutable std::mutex mutex_;
    std::vector<std::string> heard_;
    std::atomic<int> misses_ = 0;
    std::unique_ptr<Listening> listening_;
};

struct AnnouncementsContract : testing::TestWithParam<bool> {
    std::unique_ptr<Instance> instance() const {
        if (!GetParam()) return std::make_unique<Instance>();
        return std::make_unique<Instance>(fresh_redis());
    }
};

TEST_P(AnnouncementsContract, reach_who_listens) {
    const auto shop = instance();
    const Ear ear(*shop->announcements);
    ASSERT_TRUE(eventually([&] { return shop->is_informed(); }));
    shop->announcements->announce("menu", "1 of three");
    shop->announcements->announce("session", "x");
    shop->announcements->announce("menu", "");
    shop->announcements->announce("menu", "3");
    EXPECT_TRUE(eventually([&] { return ear.heard().size() == 3; }));
    EXPECT_EQ(ear.heard(), (std::vector<std::string>{"1 of three", "", "3"}));
}

TEST_P(AnnouncementsContract, do_not_reach_who_has_left) {
    const auto shop = instance();
    auto gone = std::make_unique<Ear>(*shop->announcements);
    const Ear stays(*shop->announcements);
    ASSERT_TRUE(eventually([&] { return shop->is_informed(); }));
    gone.reset();
    shop->announcements->announce("menu", "1");
    EXPECT_TRUE(eventually([&] { return stays.heard().size() == 1; }));
}

TEST_P(AnnouncementsContract, let_what_was_read_hold_for_as_long_as_nothing_is_announced) {
    const auto shop = instance();
    ASSERT_TRUE(eventually([&] { return shop->is_informed(); }));
    for (int i = 0; i < 20; ++i) {
        std::this_thread::sleep_for(50ms);
        EXPECT_TRUE(shop->is_informed());
    }
}

INSTANTIATE_TEST_SUITE_P(InProcessOrRedis, AnnouncementsContract, testing::Bool(),
                         [](const auto& test) { return test.param ? "Redis" : "InProcess"; });

struct RedisAnnouncements : testing::Test {
    /// Two that hear everything from now on.
    void settle() const {
        ASSERT_TRUE(eventually([&] { return a.is_informed() && b.is_informed(); }));
    }
    void ask(const std::string& command) const { ASSERT_NE(server.answer_to(command), ""); }

    RedisServer server;
    redis::Options options = server.options();
    Instance a{options};
    Instance b{options};
    Ear ear{*b.announcements};
};

TEST_F(RedisAnnouncements, reach_the_other_instances_within_a_second) {
    settle();
    const int before = ear.misses();
    for (int i = 0; i < 100; ++i)
        a.announcements->announce("menu", std::to_string(i));
    EXPECT_TRUE(eventually([&] { return ear.heard().size() == 100; }, 1s));
    EXPECT_EQ(ear.heard().back(), "99");
    EXPECT_EQ(ear.misses(), before);
}

TEST_F(RedisAnnouncements, keep_everybody_informed_when_there_are_many) {
    settle();
    const auto until = Time::now() + 1500ms;
    int told = 0;
    bool are_informed = true;
    while (Time::now() < until) {
        a.announcements->announce("menu", std::to_string(++told));
        are_informed = are_informed && b.is_informed();
        if (told % 10 == 0) std::this_thread::sleep_for(1ms);
    }
    EXPECT_TRUE(are_informed);
    EXPECT_TRUE(eventually([&] { return ear.heard().back() == std::to_string(told); }));
    EXPECT_EQ(ear.heard().size(), static_cast<std::size_t>(told));
}

TEST_F(RedisAnnouncements, of_other_prefixes_and_databases_are_not_heard) {
    settle();
    redis::Options prefixed = options;
    prefixed.prefix = "other:";
    redis::Options numbered = options;
    numbered.address.database = 1;
    Instance other(prefixed);
    Instance another(numbered);
    ASSERT_TRUE(eventually([&] { return other.is_informed() && another.is_informed(); }));
    const int before = ear.misses();
    other.announcements->announce("menu", "1");
    another.announcements->announce("menu", "1");
    std::this_thread::sleep_for(600ms);
    EXPECT_TRUE(ear.heard().empty());
    EXPECT_EQ(ear.misses(), before);
}

TEST_F(RedisAnnouncements, that_were_lost_are_noticed_by_the_next_one) {
    settle();
    const int before = ear.misses();
    ask("INCR " + options.prefix + "number");
    a.announcements->announce("menu", "1");
    EXPECT_TRUE(eventually([&] { return ear.misses() > before; }, 200ms));
}

TEST_F(RedisAnnouncements, that_were_lost_are_noticed_within_a_second_without_a_next_one) {
    settle();
    const int before = ear.misses();
    ask("INCR " + options.prefix + "number");
    EXPECT_TRUE(eventually([&] { return ear.misses() > before; }, 1s));
    settle();
}

TEST_F(RedisAnnouncements, are_missed_while_the_subscription_is_cut) {
    settle();
    const int before = ear.misses();
    ask("CLIENT KILL TYPE pubsub");
    a.announcements->announce("menu", "1");
    EXPECT_TRUE(eventually([&] { return ear.misses() > before; }, 1s));
    EXPECT_TRUE(eventually([&] {
        a.announcements->announce("menu", "2");
        return !ear.heard().empty() && ear.heard().back() == "2";
    })) << "subscribed anew";
}

TEST_F(RedisAnnouncements, are_all_missed_when_redis_loses_its_data) {
    settle();
    const int before = ear.misses();
    ask("FLUSHALL");
    EXPECT_TRUE(eventually([&] { return ear.misses() > before; }, 1s));
    settle();
    a.announcements->announce("menu", "1");
    EXPECT_TRUE(eventually([&] { return ear.misses() > before + 1; }, 1s));
}

TEST_F(RedisAnnouncements, make_everybody_doubt_when_one_comes_back) {
    settle();
    const int before = ear.misses();
    const Instance third(options);
    EXPECT_TRUE(eventually([&] { return ear.misses() > before; }, 1s));
}

TEST_F(RedisAnnouncements, let_nothing_old_hold_while_redis_is_away) {
    settle();
    server.kill_now();
    std::this_thread::sleep_for(Announcements::believed_for + 50ms);
    EXPECT_FALSE(b.is_informed());
    const auto now = b.clock.now();
    EXPECT_TRUE(b.announcements->still_holds(now - 600ms, now));
    EXPECT_FALSE(b.announcements->still_holds(now - 800ms, now));
    a.announcements->announce("menu", "lost");
    const int before = ear.misses();
    server.start();
    settle();
    EXPECT_GT(ear.misses(), before);
}

TEST_F(RedisAnnouncements, let_nothing_old_hold_while_redis_hangs) {
    settle();
    server.pause();
    std::this_thread::sleep_for(Announcements::believed_for + 50ms);
    EXPECT_FALSE(b.is_informed());
    server.resume();
    settle();
}

}  // namespace
}  // namespace beanq::cache

// What is changed at one instance counts at the other within a second, whatever Redis does.
#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>

#include "tests/support/answers.hpp"
#include "tests/support/server_process.hpp"
#include "tests/support/two_instances.hpp"

namespace beanq {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

enum class Redis { up, gone_just_now, gone_for_long, hanging, without_subscribers };

std::string name_of(const testing::TestParamInfo<Redis>& test) {
    switch (test.param) {
        case Redis::up: return "RedisIsUp";
        case Redis::gone_just_now: return "RedisIsGoneJustNow";
        case Redis::gone_for_long: return "RedisIsGoneForLong";
        case Redis::hanging: return "RedisHangs";
        case Redis::without_subscribers: return "RedisDropsSubscribers";
    }
    return {};
}

struct Instances : TwoInstances, testing::WithParamInterface<Redis> {
    /// To be called when both have in memory what is going to change.
    void disturb() {
        switch (GetParam()) {
            case Redis::up: break;
            case Redis::gone_just_now: redis.kill_now(); break;
            case Redis::gone_for_long:
                redis.kill_now();
                std::this_thread::sleep_for(1200ms);
                break;
            case Redis::hanging: redis.pause(); break;
            case Redis::without_subscribers: redis.answer_to("CLIENT KILL TYPE pubsub"); break;
        }
    }
    ~Instances() override {
        if (GetParam() == Redis::hanging) redis.resume();
    }
};

TEST_P(Instances, honour_within_a_second_whose_rights_another_changed) {
    auto leaver = new_person("barista");
    const auto riser = new_person("barista");
    const auto outcast = new_person("barista");
    auto leaver_there = at_b(leaver);
    auto riser_there = at_b(riser);
    auto outcast_there = at_b(outcast);
    const auto are_as_before = [&] {
        return leaver_there.get("/api/v1/me").status == 200 &&
               riser_there.get("/api/v1/users").status == 403 &&
               outcast_there.get("/api/v1/me").status == 200;
    };
    EXPECT_TRUE(are_as_before());
    disturb();
    EXPECT_TRUE(are_as_before());

    const HttpFields any_version{{"If-Match", "*"}};
    const std::string users = "/api/v1/users/";
    expect_status(leaver.post("/api/v1/auth/logout", "{}"), 204);
    expect_status(admin.put(users + riser.id + "/role", R"({"role":"manager"})", any_version), 200);
    expect_status(admin.post(users + outcast.id + "/deactivate", "", any_version), 200);
    EXPECT_LT(time_until([&] { return leaver_there.get("/api/v1/me").status == 401; }), 1s);
    EXPECT_LT(time_until([&] { return riser_there.get("/api/v1/users").status == 200; }), 1s);
    EXPECT_LT(time_until([&] { return outcast_there.get("/api/v1/me").status == 401; }), 1s);
}

TEST_P(Instances, show_within_a_second_a_menu_that_another_changed) {
    sell("Latte");
    HttpClient elsewhere(b->port());
    const auto menu = [&] { return elsewhere.get("/api/v1/menu").body; };
    time_until([&] { return menu().contains("Latte"); });
    disturb();
    EXPECT_THAT(menu(), HasSubstr("Latte"));
    sell("Raf");
    EXPECT_LT(time_until([&] { return menu().contains("Raf"); }), 1s);
}

INSTANTIATE_TEST_SUITE_P(While, Instances,
                         testing::Values(Redis::up, Redis::gone_just_now, Redis::gone_for_long,
                                         Redis::hanging, Redis::without_subscribers),
                         name_of);

TEST_F(TwoInstances, say_that_they_are_degraded_while_redis_is_away) {
    HttpClient visitor(b->port());
    const std::string ready =
        R"({"status":"ready","dependencies":[{"name":"database","status":"ready"},)"
        R"({"name":"redis","status":"ready"}]})";
    EXPECT_EQ(visitor.get("/readyz").body, ready);
    redis.kill_now();
    time_until([&] { return visitor.get("/readyz").body != ready; });
    const auto degraded = visitor.get("/readyz");
    expect_status(degraded, 200);
    EXPECT_EQ(degraded.body,
              R"({"status":"degraded","dependencies":[{"name":"database","status":"ready"},)"
              R"({"name":"redis","status":"away"}]})");
    redis.start();
    EXPECT_LT(time_until([&] { return visitor.get("/readyz").body == ready; }), 1500ms);
}

TEST_F(TwoInstances, answer_everybody_while_redis_comes_and_goes) {
    sell("Latte");
    const auto anna = new_person("manager");
    std::atomic<bool> is_over = false;
    std::atomic<int> answered = 0;
    std::atomic<int> refused = 0;
    std::vector<std::thread> crowd;
    for (const auto port : {a->port(), b->port()}) {
        for (const std::string path : {"/api/v1/me", "/api/v1/menu", "/api/v1/users"}) {
            crowd.emplace_back([&, port, path] {
                HttpClient client(port);
                client.sign_in(anna.access_token);
                while (!is_over)
                    ++(client.get(path).status == 200 ? answered : refused);
            });
        }
    }
    for (int i = 0; i < 3; ++i) {
        std::this_thread::sleep_for(300ms);
        redis.kill_now();
        std::this_thread::sleep_for(300ms);
        redis.start();
        std::this_thread::sleep_for(300ms);
        redis.pause();
        std::this_thread::sleep_for(600ms);
        redis.resume();
    }
    is_over = true;
    for (auto& each : crowd)
        each.join();
    EXPECT_EQ(refused, 0);
    EXPECT_GT(answered, 100);
    settle();
}

TEST_F(TwoInstances, hear_of_what_the_command_line_changed) {
    const auto anna = new_person("barista");
    auto elsewhere = at_b(anna);
    expect_status(elsewhere.get("/api/v1/me"), 200);
    const auto ended = run_beanq({"user", "password", "--email", anna.email, "--password-stdin"},
                                 environment(), "another password\n");
    EXPECT_EQ(ended.exit_code, 0) << ended.err;
    EXPECT_LT(time_until([&] { return elsewhere.get("/api/v1/me").status == 401; }), 1s);
}

TEST_F(TwoInstances, start_and_serve_without_redis) {
    redis.kill_now();
    auto third = start("third");
    HttpClient client(third->port());
    client.sign_in(admin.access_token);
    expect_status(client.get("/api/v1/me"), 200);
    expect_status(client.get("/api/v1/menu"), 200);
    redis.start();
    EXPECT_LT(time_until([&] { return text_at(client.get("/readyz"), "/status") == "ready"; }),
              1500ms);
}

}  // namespace
}  // namespace beanq

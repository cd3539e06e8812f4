#include "platform/cache/redis/client.hpp"

#include <chrono>
#include <thread>

#include <gmock/gmock.h>

#include "kernel/fault.hpp"
#include "tests/support/event_loops.hpp"
#include "tests/support/redis_server.hpp"
#include "tests/support/run.hpp"

namespace beanq::redis {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using Time = std::chrono::steady_clock;

std::string ask(Client& client, const Command& command) { return run(client.ask(command)).text; }

std::string fault_of(Client& client, const Command& command) {
    try {
        run(client.ask(command));
        return "none";
    } catch (const Unavailable& fault) {
        return fault.what();
    }
}

bool comes_up(const Client& client, std::chrono::milliseconds within = 3s) {
    for (const auto until = Time::now() + within; Time::now() < until;) {
        if (client.is_up()) return true;
        std::this_thread::sleep_for(5ms);
    }
    return false;
}

bool goes_down(const Client& client, std::chrono::milliseconds within = 3s) {
    for (const auto until = Time::now() + within; Time::now() < until;) {
        if (!client.is_up()) return true;
        std::this_thread::sleep_for(1ms);
    }
    return false;
}

TEST(RedisClient, answers_a_command_given_before_it_is_connected) {
    Client client(fresh_redis());
    EXPECT_EQ(ask(client, {"SET", client.key("a"), "1"}), "OK");
    EXPECT_EQ(ask(client, {"GET", client.key("a")}), "1");
    EXPECT_TRUE(client.is_up());
}

TEST(RedisClient, tells_what_redis_refuses_and_stays_up) {
    Client client(fresh_redis());
    EXPECT_THAT(fault_of(client, {"NONSENSE"}), HasSubstr("Redis refuses NONSENSE: ERR unknown"));
    EXPECT_EQ(ask(client, {"PING"}), "PONG");
}

TEST(RedisClient, delivers_what_it_was_told_before_it_ends) {
    const auto options = fresh_redis();
    const std::string key = options.prefix + "told";
    {
        Client client(options);
        for (int i = 0; i < 100; ++i)
            client.tell({"RPUSH", key, std::to_string(i)}, Delivery::assured);
    }
    Client client(options);
    EXPECT_EQ(run(client.ask({"LLEN", key})).number, 100);
    EXPECT_EQ(ask(client, {"LINDEX", key, "99"}), "99");
}

awaitable<int> count_wrong(Client* client, int loop) {
    int wrong = 0;
    for (int i = 0; i < 100; ++i) {
        const std::string mine = std::to_string(loop) + "-" + std::to_string(i);
        const Reply reply = co_await client->ask({"ECHO", mine});
        if (reply.text != mine) ++wrong;
    }
    co_return wrong;
}

TEST(RedisClientThreads, give_each_their_own_answer) {
    Client client(fresh_redis());
    ASSERT_TRUE(comes_up(client));
    EventLoops loops(4);
    std::vector<std::future<int>> wrong;
    wrong.reserve(32);
    for (int i = 0; i < 32; ++i)
        wrong.push_back(loops.start(static_cast<std::size_t>(i % 4), count_wrong(&client, i)));
    for (auto& count : wrong)
        EXPECT_EQ(count.get(), 0);
}

TEST(RedisClientThreads, may_leave_while_answers_are_under_way) {
    RedisServer server;
    Client client(server.options());
    ASSERT_TRUE(comes_up(client));
    server.pause();
    {
        EventLoops loops(2);
        std::vector<std::future<Reply>> answers;
        answers.reserve(50);
        for (std::size_t i = 0; i < 50; ++i)
            answers.push_back(loops.start(i % 2, client.ask({"PING"})));
        boost::asio::cancellation_signal stop;
        auto cancelled = loops.start(0, client.ask({"PING"}), stop);
        loops.cancel(0, stop);
        EXPECT_THROW(cancelled.get(), boost::system::system_error);
        loops.abandon();
    }
    server.resume();
    EXPECT_TRUE(comes_up(client));
}

TEST(RedisClient, fails_at_once_while_redis_is_away_and_comes_back_by_itself) {
    RedisServer server;
    Client client(server.options());
    ASSERT_TRUE(comes_up(client));
    server.kill_now();
    ASSERT_TRUE(goes_down(client));
    const auto before = Time::now();
    for (int i = 0; i < 100; ++i)
        EXPECT_EQ(fault_of(client, {"PING"}), "Redis is away");
    EXPECT_LT(Time::now() - before, 250ms);
    EXPECT_THROW(run(client.ping()), Unavailable);
    server.start();
    ASSERT_TRUE(comes_up(client));
    EXPECT_EQ(ask(client, {"PING"}), "PONG");
}

TEST(RedisClient, starts_without_redis_and_finds_it_later) {
    RedisServer server;
    server.kill_now();
    Client client(server.options());
    EXPECT_NE(fault_of(client, {"PING"}), "none");
    server.start();
    EXPECT_TRUE(comes_up(client));
}

TEST(RedisClient, gives_a_server_that_hangs_a_quarter_of_a_second) {
    RedisServer server;
    Client client(server.options());
    ASSERT_TRUE(comes_up(client));
    server.pause();
    const auto before = Time::now();
    EXPECT_EQ(fault_of(client, {"PING"}), "Redis did not answer in time");
    EXPECT_GE(Time::now() - before, 200ms);
    EXPECT_LT(Time::now() - before, 2s);
    EXPECT_TRUE(goes_down(client));
    const auto known = Time::now();
    EXPECT_EQ(fault_of(client, {"PING"}), "Redis is away");
    EXPECT_LT(Time::now() - known, 100ms);
    server.resume();
    EXPECT_TRUE(comes_up(client));
}

TEST(RedisClient, takes_only_so_many_commands_at_a_time) {
    RedisServer server;
    Options options = server.options();
    options.limits.most_waiting = 10;
    Client client(options);
    ASSERT_TRUE(comes_up(client));
    server.pause();
    EventLoops loops(1);
    std::vector<std::future<Reply>> answers;
    answers.reserve(11);
    for (int i = 0; i < 11; ++i)
        answers.push_back(loops.start(0, client.ask({"PING"})));
    try {
        answers.back().get();
        FAIL() << "no refusal";
    } catch (const Unavailable& fault) {
        EXPECT_STREQ(fault.what(), "Redis is busy");
    }
    server.resume();
}

TEST(RedisClient, signs_in) {
    RedisServer server({"--requirepass", "secret"});
    Options options = server.options();
    Client stranger(options);
    EXPECT_THAT(fault_of(stranger, {"PING"}), HasSubstr("NOAUTH"));
    options.address.password = "wrong";
    Client mistaken(options);
    EXPECT_THAT(fault_of(mistaken, {"PING"}), HasSubstr("Redis refuses AUTH: WRONGPASS"));
    options.address.password = "secret";
    options.address.user = "default";
    options.address.database = 3;
    Client friendly(options);
    EXPECT_EQ(ask(friendly, {"SET", "where", "three"}), "OK");
    EXPECT_THAT(ask(friendly, {"CLIENT", "INFO"}), HasSubstr(" db=3 "));
}

TEST(RedisClient, begins_an_era_with_each_connection) {
    RedisServer server;
    Client client(server.options());
    const auto era = [&] { return ask(client, {"GET", client.names().era}); };
    const std::string first = era();
    EXPECT_EQ(era(), first);
    server.answer_to("CLIENT KILL TYPE normal");
    ASSERT_TRUE(goes_down(client));
    ASSERT_TRUE(comes_up(client));
    EXPECT_GT(era(), first);
}

TEST(RedisClient, connects_anew_when_something_assured_was_refused) {
    RedisServer server;
    Client client(server.options());
    const std::string first = ask(client, {"GET", client.names().era});
    client.tell({"NONSENSE"}, Delivery::best_effort);
    EXPECT_EQ(ask(client, {"GET", client.names().era}), first);
    client.tell({"NONSENSE"}, Delivery::assured);
    ASSERT_TRUE(goes_down(client));
    ASSERT_TRUE(comes_up(client));
    EXPECT_GT(ask(client, {"GET", client.names().era}), first);
}

}  // namespace
}  // namespace beanq::redis

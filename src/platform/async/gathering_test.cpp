#include "platform/async/gathering.hpp"

#include <algorithm>
#include <atomic>
#include <string>

#include <gtest/gtest.h>

#include "tests/support/event_loops.hpp"

namespace beanq {
namespace {

using namespace std::chrono_literals;
using Numbers = std::vector<int>;

/// Doubles numbers, when it is let.
class GatheringTest : public testing::Test {
protected:
    ~GatheringTest() override { loops.finish(); }

    awaitable<Numbers> doubled(const Numbers& numbers) {
        ++rounds_begun;
        if (held) {
            boost::asio::steady_timer pause(co_await boost::asio::this_coro::executor);
            while (held) {
                pause.expires_after(1ms);
                co_await pause.async_wait(boost::asio::use_awaitable);
            }
        }
        {
            const std::lock_guard lock(mutex);
            rounds.push_back(numbers);
        }
        if (std::ranges::count(numbers, -1) != 0) throw std::runtime_error("odd one");
        if (std::ranges::count(numbers, -2) != 0) throw Unavailable("away");
        Numbers answers;
        for (const int number : numbers)
            answers.push_back(2 * number);
        co_return answers;
    }

    std::future<int> start(int number) {
        return loops.start(static_cast<std::size_t>(++started) % loops.size(),
                           gathering.join(number));
    }
    /// The first one is being served, the others come in this order while it is.
    std::vector<std::future<int>> come_after(int first, const Numbers& others) {
        held = true;
        std::vector<std::future<int>> futures;
        futures.push_back(start(first));
        while (rounds_begun == 0)
            std::this_thread::sleep_for(1ms);
        for (const int number : others) {
            futures.push_back(loops.start(0, gathering.join(number)));
            ++started;
        }
        loops.start(0, pass()).get();  // all that was started on that loop has lined up
        return futures;
    }
    static awaitable<void> pass() { co_return; }

    std::mutex mutex;
    std::vector<Numbers> rounds;
    std::atomic<bool> held = false;
    std::atomic<int> rounds_begun = 0;
    int started = 0;
    GatheringLimits limits{.together = 3, .rounds = 1, .waiting = 5};
    EventLoops loops{2};
    Gathering<int, int> gathering{[this](const Numbers& numbers) { return doubled(numbers); },
                                  limits, [](const int& a, const int& b) { return a == b; }};
};

TEST_F(GatheringTest, serves_one_who_comes_alone_at_once) {
    EXPECT_EQ(start(7).get(), 14);
    EXPECT_EQ(start(8).get(), 16);
    EXPECT_EQ(rounds, (std::vector<Numbers>{{7}, {8}}));
}

TEST_F(GatheringTest, takes_those_together_who_came_while_others_were_served) {
    auto all = come_after(1, {2, 3, 4, 5});
    held = false;
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(all[static_cast<std::size_t>(i)].get(), 2 * (i + 1));
    EXPECT_EQ(rounds, (std::vector<Numbers>{{1}, {2, 3, 4}, {5}}));
}

TEST_F(GatheringTest, leaves_those_who_clash_to_later_rounds) {
    auto all = come_after(1, {2, 2, 3, 2});
    held = false;
    for (auto& each : all)
        each.get();
    EXPECT_EQ(rounds, (std::vector<Numbers>{{1}, {2, 3}, {2}, {2}}));
}

TEST_F(GatheringTest, serves_each_alone_when_they_fail_together) {
    auto all = come_after(1, {2, -1, 3});
    held = false;
    EXPECT_EQ(all[1].get(), 4);
    EXPECT_THROW(all[2].get(), std::runtime_error);
    EXPECT_EQ(all[3].get(), 6);
    EXPECT_EQ(rounds, (std::vector<Numbers>{{1}, {2, -1, 3}, {2}, {-1}, {3}}));
}

TEST_F(GatheringTest, tries_nothing_again_when_nobody_knows_what_took_effect) {
    auto all = come_after(1, {2, -2, 3});
    held = false;
    EXPECT_EQ(all[0].get(), 2);
    for (const std::size_t i : {1U, 2U, 3U})
        EXPECT_THROW(all[i].get(), Unavailable);
    EXPECT_EQ(rounds, (std::vector<Numbers>{{1}, {2, -2, 3}}));
}

TEST_F(GatheringTest, refuses_more_than_may_wait) {
    auto all = come_after(1, {2, 3, 4, 5, 6});
    EXPECT_THROW(start(7).get(), Unavailable);
    held = false;
    for (auto& each : all)
        each.get();
}

TEST_F(GatheringTest, goes_on_without_those_who_left) {
    held = true;
    boost::asio::cancellation_signal first_leaves;
    boost::asio::cancellation_signal second_leaves;
    auto first = loops.start(0, gathering.join(1), first_leaves);
    while (rounds_begun == 0)
        std::this_thread::sleep_for(1ms);
    auto second = loops.start(1, gathering.join(2), second_leaves);
    loops.start(1, pass()).get();
    auto third = loops.start(1, gathering.join(3));
    loops.cancel(0, first_leaves);   // is being served
    loops.cancel(1, second_leaves);  // waits
    EXPECT_THROW(first.get(), boost::system::system_error);
    EXPECT_THROW(second.get(), boost::system::system_error);
    held = false;
    EXPECT_EQ(third.get(), 6);
    EXPECT_EQ(rounds, (std::vector<Numbers>{{1}, {3}}));
}

TEST_F(GatheringTest, answers_everybody_on_their_own_event_loop) {
    std::atomic<int> elsewhere = 0;
    const auto ask = [&](int number) -> awaitable<int> {
        const auto before = std::this_thread::get_id();
        const int answer = co_await gathering.join(number);
        if (std::this_thread::get_id() != before) ++elsewhere;
        co_return answer;
    };
    for (int round = 0; round < 200; ++round) {
        std::vector<std::future<int>> all;
        for (int i = 0; i < 4; ++i)
            all.push_back(loops.start(static_cast<std::size_t>(i) % 2, ask(4 * round + i)));
        for (int i = 0; i < 4; ++i)
            EXPECT_EQ(all[static_cast<std::size_t>(i)].get(), 2 * (4 * round + i));
    }
    EXPECT_EQ(elsewhere, 0);
}

}  // namespace
}  // namespace beanq

#include "platform/async/worker_pool.hpp"

#include <future>

#include <gtest/gtest.h>

#include "tests/support/event_loops.hpp"
#include "tests/support/run.hpp"

namespace beanq {
namespace {

TEST(WorkerPool, answers_on_the_callers_own_thread) {
    WorkerPool pool("test", 1, 4);
    const auto work = [&]() -> awaitable<void> {
        const auto mine = std::this_thread::get_id();
        const auto theirs = co_await pool.run([] { return std::this_thread::get_id(); });
        EXPECT_NE(theirs, mine);
        EXPECT_EQ(std::this_thread::get_id(), mine);
    };
    run(work());
}

TEST(WorkerPool, hands_exceptions_over) {
    WorkerPool pool("test", 1, 4);
    EXPECT_THROW(run(pool.run([] { throw std::runtime_error("no beans"); })), std::runtime_error);
    EXPECT_EQ(run(pool.run([] { return 7; })), 7);
}

TEST(WorkerPool, refuses_when_it_is_full_and_works_again_later) {
    WorkerPool pool("test", 1, 2);
    EventLoops loops(1);
    std::promise<void> gate;
    const auto wait = [opened = gate.get_future().share()] { opened.wait(); };
    auto first = loops.start(0, pool.run(wait));
    auto second = loops.start(0, pool.run(wait));
    auto third = loops.start(0, pool.run(wait));
    EXPECT_THROW(third.get(), Unavailable);
    gate.set_value();
    first.get();
    second.get();
    EXPECT_EQ(run(pool.run([] { return 7; })), 7);
}

TEST(WorkerPool, with_niceness_yields_to_others) {
    const int mine = ::getpriority(PRIO_PROCESS, 0);
    WorkerPool pool("test", 2, 4, 19);
    EXPECT_EQ(run(pool.run([] { return ::getpriority(PRIO_PROCESS, 0); })), 19);
    EXPECT_EQ(::getpriority(PRIO_PROCESS, 0), mine);
}

}  // namespace
}  // namespace beanq

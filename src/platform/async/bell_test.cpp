#include "platform/async/bell.hpp"

#include <boost/asio/cancellation_signal.hpp>
#include <boost/system/system_error.hpp>
#include <gtest/gtest.h>

#include "tests/support/event_loops.hpp"
#include "tests/support/run.hpp"

namespace beanq {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;

TEST(Bell, wakes_who_waits_from_another_thread) {
    Bell bell;
    EventLoops loops(1);
    for (int i = 0; i < 100; ++i) {
        auto woken = loops.start(0, bell.wait(hours{1}));
        bell.ring();
        woken.get();
    }
}

TEST(Bell, is_heard_by_who_comes_later_once) {
    Bell bell;
    bell.ring();
    bell.ring();
    run(bell.wait(hours{1}));
    const auto before = std::chrono::steady_clock::now();
    run(bell.wait(milliseconds{20}));
    EXPECT_GE(std::chrono::steady_clock::now() - before, milliseconds{20});
}

TEST(Bell, lets_go_of_who_is_cancelled) {
    Bell bell;
    EventLoops loops(1);
    boost::asio::cancellation_signal stop;
    auto waiting = loops.start(0, bell.wait(hours{1}), stop);
    loops.cancel(0, stop);
    EXPECT_THROW(waiting.get(), boost::system::system_error);
    bell.ring();
    run(bell.wait(hours{1}));
}

}  // namespace
}  // namespace beanq

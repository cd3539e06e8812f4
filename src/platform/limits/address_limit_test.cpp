#include "platform/limits/address_limit.hpp"

#include <atomic>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/fakes.hpp"

namespace beanq {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

class AddressLimits : public testing::Test {
protected:
    FixedClock clock_;
    AddressLimit limit_{{.burst = 3, .every = seconds{6}}, clock_};

    void use_up(std::string_view address) {
        for (int i = 0; i < 3; ++i)
            EXPECT_FALSE(limit_.take(address));
    }
};

TEST_F(AddressLimits, let_a_burst_through_and_say_how_long_to_wait) {
    use_up("10.0.0.1");
    EXPECT_EQ(limit_.take("10.0.0.1"), seconds{6});
    clock_.advance(milliseconds{5100});
    EXPECT_EQ(limit_.take("10.0.0.1"), seconds{1});
    clock_.advance(milliseconds{900});
    EXPECT_FALSE(limit_.take("10.0.0.1"));
    EXPECT_TRUE(limit_.take("10.0.0.1"));
}

TEST_F(AddressLimits, are_of_each_address) {
    use_up("10.0.0.1");
    EXPECT_FALSE(limit_.take("10.0.0.2"));
}

TEST_F(AddressLimits, take_an_ipv6_network_as_one) {
    use_up("2001:db8:0:1::1");
    EXPECT_TRUE(limit_.take("2001:db8:0:1:ffff::2"));
    EXPECT_FALSE(limit_.take("2001:db8:0:2::1"));
}

TEST_F(AddressLimits, give_the_whole_burst_back_with_time) {
    use_up("10.0.0.1");
    clock_.advance(seconds{180});
    use_up("10.0.0.1");
    EXPECT_TRUE(limit_.take("10.0.0.1"));
}

TEST_F(AddressLimits, hold_against_threads) {
    AddressLimit limit({.burst = 50, .every = seconds{6}}, clock_);
    std::atomic<int> through{0};
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                for (int n = 0; n < 100; ++n)
                    through += limit.take("10.0.0.1") ? 0 : 1;
            });
        }
    }
    EXPECT_EQ(through, 50);
}

}  // namespace
}  // namespace beanq

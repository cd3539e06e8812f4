// What several instances share goes away under load, and comes back.
#include <chrono>
#include <cstdio>
#include <random>
#include <thread>

#include <gmock/gmock.h>

#include "tests/chaos/chain.hpp"
#include "tests/chaos/crowd.hpp"
#include "tests/chaos/ledger.hpp"

namespace beanq {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr int clients = 8;
constexpr auto in_full_swing = 700ms;
constexpr auto away = 700ms;
constexpr auto recovery = 5s;

unsigned print_seed() {
    const unsigned seed = std::random_device{}();
    std::printf("SEED=%u\n", seed);
    return seed;
}

/// Two instances, and clients who use both.
class Outage : public testing::Test {
protected:
    void expect_recovery() {
        const auto began = Clock::now();
        EXPECT_TRUE(crowd_.goes_on_within(recovery)) << "some clients are not served again";
        std::printf("all served again after %lld ms\n",
                    static_cast<long long>((Clock::now() - began) / 1ms));
    }

    void expect_nothing_lost(std::size_t instances) {
        crowd_.finish();
        std::printf(
            "%zu orders, %d refused, %d connections broke, the longest answer took %lld ms\n",
            ledger_.orders(), ledger_.refused(), ledger_.broken(),
            static_cast<long long>(crowd_.longest_answer().count()));
        EXPECT_THAT(ledger_.wrongs(), testing::IsEmpty());
        ledger_.expect_kept(chain_.postgres());
        chain_.expect_no_more_sessions_than(instances);
        chain_.expect_good_end();
    }

    Chain chain_{2};
    Ledger ledger_;
    Crowd crowd_{chain_.shop(), ledger_, clients, print_seed()};
};

TEST_F(Outage, of_postgres_loses_and_doubles_nothing) {
    std::this_thread::sleep_for(in_full_swing);
    chain_.postgres().stop();
    std::this_thread::sleep_for(away);
    chain_.postgres().start();
    expect_recovery();
    EXPECT_EQ(ledger_.broken(), 0) << "instances answer while their database is away";
    expect_nothing_lost(2);
}

TEST_F(Outage, of_postgres_by_a_crash_loses_and_doubles_nothing) {
    std::this_thread::sleep_for(in_full_swing);
    chain_.postgres().stop_now();
    std::this_thread::sleep_for(away);
    chain_.postgres().start();
    expect_recovery();
    EXPECT_EQ(ledger_.broken(), 0) << "instances answer while their database is away";
    expect_nothing_lost(2);
}

TEST_F(Outage, of_redis_is_not_noticed) {
    std::this_thread::sleep_for(in_full_swing);
    chain_.redis().kill_now();
    std::this_thread::sleep_for(away);
    EXPECT_TRUE(crowd_.goes_on_within(recovery));
    chain_.redis().start();
    expect_recovery();
    EXPECT_EQ(ledger_.refused(), 0);
    EXPECT_EQ(ledger_.broken(), 0);
    expect_nothing_lost(2);
}

TEST_F(Outage, of_one_instance_is_made_up_for_by_the_other) {
    std::this_thread::sleep_for(in_full_swing);
    chain_.kill(1);
    expect_recovery();
    EXPECT_GT(ledger_.broken(), 0) << "nobody was at the instance that was killed";
    EXPECT_EQ(ledger_.refused(), 0) << "the other one works as if nothing had happened";
    expect_nothing_lost(1);
}

}  // namespace
}  // namespace beanq

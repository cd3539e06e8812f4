// Three instances over one PostgreSQL and one Redis are one shop.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>

#include "tests/chaos/chain.hpp"
#include "tests/chaos/ledger.hpp"
#include "tests/chaos/nomad.hpp"
#include "tests/chaos/rivals.hpp"
#include "tests/support/answers.hpp"

namespace beanq {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr auto busy_time = 3s;
constexpr int rivals = 9;

class ManyInstances : public testing::Test {
protected:
    void TearDown() override { chain_.expect_good_end(); }

    /// Everybody acts at once, for a while.
    void be_busy(unsigned seed) {
        Board board;
        std::vector<std::thread> threads;
        threads.reserve(rivals);
        const auto until = Clock::now() + busy_time;
        for (int i = 0; i < rivals; ++i) {
            threads.emplace_back([&, i] {
                Rival rival(chain_.shop(), board, ledger_, seed, i);
                while (Clock::now() < until)
                    rival.act();
            });
        }
        for (auto& thread : threads)
            thread.join();
    }

    std::int64_t last_sequence() {
        const auto last = chain_.postgres().ask(
            "SELECT coalesce(max(sequence), 0) FROM outbox_events WHERE aggregate = 'order'");
        return std::stoll(last.front());
    }

    /// Waits two seconds at most.
    static milliseconds time_until(const std::function<bool()>& holds) {
        const auto began = Clock::now();
        while (!holds() && Clock::now() < began + 2s)
            std::this_thread::sleep_for(1ms);
        return std::chrono::ceil<milliseconds>(Clock::now() - began);
    }

    Chain chain_{3};
    Ledger ledger_;
    const unsigned seed_ = std::random_device{}();
};

TEST_F(ManyInstances, take_orders_and_move_them_as_one) {
    std::printf("SEED=%u\n", seed_);
    be_busy(seed_);
    std::printf("%zu orders\n", ledger_.orders());
    EXPECT_THAT(ledger_.wrongs(), testing::IsEmpty());
    EXPECT_EQ(ledger_.refused(), 0);
    ledger_.expect_kept(chain_.postgres());
    chain_.expect_no_more_sessions_than(3);
}

TEST_F(ManyInstances, tell_one_story_to_who_resumes_at_another) {
    std::printf("SEED=%u\n", seed_);
    Nomad nomad(chain_.shop(), seed_);
    std::thread busy([&] { be_busy(seed_); });
    for (const auto until = Clock::now() + busy_time; Clock::now() < until;)
        nomad.follow_until(last_sequence());
    busy.join();
    nomad.follow_until(last_sequence());
    std::printf("%zu events at %d places\n", nomad.heard().size(), nomad.moves());

    std::vector<std::string> sequences;
    std::map<std::string, std::int64_t> versions;
    for (const auto& heard : nomad.heard()) {
        sequences.push_back(std::to_string(heard.sequence));
        auto& version = versions[heard.order];
        EXPECT_EQ(heard.version, heard.is_of_promise ? version : ++version) << "in order per order";
    }
    EXPECT_EQ(sequences, chain_.postgres().ask("SELECT sequence FROM outbox_events"
                                               " WHERE aggregate = 'order' ORDER BY sequence"));
}

TEST_F(ManyInstances, show_an_order_of_another_one_within_200_ms) {
    EventReader events(chain_.port(1), "/api/v1/orders/stream",
                       {{"Authorization", "Bearer " + chain_.shop().barista}});
    HttpClient client(chain_.port(0));
    client.sign_in(chain_.shop().guest);
    std::vector<milliseconds> delays;
    for (int i = 0; i < 50; ++i) {
        const auto placed = client.post("/api/v1/orders", chain_.shop().order);
        const auto answered = Clock::now();
        ASSERT_EQ(placed.status, 201) << placed.body;
        auto event = events.next();
        while (event && event->event == "order.promise_changed")
            event = events.next();
        ASSERT_TRUE(event);
        EXPECT_EQ(to_text(boost::json::parse(event->data).at("order_id")), text_at(placed, "/id"));
        delays.push_back(std::chrono::ceil<milliseconds>(Clock::now() - answered));
    }
    std::ranges::sort(delays);
    const auto at = [&](std::size_t percent) { return delays[delays.size() * percent / 100]; };
    std::printf("shown after %lld ms (median), %lld ms (90 %%), %lld ms (all)\n",
                static_cast<long long>(at(50).count()), static_cast<long long>(at(90).count()),
                static_cast<long long>(delays.back().count()));
    EXPECT_LT(at(90), 200ms);
}

TEST_F(ManyInstances, honour_within_a_second_whose_rights_another_changed) {
    HttpClient admin(chain_.port(0));
    admin.sign_in(sign_in(chain_.port(0), "admin"));
    HttpClient manager(chain_.port(1));
    manager.sign_in(sign_in(chain_.port(0), "manager"));
    HttpClient leaver(chain_.port(2));
    const auto leavers_token = sign_in(chain_.port(0), "barista");
    leaver.sign_in(leavers_token);
    ASSERT_EQ(leaver.get("/api/v1/me").status, 200);
    const auto managers_id = text_at(manager.get("/api/v1/me"), "/id");
    ASSERT_EQ(manager.get("/api/v1/users").status, 200);

    expect_status(admin.put("/api/v1/users/" + managers_id + "/role", R"({"role":"client"})",
                            {{"If-Match", "*"}}),
                  200);
    const auto demoted = time_until([&] { return manager.get("/api/v1/users").status == 403; });
    expect_status(
        admin.post("/api/v1/auth/logout", "{}", {{"Authorization", "Bearer " + leavers_token}}),
        204);
    const auto left = time_until([&] { return leaver.get("/api/v1/me").status == 401; });
    std::printf("a role counted after %lld ms, a logout after %lld ms\n",
                static_cast<long long>(demoted.count()), static_cast<long long>(left.count()));
    EXPECT_LT(demoted, 1s);
    EXPECT_LT(left, 1s);
}

}  // namespace
}  // namespace beanq

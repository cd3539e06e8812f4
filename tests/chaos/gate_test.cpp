// What goes wrong between BeanQ and its database: answers are late, cut, lost, or never come.
#include <chrono>
#include <cstdio>
#include <optional>
#include <random>
#include <thread>

#include <gmock/gmock.h>

#include "app/app.hpp"
#include "tests/chaos/crowd.hpp"
#include "tests/chaos/ledger.hpp"
#include "tests/chaos/shop.hpp"
#include "tests/support/answers.hpp"
#include "tests/support/postgres_server.hpp"
#include "tests/support/tcp_gate.hpp"
#include "tests/support/temporary_folder.hpp"

namespace beanq {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto handler_time = 2s;

/// Its deadline is looked at every 250 ms, and these machines have other work.
constexpr auto longest_answer = handler_time + 2s;

constexpr auto in_full_swing = 300ms;
constexpr auto recovery = 5s;

app::Config settings(const std::filesystem::path& folder, const std::string& url) {
    app::Config config;
    config.port = 0;
    config.data_dir = folder;
    config.postgres_url = url;
    config.bcrypt_cost = 4;
    config.threads = 2;
    config.db_pool = 4;
    return config;
}

/// A café whose every word with its database goes through a gate.
class Gate : public testing::Test {
protected:
    Gate() {
        app_.start();
        shop_ = visit_shop({app_.port()});
        events_.emplace(app_.port(), "/api/v1/orders/stream",
                        HttpFields{{"Authorization", "Bearer " + shop_.barista}});
    }

    /// What is in force for a while, under load.
    template <class Fault>
    void suffer(Fault fault, std::chrono::milliseconds time) {
        std::printf("SEED=%u\n", seed_);
        Ledger ledger;
        Crowd crowd(shop_, ledger, 6, seed_);
        std::this_thread::sleep_for(in_full_swing);
        const int hits_before = gate_.hits();
        fault();
        std::this_thread::sleep_for(time);
        std::printf("%d connections hit\n", gate_.hits() - hits_before);
        gate_.open();
        const auto began = Clock::now();
        EXPECT_TRUE(crowd.goes_on_within(recovery)) << "it does not restore by itself";
        std::printf("all served again after %lld ms\n",
                    static_cast<long long>((Clock::now() - began) / 1ms));
        crowd.finish();
        std::printf("%zu orders, %d refused, the longest answer took %lld ms\n", ledger.orders(),
                    ledger.refused(), static_cast<long long>(crowd.longest_answer().count()));
        EXPECT_THAT(ledger.wrongs(), testing::IsEmpty());
        EXPECT_EQ(ledger.broken(), 0) << "every request gets an answer";
        EXPECT_LT(crowd.longest_answer(), longest_answer);
        ledger.expect_kept(postgres_);
        expect_events();
    }

    /// The event stream that was open all the time goes on, and told each order once.
    void expect_events() {
        const auto placed = postgres_.ask("SELECT id FROM orders");
        std::vector<std::string> told;
        while (told.size() < placed.size()) {
            const auto event = events_->next(recovery);
            ASSERT_TRUE(event) << told.size() << " of " << placed.size() << " orders were told";
            if (event->event != "order.placed") continue;
            told.push_back(to_text(boost::json::parse(event->data).at("order_id")));
        }
        EXPECT_THAT(told, testing::UnorderedElementsAreArray(placed));
    }

    HttpAnswer place(const std::string& key) const {
        HttpClient client(app_.port());
        client.sign_in(shop_.guest);
        return client.post("/api/v1/orders", shop_.order, {{"Idempotency-Key", key}});
    }

    unsigned seed_ = std::random_device{}();
    std::mt19937 random_{seed_};
    TemporaryFolder folder_;
    PostgresServer postgres_;
    TcpGate gate_{postgres_.port()};
    app::App app_{settings(folder_.path(), PostgresServer::url_through(gate_.port()) +
                                               "?connect_timeout=2"
                                               "&options=-c%20statement_timeout%3D1s"),
                  true,
                  {.handler_time = handler_time}};
    Shop shop_;
    std::optional<EventReader> events_;
};

TEST_F(Gate, delays_each_piece) {
    suffer([&] { gate_.delay(50ms); }, 1s);
}

TEST_F(Gate, cuts_all_connections) {
    const auto cut_and_cut_again = [&] {
        for (int i = 0; i < 10; ++i) {
            gate_.cut();
            std::this_thread::sleep_for(50ms);
        }
    };
    suffer(cut_and_cut_again, 0s);
}

TEST_F(Gate, cuts_in_the_middle_of_a_message) {
    const auto cut_anywhere = [&] {
        for (int i = 0; i < 20; ++i) {
            gate_.cut_after(random_() % 1500);
            std::this_thread::sleep_for(50ms);
        }
    };
    suffer(cut_anywhere, 0s);
}

TEST_F(Gate, truncates_answers) {
    const auto truncate_anywhere = [&] {
        for (int i = 0; i < 5; ++i) {
            gate_.truncate_after(random_() % 1500);
            std::this_thread::sleep_for(250ms);
        }
    };
    suffer(truncate_anywhere, 0s);
}

TEST_F(Gate, refuses_connections) {
    suffer([&] { gate_.refuse(); }, 1s);
}

TEST_F(Gate, swallows_everything) {
    suffer([&] { gate_.swallow(); }, 5s);
}

TEST_F(Gate, cuts_the_answer_to_a_commit_and_the_order_is_found) {
    ASSERT_EQ(place("first").status, 201);
    gate_.cut_before("COMMIT");
    const auto unknown = place("second");
    expect_problem(unknown, 503, "service.unavailable");
    EXPECT_TRUE(unknown.has_header("Retry-After"));
    gate_.open();
    const auto found = place("second");
    EXPECT_EQ(found.status, 201) << found.body;
    EXPECT_EQ(found.header("Idempotent-Replayed"), "true");
    EXPECT_EQ(postgres_.ask("SELECT id FROM orders").size(), 2U);
    expect_events();
}

TEST_F(Gate, cuts_before_the_commit_and_the_order_is_placed_anew) {
    ASSERT_EQ(place("first").status, 201);
    gate_.cut_before("UPDATE 1");
    const auto lost = place("second");
    expect_problem(lost, 503, "service.unavailable");
    gate_.open();
    const auto anew = place("second");
    EXPECT_EQ(anew.status, 201) << anew.body;
    EXPECT_FALSE(anew.has_header("Idempotent-Replayed"));
    EXPECT_EQ(postgres_.ask("SELECT id FROM orders").size(), 2U);
    expect_events();
}

}  // namespace
}  // namespace beanq

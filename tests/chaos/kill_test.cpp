// SIGKILL in the middle of 200 concurrent placements: what was answered is there, whole and once.
#include <atomic>
#include <chrono>
#include <latch>
#include <map>
#include <mutex>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include "tests/support/http_client.hpp"
#include "tests/support/server_process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace beanq {
namespace {

namespace json = boost::json;

const std::map<std::string, std::string> cheap_passwords{{"BEANQ_BCRYPT_COST", "4"}};

std::string text(const json::value& value, std::string_view member) {
    return std::string(value.as_object().at(member).as_string());
}

std::string sign_in(std::uint16_t port, const std::string& who) {
    HttpClient client(port);
    const auto answer =
        client.post("/api/v1/auth/login",
                    R"({"email":")" + who + R"(@demo.beanq.local","password":"beanq-demo"})");
    return text(answer.json(), "access_token");
}

/// An order of two lines, the second with the modifiers it starts with.
std::string some_order(std::uint16_t port) {
    HttpClient client(port);
    std::string lines;
    const auto menu = client.get("/api/v1/menu").json();
    for (const auto& item : menu.at("menus").at(0).at("categories").at(0).at("items").as_array()) {
        if (!item.at("available").as_bool()) continue;
        lines += (lines.empty() ? "" : ",") + std::string(R"({"quantity":2,"variation_id":")") +
                 text(item.at("product").at("variations").at(0), "id") + "\"}";
        if (lines.size() > 120) break;
    }
    return R"({"items":[)" + lines + "]}";
}

/// What each client knows: the order its key was answered with, if an answer came.
using Answers = std::map<std::string, std::string>;

Answers place_until_killed(ServerProcess& server, const std::string& token,
                           const std::string& order, std::set<std::string>& keys,
                           std::chrono::milliseconds patience) {
    constexpr int clients = 200;
    std::mutex mutex;
    Answers answers;
    std::atomic<bool> dead{false};
    std::latch ready{clients};
    std::vector<std::thread> threads;
    for (int c = 0; c < clients; ++c) {
        threads.emplace_back([&, c] {
            try {
                HttpClient client(server.port());
                client.sign_in(token);
                ready.arrive_and_wait();
                for (int n = 0; !dead; ++n) {
                    const std::string key = std::to_string(c) + "-" + std::to_string(n);
                    {
                        const std::lock_guard lock(mutex);
                        keys.insert(key);
                    }
                    const auto answer =
                        client.post("/api/v1/orders", order, {{"Idempotency-Key", key}});
                    if (answer.status != 201) continue;  // refused under load: nothing happened
                    const std::lock_guard lock(mutex);
                    answers[key] = text(answer.json(), "id");
                }
            } catch (const std::runtime_error&) {
                // the connection broke: this client does not know what became of its last order
            }
        });
    }
    std::this_thread::sleep_for(patience);
    server.kill_now();
    dead = true;
    for (auto& thread : threads)
        thread.join();
    return answers;
}

std::vector<json::value> all_orders(HttpClient& staff) {
    std::vector<json::value> orders;
    std::string cursor;
    do {
        const auto page =
            staff.get("/api/v1/orders?limit=200" + (cursor.empty() ? "" : "&cursor=" + cursor))
                .json();
        for (const auto& order : page.at("items").as_array())
            orders.push_back(order);
        const auto& next = page.at("next_cursor");
        cursor = next.is_null() ? "" : std::string(next.as_string());
    } while (!cursor.empty());
    return orders;
}

void expect_whole(HttpClient& staff, const json::value& order) {
    std::int64_t sum = 0;
    ASSERT_FALSE(order.at("items").as_array().empty());
    for (const auto& line : order.at("items").as_array())
        sum += line.at("total").at("amount").as_int64();
    EXPECT_EQ(order.at("totals").at("total").at("amount").as_int64(), sum);
    const auto history = staff.get("/api/v1/orders/" + text(order, "id") + "/history").json();
    ASSERT_EQ(history.at("items").as_array().size(), 1U);
    EXPECT_EQ(text(history.at("items").at(0), "to"), "pending");
}

TEST(Kill, keeps_each_answered_order_once_and_none_half_written) {
    const auto seed = std::random_device{}();
    std::mt19937 random(seed);
    const TemporaryFolder folder;
    std::set<std::string> keys;
    Answers answers;
    std::string order;
    {
        ServerProcess server(folder.path(), {"--demo"}, cheap_passwords);
        order = some_order(server.port());
        const std::chrono::milliseconds patience(300 + random() % 700);
        std::printf("SEED=%u: killed after %lld ms\n", seed,
                    static_cast<long long>(patience.count()));
        answers =
            place_until_killed(server, sign_in(server.port(), "guest"), order, keys, patience);
    }
    ASSERT_FALSE(answers.empty()) << "killed before the first answer";

    ServerProcess server(folder.path(), {}, {});
    HttpClient staff(server.port());
    staff.sign_in(sign_in(server.port(), "manager"));
    const auto orders = all_orders(staff);
    std::map<std::string, int> times;
    std::set<std::string> numbers;
    for (const auto& stored : orders) {
        ++times[text(stored, "id")];
        numbers.insert(text(stored, "number"));
        expect_whole(staff, stored);
    }
    for (const auto& [key, id] : answers)
        EXPECT_EQ(times[id], 1) << "answered with 201 under key " << key;
    EXPECT_EQ(numbers.size(), orders.size()) << "daily numbers are unique";
    EXPECT_LE(orders.size(), keys.size());

    // The outbox tells of each of them, once.
    EventReader events(
        server.port(), "/api/v1/orders/stream",
        {{"Authorization", "Bearer " + sign_in(server.port(), "manager")}, {"Last-Event-ID", "0"}});
    std::set<std::string> told;
    while (told.size() < orders.size()) {
        const auto event = events.next();
        ASSERT_TRUE(event) << "the stream told of " << told.size() << " of " << orders.size();
        if (event->event != "order.placed") continue;
        EXPECT_TRUE(told.insert(text(json::parse(event->data), "order_id")).second);
    }

    // A client that tries again learns what became of its order, and no order is doubled.
    HttpClient guest(server.port());
    guest.sign_in(sign_in(server.port(), "guest"));
    for (const auto& key : keys) {
        const auto answer = guest.post("/api/v1/orders", order, {{"Idempotency-Key", key}});
        ASSERT_EQ(answer.status, 201) << answer.body;
        const auto known = answers.find(key);
        if (known == answers.end()) continue;
        EXPECT_EQ(answer.header("Idempotent-Replayed"), "true");
        EXPECT_EQ(text(answer.json(), "id"), known->second);
    }
    EXPECT_EQ(all_orders(staff).size(), keys.size());
    EXPECT_EQ(server.terminate(), 0);
    const auto doctor =
        run_beanq({"doctor", "--deep"}, {{"BEANQ_DATA_DIR", folder.path().string()}});
    EXPECT_EQ(doctor.exit_code, 0) << doctor.out << doctor.err;
}

}  // namespace
}  // namespace beanq

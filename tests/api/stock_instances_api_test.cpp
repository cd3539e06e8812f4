// Several instances over one database sell from the same shelves: three over PostgreSQL, and the
// only one over SQLite.
#include <atomic>
#include <barrier>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <boost/json.hpp>
#include <gmock/gmock.h>

#include "tests/support/answers.hpp"
#include "tests/support/postgres.hpp"
#include "tests/support/test_app.hpp"

namespace beanq {
namespace {

namespace json = boost::json;

json::object pieces(int count) { return {{"value", std::to_string(count)}, {"unit", "pcs"}}; }

TEST(StockOfAllInstances, is_sold_once) {
    TestApp first;
    auto manager = first.sign_in("manager");
    const auto send = [&](std::string_view method, const std::string& path, json::object body) {
        return manager.send(method, "/api/v1" + path, json::serialize(body),
                            {{"Content-Type", "application/json"}});
    };
    const auto piece =
        text_at(send("POST", "/ingredients", {{"name", "Croissant"}, {"unit", "pcs"}}), "/id");
    const auto& variation = first.menu().plain;
    const json::array lines{{{"ingredient_id", piece}, {"quantity", pieces(1)}}};
    expect_status(send("PUT", "/variations/" + variation + "/recipe", {{"lines", lines}}), 200);
    const json::array ten{{{"ingredient_id", piece}, {"quantity", pieces(10)}}};
    expect_status(send("POST", "/stock/movements", {{"kind", "receipt"}, {"lines", ten}}), 201);
    std::vector<std::unique_ptr<app::App>> instances;
    std::vector<std::uint16_t> ports{first.port()};
    for (int i = 0; wants_postgres() && i < 2; ++i) {
        instances.push_back(first.another_instance());
        ports.push_back(instances.back()->port());
    }

    constexpr int buyers = 64;
    std::atomic<int> sold = 0;
    std::atomic<int> refused = 0;
    std::mutex mutex;
    std::vector<std::string> others;
    {
        std::barrier start(buyers);
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < buyers; ++i) {
            threads.emplace_back([&, i] {
                HttpClient buyer(ports.at(i % ports.size()));
                buyer.sign_in(manager.access_token);
                start.arrive_and_wait();
                const auto answer = buyer.post(
                    "/api/v1/orders", json::serialize(walk_in(order_of({line(variation)}))));
                if (answer.status == 201) {
                    ++sold;
                } else if (answer.status == 409 && answer.code() == "stock.short") {
                    ++refused;
                } else {
                    const std::scoped_lock lock(mutex);
                    others.push_back(std::to_string(answer.status) + ' ' + answer.body);
                }
            });
        }
    }
    EXPECT_EQ(sold, 10);
    EXPECT_EQ(refused, buyers - 10);
    EXPECT_THAT(others, testing::IsEmpty());
    EXPECT_EQ(text_at(manager.get("/api/v1/stock"), "/items/0/on_hand/value"), "0");
}

}  // namespace
}  // namespace beanq

// Many clients at once on all loops; worth most under TSan.
#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <gtest/gtest.h>

#include "tests/support/bare_server.hpp"
#include "tests/support/http_client.hpp"

namespace beanq {
namespace {

using http::Method;

awaitable<http::Response> work_a_little(http::Request& request) {
    const auto executor = co_await boost::asio::this_coro::executor;
    boost::asio::steady_timer timer{executor, std::chrono::milliseconds{1}};
    co_await timer.async_wait(boost::asio::use_awaitable);
    co_return http::Response{.body = request.body};
}

void run_threads(int count, const std::function<void(int)>& work) {
    std::vector<std::thread> threads;
    for (int i = 0; i < count; ++i)
        threads.emplace_back(work, i);
    for (auto& thread : threads)
        thread.join();
}

class HttpLoad : public testing::Test {
protected:
    HttpLoad() {
        const auto menu = std::make_shared<const std::string>(100'000, 'm');
        server_.route(Method::get, "/menu", [menu](http::Request&) -> awaitable<http::Response> {
            co_return http::Response{.shared_body = menu};
        });
        server_.route(Method::post, "/work", work_a_little);
        server_.route(Method::get, "/events", [](http::Request&) -> awaitable<http::Response> {
            http::Response response;
            response.stream = [](http::EventWriter& writer) -> awaitable<void> {
                for (int i = 0; i < 10'000; ++i) {
                    const bool goes_on = co_await writer.send(std::to_string(i), "tick", "{}");
                    if (!goes_on) co_return;
                }
            };
            co_return response;
        });
        server_.start();
    }

    BareServer server_;
};

TEST_F(HttpLoad, serves_many_clients_at_once) {
    run_threads(8, [this](int number) {
        HttpClient client{server_.port()};
        for (int i = 0; i < 50; ++i) {
            const std::string body = std::to_string(number) + "/" + std::to_string(i);
            EXPECT_EQ(client.post("/work", body).body, body);
            EXPECT_EQ(client.get("/menu").body.size(), 100'000U);
            if (i % 10 == 0) client = HttpClient{server_.port()};
        }
        EventReader events{server_.port(), "/events"};
        for (int i = 0; i < 100; ++i) {
            const auto event = events.next();
            ASSERT_TRUE(event);
            EXPECT_EQ(event->id, std::to_string(i));
        }
    });
}

TEST_F(HttpLoad, drains_under_load_without_cutting_an_answer) {
    std::atomic<int> whole{0};
    std::atomic<int> cut{0};
    std::thread drainer{[&] {
        while (whole < 50)
            std::this_thread::yield();
        server_.server().drain();
    }};
    run_threads(6, [&](int number) {
        try {
            while (true) {
                HttpConnection connection{server_.port()};
                for (bool goes_on = true; goes_on;) {
                    connection.write("GET /menu HTTP/1.1\r\nHost: a\r\n\r\n");
                    const std::string first = connection.read_some(std::chrono::seconds{10});
                    if (first.empty()) break;  // closed between two requests
                    std::size_t size = first.size() - first.find("\r\n\r\n") - 4;
                    while (size < 100'000) {
                        const std::string more = connection.read_some(std::chrono::seconds{10});
                        if (more.empty()) break;
                        size += more.size();
                    }
                    ++(size == 100'000 ? whole : cut);
                    goes_on = size == 100'000 && number % 2 == 0;
                }
            }
        } catch (const std::runtime_error&) {  // refused: it no longer listens
        }
    });
    drainer.join();
    EXPECT_GE(whole, 50);
    EXPECT_EQ(cut, 0);
}

}  // namespace
}  // namespace beanq

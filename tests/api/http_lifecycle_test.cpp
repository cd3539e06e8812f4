// Event streams, draining, listening, and the access log.
#include <atomic>
#include <future>
#include <string>

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "platform/async/worker_pool.hpp"
#include "platform/log/log.hpp"
#include "tests/support/bare_server.hpp"
#include "tests/support/http_client.hpp"

namespace beanq {
namespace {

using http::EventWriter;
using http::Method;
using std::chrono::milliseconds;
using std::chrono::seconds;
using SteadyClock = std::chrono::steady_clock;

awaitable<void> sleep_for(milliseconds time) {
    const auto executor = co_await boost::asio::this_coro::executor;
    boost::asio::steady_timer timer{executor, time};
    co_await timer.async_wait(boost::asio::use_awaitable);
}

/// Counts itself in and out, as handlers that must not leak.
class Guest {
public:
    explicit Guest(std::atomic<int>& count) : count_(count) { ++count_; }
    Guest(const Guest&) = delete;
    Guest& operator=(const Guest&) = delete;
    ~Guest() { --count_; }

private:
    std::atomic<int>& count_;
};

/// Two events and a comment at once, then nothing until cancelled.
BareServer::Handle stream_of_two(std::atomic<int>& open) {
    return [&open](http::Request&) -> awaitable<http::Response> {
        http::Response response;
        response.stream = [&open](EventWriter& writer) -> awaitable<void> {
            const Guest guest{open};
            co_await writer.send("1", "order.placed", R"({"number":"A-001"})");
            co_await writer.keep_alive();
            co_await writer.send("2", "note", "two\nlines");
            co_await sleep_for(seconds{60});
        };
        co_return response;
    };
}

bool comes_true(const std::function<bool()>& condition) {
    const auto deadline = SteadyClock::now() + seconds{10};
    while (!condition() && SteadyClock::now() < deadline)
        std::this_thread::sleep_for(milliseconds{5});
    return condition();
}

class HttpLifecycle : public testing::Test {
protected:
    HttpLifecycle() {
        server_.route(Method::get, "/hello", say("hello"));
        server_.route(Method::get, "/events", stream_of_two(open_));
        server_.route(Method::get, "/work", [this](http::Request&) -> awaitable<http::Response> {
            const Guest guest{open_};
            co_await sleep_for(milliseconds{400});
            co_return http::Response{.body = "worked"};
        });
        server_.route(Method::get, "/stuck", [this](http::Request&) -> awaitable<http::Response> {
            const Guest guest{open_};
            co_await pool_.run([] { std::this_thread::sleep_for(seconds{2}); });
            co_return http::Response{.body = "too late"};
        });
        server_.start();
    }

    WorkerPool pool_{"test", 1, 10};
    std::atomic<int> open_{0};
    BareServer server_{{.limits = {.handler_time = milliseconds{1000}, .drain_time = seconds{5}}}};
};

TEST_F(HttpLifecycle, streams_each_event_at_once) {
    EventReader events{server_.port(), "/events"};
    EXPECT_EQ(events.status(), 200);
    EXPECT_EQ(events.head().header("Content-Type"), "text/event-stream");
    EXPECT_EQ(events.head().header("Cache-Control"), "no-store");
    EXPECT_EQ(events.head().header("X-Accel-Buffering"), "no");
    EXPECT_EQ(events.head().header("Transfer-Encoding"), "chunked");
    const auto first = events.next();
    ASSERT_TRUE(first);
    EXPECT_EQ(first->id, "1");
    EXPECT_EQ(first->event, "order.placed");
    EXPECT_EQ(first->data, R"({"number":"A-001"})");
    const auto second = events.next();
    ASSERT_TRUE(second);
    EXPECT_EQ(second->data, "two\nlines");
    EXPECT_EQ(events.comments(), 1);
    EXPECT_FALSE(events.next(milliseconds{200}));
    EXPECT_FALSE(events.over());
}

TEST_F(HttpLifecycle, begins_a_stream_with_the_time_to_reconnect) {
    HttpConnection connection{server_.port()};
    connection.write("GET /events HTTP/1.0\r\n\r\n");
    const HttpAnswer head = connection.read(true);
    EXPECT_FALSE(head.has_header("Transfer-Encoding"));
    std::string text;
    while (text.find("lines") == std::string::npos)
        text += connection.read_some(seconds{5});
    EXPECT_TRUE(text.starts_with("retry: 1000\n\nid: 1\n")) << text;
}

TEST_F(HttpLifecycle, head_of_a_stream_is_only_its_headers) {
    HttpClient client{server_.port()};
    const HttpAnswer head = client.head("/events");
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.header("Content-Type"), "text/event-stream");
    EXPECT_EQ(open_, 0);
}

TEST_F(HttpLifecycle, notices_that_a_listener_has_gone_while_nothing_is_sent) {
    {
        EventReader events{server_.port(), "/events"};
        EXPECT_TRUE(events.next());
        EXPECT_EQ(open_, 1);
    }
    EXPECT_TRUE(comes_true([&] { return open_ == 0; }));
}

TEST_F(HttpLifecycle, ends_a_stream_whose_caller_has_lost_the_right_to_it) {
    BareServer server{{.limits = {.recheck_time = milliseconds{50}}}};
    const auto tick = [](EventWriter& writer) -> awaitable<void> {
        for (bool open = true; open;) {
            open = co_await writer.send("1", "tick", "{}");
            co_await sleep_for(milliseconds{20});
        }
    };
    server.route(
        Method::get, "/ticks",
        [tick](http::Request&) -> awaitable<http::Response> {
            http::Response response;
            response.stream = tick;
            co_return response;
        },
        http::signed_in());
    server.start();
    EventReader events{server.port(), "/ticks", {{"Authorization", "Bearer barista"}}};
    for (int i = 0; i < 10; ++i)
        ASSERT_TRUE(events.next()) << "the right is looked at again and still there";
    server.tokens().revoke();
    const auto deadline = SteadyClock::now() + seconds{10};
    while (events.next(seconds{5}) && SteadyClock::now() < deadline) {
    }
    EXPECT_TRUE(events.over());
}

TEST_F(HttpLifecycle, drains_streams_and_idle_connections_at_once) {
    EventReader events{server_.port(), "/events"};
    ASSERT_TRUE(events.next());
    ASSERT_TRUE(events.next());
    HttpConnection idle{server_.port()};
    idle.write("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(idle.read().status, 200);
    const auto began = SteadyClock::now();
    server_.server().drain();
    EXPECT_LT(SteadyClock::now() - began, seconds{2});
    EXPECT_FALSE(events.next());
    EXPECT_TRUE(events.over());
    EXPECT_TRUE(idle.ends_within(seconds{1}));
    EXPECT_EQ(open_, 0);
    EXPECT_THROW(HttpConnection{server_.port()}, std::runtime_error);
}

TEST_F(HttpLifecycle, drains_by_finishing_what_is_in_flight) {
    HttpConnection busy{server_.port()};
    busy.write("GET /work HTTP/1.1\r\nHost: a\r\n\r\nGET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
    ASSERT_TRUE(comes_true([&] { return open_ == 1; }));
    server_.server().drain();
    const HttpAnswer answer = busy.read();
    EXPECT_EQ(answer.body, "worked");
    EXPECT_EQ(answer.header("Connection"), "close");
    EXPECT_TRUE(busy.ends_within(seconds{1}));
}

TEST_F(HttpLifecycle, answers_in_time_for_a_handler_that_cannot_be_cancelled) {
    HttpConnection connection{server_.port()};
    const auto began = SteadyClock::now();
    connection.write("GET /stuck HTTP/1.1\r\nHost: a\r\n\r\n");
    const HttpAnswer answer = connection.read();
    EXPECT_LT(SteadyClock::now() - began, milliseconds{1900});
    EXPECT_EQ(answer.status, 503);
    EXPECT_EQ(answer.code(), "server.timeout");
    EXPECT_TRUE(connection.ends_within(seconds{5}));
    EXPECT_TRUE(comes_true([&] { return open_ == 0; }));
}

TEST(HttpDrain, is_over_when_its_time_is) {
    std::atomic<int> open{0};
    BareServer server{{.limits = {.drain_time = milliseconds{300}}}};
    server.route(Method::get, "/forever", [&](http::Request&) -> awaitable<http::Response> {
        const Guest guest{open};
        co_await sleep_for(seconds{60});
        co_return http::Response{};
    });
    HttpConnection connection{server.start()};
    connection.write("GET /forever HTTP/1.1\r\nHost: a\r\n\r\n");
    ASSERT_TRUE(comes_true([&] { return open == 1; }));
    const auto began = SteadyClock::now();
    server.server().drain();
    EXPECT_LT(SteadyClock::now() - began, seconds{2});
    EXPECT_EQ(open, 0);
    EXPECT_TRUE(connection.ends_within(seconds{1}));
}

TEST(HttpListen, says_in_one_sentence_that_the_port_is_taken) {
    BareServer first;
    const std::uint16_t port = first.start();
    boost::asio::io_context loop;
    NoAnswers answers;
    TwoTokens tokens;
    const http::Routes routes{http::RouteContext{answers}};
    const http::Router router{routes, ""};
    const auto listen = [&](std::string host, std::uint16_t on) -> std::string {
        try {
            const http::Server server{
                {&loop}, router, tokens, {.host = std::move(host), .port = on}};
            return "port " + std::to_string(server.port() == 0 ? 0 : 1);
        } catch (const std::runtime_error& refused) {
            return refused.what();
        }
    };
    EXPECT_EQ(listen("127.0.0.1", port),
              "127.0.0.1:" + std::to_string(port) +
                  " is already in use by another program; set BEANQ_LISTEN to another address, "
                  "e.g. 127.0.0.1:8080");
    EXPECT_NE(listen("203.0.113.1", 0).find("cannot be listened on"), std::string::npos);
    EXPECT_NE(listen("no-such-host.invalid", 0).find("no such host"), std::string::npos);
    EXPECT_EQ(listen("localhost", 0), "port 1");
    EXPECT_EQ(listen("[::1]", 0), "port 1");
}

TEST(HttpLog, has_one_line_per_request_without_secrets) {
    std::string lines;
    {
        const log::Output output{{.to = [&](auto more) { lines += more; }}};
        BareServer server;
        server.route(Method::get, "/orders/{id}", say("order"), http::signed_in());
        HttpClient client{server.start()};
        const std::string trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        client.sign_in("barista");
        client.get("/orders/7?token=geheim", {{"X-Request-Id", "r1"}, {"traceparent", trace}});
        client.sign_in("hidden");
        client.get("/orders/8", {{"X-Request-Id", "r2"}});
    }
    EXPECT_EQ(std::ranges::count(lines, '\n'), 2) << lines;
    EXPECT_EQ(lines.find("geheim"), std::string::npos);
    EXPECT_EQ(lines.find("hidden"), std::string::npos);
    const auto first = boost::json::parse(lines.substr(0, lines.find('\n')));
    EXPECT_EQ(first.at("message").as_string(), "request");
    EXPECT_EQ(first.at("id").as_string(), "r1");
    EXPECT_EQ(first.at("method").as_string(), "GET");
    EXPECT_EQ(first.at("route").as_string(), "/orders/{id}");
    EXPECT_EQ(first.at("path").as_string(), "/orders/7");
    EXPECT_EQ(first.at("status").as_int64(), 200);
    EXPECT_EQ(first.at("bytes").as_int64(), 5);
    EXPECT_GT(first.at("ms").as_double(), 0.0);
    EXPECT_EQ(first.at("user").as_string(), "00000000-0000-0000-0000-000000000007");
    EXPECT_EQ(first.at("remote").as_string(), "127.0.0.1");
    EXPECT_EQ(first.at("trace").as_string(),
              "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    const auto second = boost::json::parse(lines.substr(lines.find('\n') + 1));
    EXPECT_EQ(second.at("status").as_int64(), 401);
    EXPECT_EQ(second.at("code").as_string(), "auth.token-invalid");
}

}  // namespace
}  // namespace beanq

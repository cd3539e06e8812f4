// Connections: framing, pipelining, slow and rude clients, limits.
#include <algorithm>
#include <string>
#include <vector>

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include "platform/http/problem.hpp"
#include "tests/support/bare_server.hpp"
#include "tests/support/http_client.hpp"

namespace beanq {
namespace {

using http::Method;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr http::Limits quick{.max_body_bytes = 1000,
                             .max_connections = 3,
                             .header_time = milliseconds{300},
                             .body_time = milliseconds{300},
                             .handler_time = milliseconds{300},
                             .write_time = milliseconds{600},
                             .idle_time = milliseconds{900}};

awaitable<http::Response> sleep_long(http::Request&) {
    const auto executor = co_await boost::asio::this_coro::executor;
    boost::asio::steady_timer timer{executor, seconds{30}};
    co_await timer.async_wait(boost::asio::use_awaitable);
    co_return http::Response{};
}

class HttpConnections : public testing::Test {
protected:
    HttpConnections() {
        server_.route(Method::get, "/hello", say("hello"));
        server_.route(Method::post, "/echo", echo());
        server_.route(Method::get, "/big", say(std::string(30'000'000, 'b')));
        server_.route(Method::get, "/slow", sleep_long);
        server_.route(Method::post, "/me", echo(), http::signed_in());
        server_.start();
    }

    /// Answer of a connection that is closed after it.
    HttpAnswer last_answer(std::string_view bytes) {
        HttpConnection connection{server_.port()};
        connection.write(bytes);
        HttpAnswer answer = connection.read();
        EXPECT_EQ(answer.header("Connection"), "close");
        EXPECT_TRUE(connection.ends_within(seconds{5}));
        return answer;
    }

    BareServer server_{{.limits = quick}};
};

constexpr std::string_view hello = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n";

TEST_F(HttpConnections, answers_pipelined_requests_in_order) {
    HttpConnection connection{server_.port()};
    std::string three;
    for (const std::string body : {"one", "two", "three"}) {
        three +=
            "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(body.size()) +
            "\r\n\r\n" + body;
    }
    connection.write(three + "\r\n" + std::string{hello});
    for (const auto* body : {"one", "two", "three", "hello"})
        EXPECT_EQ(connection.read().body, body);
}

TEST_F(HttpConnections, takes_bytes_one_by_one) {
    HttpConnection connection{server_.port()};
    for (const char byte : hello)
        connection.write({&byte, 1});
    EXPECT_EQ(connection.read().body, "hello");
}

TEST_F(HttpConnections, http_1_0_closes_unless_asked_to_stay) {
    EXPECT_EQ(last_answer("GET /hello HTTP/1.0\r\n\r\n").body, "hello");
    HttpConnection connection{server_.port()};
    for (int i = 0; i < 2; ++i) {
        connection.write("GET /hello HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        EXPECT_EQ(connection.read().header("Connection"), "keep-alive");
    }
}

TEST_F(HttpConnections, closes_when_the_client_asks) {
    EXPECT_EQ(last_answer("GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").status,
              200);
}

TEST_F(HttpConnections, a_half_closed_client_still_gets_its_answer) {
    HttpConnection connection{server_.port()};
    connection.write(hello);
    connection.finish_writing();
    EXPECT_EQ(connection.read().body, "hello");
    EXPECT_TRUE(connection.ends_within(seconds{5}));
}

TEST_F(HttpConnections, waits_for_the_body_after_100_continue) {
    HttpConnection connection{server_.port()};
    connection.write(
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(connection.read().status, 100);
    connection.write("body");
    EXPECT_EQ(connection.read().body, "body");
}

TEST_F(HttpConnections, refuses_a_large_body_before_it_is_sent) {
    const HttpAnswer answer = last_answer(
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1001\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(answer.status, 413);
    EXPECT_EQ(answer.code(), "body.too-large");
}

TEST_F(HttpConnections, the_refusal_reaches_a_client_that_keeps_sending) {
    HttpConnection connection{server_.port()};
    connection.write("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2000000\r\n\r\n");
    connection.write(std::string(2'000'000, 'x'));
    EXPECT_EQ(connection.read().status, 413);
}

TEST_F(HttpConnections, chunked_bodies_work_and_are_limited_too) {
    const std::string head = "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    HttpConnection connection{server_.port()};
    connection.write(head + "4\r\nbody\r\n0\r\n\r\n");
    EXPECT_EQ(connection.read().body, "body");
    EXPECT_EQ(last_answer(head + "3e9\r\n" + std::string(1001, 'x')).status, 413);
}

TEST_F(HttpConnections, refuses_malformed_and_twofold_framing) {
    EXPECT_EQ(last_answer("nonsense\r\n\r\n").code(), "request.malformed");
    EXPECT_EQ(last_answer("GET /hello HTTP/1.1\r\n\r\n").status, 400);
    EXPECT_EQ(last_answer("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n"
                          "Content-Length: 2\r\n\r\nab")
                  .status,
              400);
    EXPECT_EQ(last_answer("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n"
                          "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
                  .status,
              400);
}

TEST_F(HttpConnections, refuses_long_addresses_and_large_headers) {
    EXPECT_EQ(last_answer("GET /" + std::string(9000, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n").status,
              414);
    EXPECT_EQ(last_answer("GET /" + std::string(90'000, 'x')).status, 414);
    EXPECT_EQ(last_answer("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(90'000, 'x')).status,
              431);
}

TEST_F(HttpConnections, not_being_signed_in_comes_before_faults_of_the_body) {
    HttpClient client{server_.port()};
    EXPECT_EQ(client.post("/me", "no json").status, 401);
}

TEST_F(HttpConnections, gives_up_on_slow_headers_and_bodies) {
    EXPECT_EQ(last_answer("GET /hel").code(), "request.too-slow");
    EXPECT_EQ(last_answer("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc").status,
              408);
}

TEST_F(HttpConnections, closes_an_idle_connection_without_a_word) {
    HttpConnection fresh{server_.port()};
    HttpConnection used{server_.port()};
    used.write(hello);
    EXPECT_EQ(used.read().status, 200);
    EXPECT_FALSE(fresh.ends_within(milliseconds{300}));
    EXPECT_TRUE(fresh.ends_within(seconds{5}));
    EXPECT_TRUE(used.ends_within(seconds{5}));
}

TEST_F(HttpConnections, cancels_a_handler_that_takes_too_long) {
    HttpConnection connection{server_.port()};
    connection.write("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
    const HttpAnswer answer = connection.read();
    EXPECT_EQ(answer.status, 503);
    EXPECT_EQ(answer.code(), "server.timeout");
    EXPECT_TRUE(answer.has_header("Retry-After"));
    connection.write(hello);  // the connection is whole
    EXPECT_EQ(connection.read().body, "hello");
}

TEST_F(HttpConnections, does_not_wait_for_a_client_that_does_not_read) {
    HttpConnection connection{server_.port()};
    connection.write("GET /big HTTP/1.1\r\nHost: a\r\n\r\n");
    std::this_thread::sleep_for(milliseconds{1500});
    EXPECT_THROW(connection.read(), std::runtime_error);  // cut off, not whole
}

TEST_F(HttpConnections, a_client_that_resets_harms_nobody) {
    for (int i = 0; i < 20; ++i) {
        HttpConnection connection{server_.port()};
        connection.write("GET /big HTTP/1.1\r\nHost: a\r\n\r\n");
        connection.abort();
    }
    std::this_thread::sleep_for(milliseconds{100});
    HttpClient client{server_.port()};
    EXPECT_EQ(client.get("/hello").status, 200);
}

TEST_F(HttpConnections, turns_away_more_connections_than_it_may_have) {
    std::vector<std::unique_ptr<HttpConnection>> connections;
    for (int i = 0; i < 3; ++i) {
        connections.push_back(std::make_unique<HttpConnection>(server_.port()));
        connections.back()->write(hello);
        EXPECT_EQ(connections.back()->read().status, 200);
    }
    const HttpAnswer answer = last_answer(hello);
    EXPECT_EQ(answer.status, 503);
    EXPECT_EQ(answer.code(), "server.busy");
    EXPECT_TRUE(answer.has_header("Retry-After"));
    connections.clear();
    std::this_thread::sleep_for(milliseconds{100});
    HttpClient client{server_.port()};
    EXPECT_EQ(client.get("/hello").status, 200);
}

TEST(HttpServerFiles, has_as_many_open_as_its_connections_need_where_that_is_allowed) {
    ::rlimit before{};
    ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &before), 0);
    ::rlimit few = before;
    few.rlim_cur = 256;
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &few), 0);
    {
        BareServer server{{.limits = {.max_connections = 1'000}}};
        server.start();
        ::rlimit raised{};
        ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &raised), 0);
        EXPECT_GE(raised.rlim_cur, std::min<rlim_t>(1'500, before.rlim_max));
        EXPECT_EQ(raised.rlim_max, before.rlim_max);
    }
    EXPECT_EQ(::setrlimit(RLIMIT_NOFILE, &before), 0);
}

}  // namespace
}  // namespace beanq

#include "platform/http/request_parser.hpp"

#include <string>

#include <gtest/gtest.h>

namespace beanq::http {
namespace {

/// What came of some bytes, given whole or one by one.
struct Parsed {
    Request request;
    std::string method;
    bool is_whole = false;
    bool keeps_alive = false;
    std::size_t left = 0;
    int refused = 0;
    std::string code;
};

Parsed parse(std::string_view bytes, std::size_t step, Limits limits = {}) {
    Parsed parsed;
    RequestParser parser{parsed.request, limits};
    std::string waiting;
    while (!bytes.empty() && !parser.refusal() && !parser.is_whole()) {
        waiting += bytes.substr(0, step);
        bytes.remove_prefix(std::min(step, bytes.size()));
        for (std::size_t taken = 1; taken > 0 && !parser.is_whole() && !parser.refusal();) {
            taken = waiting.empty() ? 0 : parser.take(waiting);
            waiting.erase(0, taken);
        }
    }
    parsed.is_whole = parser.is_whole() && !parser.refusal();
    parsed.left = waiting.size() + bytes.size();
    parsed.method = parser.method_text();
    parsed.keeps_alive = parsed.is_whole && parser.keeps_alive();
    if (parser.refusal()) {
        parsed.refused = parser.refusal()->status;
        parsed.code = parser.refusal()->code;
    }
    return parsed;
}

int refusal_of(std::string_view bytes, Limits limits = {}) {
    const int whole = parse(bytes, bytes.size(), limits).refused;
    EXPECT_EQ(whole, parse(bytes, 1, limits).refused) << "byte by byte it is read differently";
    return whole;
}

TEST(RequestParser, reads_a_request_however_it_is_cut) {
    const std::string bytes =
        "POST /orders?limit=2&x HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhelloGET";
    for (const std::size_t step : {1UL, 2UL, 7UL, 50UL, bytes.size()}) {
        const Parsed parsed = parse(bytes, step);
        ASSERT_TRUE(parsed.is_whole) << step;
        EXPECT_EQ(parsed.request.method, Method::post);
        EXPECT_EQ(parsed.request.path, "/orders");
        EXPECT_EQ(parsed.request.query, "limit=2&x");
        EXPECT_EQ(parsed.request.body, "hello");
        EXPECT_EQ(parsed.request.header("host"), "a");
        EXPECT_EQ(parsed.left, 3U);
        EXPECT_TRUE(parsed.keeps_alive);
    }
}

TEST(RequestParser, reads_chunked_bodies_and_ignores_trailers) {
    const Parsed parsed = parse(
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        "5;x=y\r\nhello\r\n6\r\n world\r\n0\r\nX-Trailer: t\r\n\r\n",
        3);
    ASSERT_TRUE(parsed.is_whole);
    EXPECT_EQ(parsed.request.body, "hello world");
    EXPECT_FALSE(parsed.request.header("X-Trailer"));
}

TEST(RequestParser, http_1_0_closes_unless_asked_to_stay) {
    EXPECT_FALSE(parse("GET / HTTP/1.0\r\n\r\n", 99).keeps_alive);
    EXPECT_TRUE(parse("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", 99).keeps_alive);
    EXPECT_FALSE(parse("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 99).keeps_alive);
}

TEST(RequestParser, takes_the_absolute_form) {
    EXPECT_EQ(
        parse("GET http://cafe.example/menu?a=1 HTTP/1.1\r\nHost: a\r\n\r\n", 99).request.path,
        "/menu");
    EXPECT_EQ(parse("GET http://cafe.example HTTP/1.1\r\nHost: a\r\n\r\n", 99).request.path, "/");
    EXPECT_EQ(parse("GET http://cafe.example?q HTTP/1.1\r\nHost: a\r\n\r\n", 99).request.query,
              "q");
}

TEST(RequestParser, passes_on_methods_it_does_not_know) {
    const Parsed parsed = parse("BREW /pot HTTP/1.1\r\nHost: a\r\n\r\n", 99);
    EXPECT_TRUE(parsed.is_whole);
    EXPECT_EQ(parsed.method, "BREW");
}

TEST(RequestParser, refuses_what_is_no_http) {
    EXPECT_EQ(refusal_of("\x16\x03\x01 TLS hello \r\n\r\n"), 400);
    EXPECT_EQ(refusal_of("GET / HTTP/2.0\r\nHost: a\r\n\r\n"), 400);
    EXPECT_EQ(refusal_of("GET menu HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
    EXPECT_EQ(refusal_of("GET * HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
    EXPECT_EQ(refusal_of("GET /\xD1\x8F HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
    EXPECT_EQ(refusal_of("GET / HTTP/1.1\r\nHost : a\r\n\r\n"), 400);
    EXPECT_EQ(refusal_of("GET / HTTP/1.1\r\nHost: a\r\nBad name: x\r\n\r\n"), 400);
}

TEST(RequestParser, needs_exactly_one_host) {
    EXPECT_EQ(refusal_of("GET / HTTP/1.1\r\n\r\n"), 400);
    EXPECT_EQ(refusal_of("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"), 400);
    EXPECT_EQ(refusal_of("GET / HTTP/1.0\r\n\r\n"), 0);
}

TEST(RequestParser, refuses_what_two_readers_could_frame_differently) {
    const std::string post = "POST / HTTP/1.1\r\nHost: a\r\n";
    EXPECT_EQ(refusal_of(post + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd"), 400);
    EXPECT_EQ(refusal_of(post + "Content-Length: 3, 4\r\n\r\nabcd"), 400);
    EXPECT_EQ(refusal_of(post + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
              400);
    EXPECT_EQ(refusal_of(post + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n"),
              400);
    EXPECT_EQ(refusal_of(post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"), 400);
    EXPECT_EQ(refusal_of(post + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n"), 400);
    EXPECT_EQ(refusal_of(post + "Content-Length: +3\r\n\r\nabc"), 400);
    EXPECT_EQ(refusal_of(post + "Content-Length: -1\r\n\r\nabc"), 400);
    EXPECT_EQ(refusal_of("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), 400);
    EXPECT_EQ(refusal_of(post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n"), 400);
}

TEST(RequestParser, limits_bodies_of_both_framings) {
    const Limits limits{.max_body_bytes = 8};
    const std::string post = "POST / HTTP/1.1\r\nHost: a\r\n";
    EXPECT_EQ(refusal_of(post + "Content-Length: 8\r\n\r\n12345678", limits), 0);
    EXPECT_EQ(refusal_of(post + "Content-Length: 9\r\n\r\n", limits), 413);
    EXPECT_EQ(refusal_of(post + "Content-Length: 99999999999999999999\r\n\r\n", limits), 400);
    EXPECT_EQ(refusal_of(post + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n4\r\n", limits),
              413);
}

TEST(RequestParser, limits_the_headers_as_a_whole) {
    std::string bytes = "GET / HTTP/1.1\r\nHost: a\r\n";
    for (int i = 0; i < 90; ++i)
        bytes += "X-" + std::to_string(i) + ": " + std::string(300, 'x') + "\r\n";
    EXPECT_EQ(refusal_of(bytes + "\r\n"), 431);
    EXPECT_EQ(refusal_of("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(20'000, 'x')), 431);
    std::string many = "GET / HTTP/1.1\r\nHost: a\r\n";
    for (int i = 0; i < 101; ++i)
        many += "A: b\r\n";
    EXPECT_EQ(refusal_of(many + "\r\n"), 431);
}

TEST(RequestParser, limits_the_address) {
    EXPECT_EQ(refusal_of("GET /" + std::string(9'000, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n"), 414);
    EXPECT_EQ(refusal_of("GET /" + std::string(40'000, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n"), 414);
}

TEST(RequestParser, limits_what_comes_between_chunks) {
    EXPECT_EQ(refusal_of("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1;" +
                         std::string(70'000, 'x')),
              400);
}

TEST(RequestParser, knows_one_expectation) {
    EXPECT_EQ(refusal_of("POST / HTTP/1.1\r\nHost: a\r\nExpect: miracles\r\n\r\n"), 417);
}

}  // namespace
}  // namespace beanq::http

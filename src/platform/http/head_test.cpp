#include "platform/http/head.hpp"

#include <gtest/gtest.h>

namespace beanq::http {
namespace {

std::string head_of(const Response& response, HeadFacts facts = {}) {
    facts.request_id = "r-1";
    facts.date = "Mon, 23 Nov 2026 09:00:00 GMT";
    std::string text;
    append_head(text, response, facts);
    return text;
}

TEST(Head, carries_the_security_headers) {
    const std::string head = head_of({}, {.content_length = 5});
    EXPECT_EQ(head,
              "HTTP/1.1 200 OK\r\n"
              "Cache-Control: no-store\r\n"
              "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n"
              "X-Content-Type-Options: nosniff\r\n"
              "Referrer-Policy: no-referrer\r\n"
              "X-Frame-Options: DENY\r\n"
              "Date: Mon, 23 Nov 2026 09:00:00 GMT\r\n"
              "X-Request-Id: r-1\r\n"
              "Content-Length: 5\r\n"
              "\r\n");
}

TEST(Head, leaves_the_handlers_own_policies) {
    Response response;
    response.set("cache-control", "public, max-age=60");
    response.set("Content-Security-Policy", "default-src 'self'");
    const std::string head = head_of(response);
    EXPECT_EQ(head.find("no-store"), std::string::npos);
    EXPECT_EQ(head.find("'none'"), std::string::npos);
}

TEST(Head, no_value_can_end_its_line) {
    Response response;
    response.set("Location", "/x\r\nSet-Cookie: a=b");
    EXPECT_NE(head_of(response).find("Location: /xSet-Cookie: a=b\r\n"), std::string::npos);
}

TEST(Head, says_whether_the_connection_stays) {
    EXPECT_EQ(head_of({}).find("Connection"), std::string::npos);
    EXPECT_NE(head_of({}, {.keeps_alive = false}).find("Connection: close\r\n"), std::string::npos);
    EXPECT_NE(head_of({}, {.is_http11 = false}).find("Connection: keep-alive\r\n"),
              std::string::npos);
}

TEST(DateText, is_an_imf_fixdate) {
    DateText date;
    const std::string_view text = date.now();
    EXPECT_EQ(text.size(), 29U);
    EXPECT_TRUE(text.ends_with(" GMT"));
}

}  // namespace
}  // namespace beanq::http

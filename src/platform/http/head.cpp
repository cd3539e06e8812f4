#include "platform/http/head.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "platform/http/wire.hpp"

namespace beanq::http {

namespace {

constexpr std::string_view security_headers =
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "X-Frame-Options: DENY\r\n";

void append_number(std::string& out, std::size_t number) {
    std::array<char, 20> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end);
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

void append_field(std::string& out, std::string_view name, std::string_view value) {
    out.append(name).append(": ");
    if (std::ranges::none_of(value, is_control)) {
        out.append(value);
    } else {
        std::ranges::copy_if(value, std::back_inserter(out), [](char c) { return !is_control(c); });
    }
    out.append("\r\n");
}

}  // namespace

void append_head(std::string& out, const Response& response, const HeadFacts& facts) {
    out.append(facts.is_http11 ? "HTTP/1.1 " : "HTTP/1.0 ");
    append_number(out, static_cast<std::size_t>(response.status));
    out.append(" ").append(reason_phrase(response.status)).append("\r\n");
    bool has_cache_control = false;
    bool has_security_policy = false;
    for (const auto& [name, value] : response.headers) {
        has_cache_control = has_cache_control || same_token(name, "Cache-Control");
        has_security_policy = has_security_policy || same_token(name, "Content-Security-Policy");
        append_field(out, name, value);
    }
    if (!has_cache_control) out.append("Cache-Control: no-store\r\n");
    if (!has_security_policy) {
        out.append("Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n");
    }
    out.append(security_headers);
    append_field(out, "Date", facts.date);
    append_field(out, "X-Request-Id", facts.request_id);
    if (facts.content_length) {
        out.append("Content-Length: ");
        append_number(out, *facts.content_length);
        out.append("\r\n");
    }
    if (facts.is_chunked) out.append("Transfer-Encoding: chunked\r\n");
    if (!facts.keeps_alive) {
        out.append("Connection: close\r\n");
    } else if (!facts.is_http11) {
        out.append("Connection: keep-alive\r\n");
    }
    out.append("\r\n");
}

std::string_view DateText::now() {
    const std::time_t second = std::time(nullptr);
    if (second != second_) {
        second_ = second;
        text_ = fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(second));
    }
    return text_;
}

}  // namespace beanq::http

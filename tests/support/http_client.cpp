#include "tests/support/http_client.hpp"

#include <cerrno>
#include <cstring>
#include <stdexcept>

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/json.hpp>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace beanq {

namespace beast = boost::beast;
using std::chrono::milliseconds;
using SteadyClock = std::chrono::steady_clock;

namespace {

/// Waits until there is something to read; false when nothing comes until `deadline`.
bool wait_readable(int socket, SteadyClock::time_point deadline) {
    const auto left = std::chrono::ceil<milliseconds>(deadline - SteadyClock::now());
    pollfd watched{socket, POLLIN, 0};
    return ::poll(&watched, 1, left.count() > 0 ? static_cast<int>(left.count()) : 0) > 0;
}

int connect_to(std::uint16_t port, std::string_view host) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (::getaddrinfo(std::string{host}.c_str(), std::to_string(port).c_str(), &hints, &found) !=
        0) {
        throw std::runtime_error("no such host: " + std::string{host});
    }
    int connected = -1;
    for (const addrinfo* at = found; at != nullptr && connected < 0; at = at->ai_next) {
        const int candidate = ::socket(at->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (::connect(candidate, at->ai_addr, at->ai_addrlen) == 0) {
            connected = candidate;
        } else {
            ::close(candidate);
        }
    }
    ::freeaddrinfo(found);
    if (connected < 0) throw std::runtime_error("cannot connect to port " + std::to_string(port));
    return connected;
}

bool has_field(const HttpFields& fields, std::string_view name) {
    for (const auto& [key, value] : fields) {
        if (beast::iequals(key, name)) return true;
    }
    return false;
}

std::string request_text(std::string_view method, std::string_view path, std::string_view body,
                         const HttpFields& headers) {
    std::string text{method};
    text.append(" ").append(path).append(" HTTP/1.1\r\n");
    for (const auto& [name, value] : headers) {
        text.append(name).append(": ").append(value).append("\r\n");
    }
    if (!has_field(headers, "Host")) text.append("Host: localhost\r\n");
    if (!body.empty() || method == "POST" || method == "PUT" || method == "PATCH") {
        text.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n");
    }
    return text.append("\r\n").append(body);
}

}  // namespace

std::string HttpAnswer::header(std::string_view name) const {
    for (const auto& [key, value] : headers) {
        if (beast::iequals(key, name)) return value;
    }
    return {};
}

bool HttpAnswer::has_header(std::string_view name) const { return has_field(headers, name); }

boost::json::value HttpAnswer::json() const {
    boost::system::error_code failed;
    boost::json::value value = boost::json::parse(body, failed);
    if (failed) throw std::runtime_error("not JSON: " + body);
    return value;
}

std::string HttpAnswer::code() const {
    boost::system::error_code failed;
    const boost::json::value value = boost::json::parse(body, failed);
    if (failed || !value.is_object()) return {};
    const auto* code = value.get_object().if_contains("code");
    return code != nullptr && code->is_string() ? std::string{code->get_string()} : std::string{};
}

HttpConnection::HttpConnection(std::uint16_t port, std::string_view host, milliseconds patience)
    : socket_(connect_to(port, host)), patience_(patience) {
    const timeval limit{.tv_sec = patience.count() / 1000,
                        .tv_usec = patience.count() % 1000 * 1000};
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
}

HttpConnection::~HttpConnection() { ::close(socket_); }

void HttpConnection::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0 && (errno == EPIPE || errno == ECONNRESET)) return;
        if (sent < 0) throw std::runtime_error(std::string{"send: "} + std::strerror(errno));
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

void HttpConnection::finish_writing() { ::shutdown(socket_, SHUT_WR); }

HttpAnswer HttpConnection::read(bool without_body) {
    beast::http::response_parser<beast::http::string_body> parser;
    parser.body_limit(boost::none);
    parser.eager(true);
    parser.skip(without_body);
    while (!parser.is_done()) {
        beast::error_code failed;
        if (!buffer_.empty()) {
            const auto used = parser.put(boost::asio::buffer(buffer_), failed);
            buffer_.erase(0, used);
            if (failed == beast::http::error::need_more) failed = {};
            if (failed) throw std::runtime_error("no HTTP answer: " + failed.message());
            if (parser.is_done()) break;
        }
        const std::string more = read_some(patience_);
        if (more.empty() && parser.got_some()) parser.put_eof(failed);
        if (more.empty() && (failed || !parser.is_done())) {
            throw std::runtime_error("the answer did not come or was cut off");
        }
        buffer_ += more;
    }
    HttpAnswer answer;
    const auto& message = parser.get();
    answer.status = static_cast<int>(message.result_int());
    for (const auto& field : message) {
        answer.headers.emplace_back(field.name_string(), field.value());
    }
    answer.body = message.body();
    return answer;
}

std::string HttpConnection::read_some(milliseconds patience) {
    if (!buffer_.empty()) return std::exchange(buffer_, {});
    if (!wait_readable(socket_, SteadyClock::now() + patience)) return {};
    std::string bytes(64UL * 1024, '\0');
    const ssize_t got = ::recv(socket_, bytes.data(), bytes.size(), 0);
    bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return bytes;
}

bool HttpConnection::ends_within(milliseconds patience) {
    if (!buffer_.empty() || !wait_readable(socket_, SteadyClock::now() + patience)) return false;
    char byte = 0;
    return ::recv(socket_, &byte, 1, MSG_PEEK) <= 0;
}

void HttpConnection::abort() {
    const linger at_once{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    ::close(std::exchange(socket_, -1));
}

HttpClient::HttpClient(std::uint16_t port, std::string host)
    : port_(port), host_(std::move(host)) {}

void HttpClient::set_header(std::string_view name, std::string_view value) {
    std::erase_if(fixed_, [&](const auto& field) { return beast::iequals(field.first, name); });
    fixed_.emplace_back(name, value);
}

void HttpClient::sign_in(std::string_view bearer_token) {
    set_header("Authorization", "Bearer " + std::string{bearer_token});
}

void HttpClient::sign_out() {
    std::erase_if(fixed_, [](const auto& field) { return field.first == "Authorization"; });
}

HttpAnswer HttpClient::send(std::string_view method, std::string_view path, std::string_view body,
                            const HttpFields& headers) {
    HttpFields all = headers;
    for (const auto& field : fixed_) {
        if (!has_field(headers, field.first)) all.push_back(field);
    }
    if (connection_ && connection_->ends_within(milliseconds{0})) connection_.reset();
    if (!connection_) connection_ = std::make_unique<HttpConnection>(port_, host_);
    connection_->write(request_text(method, path, body, all));
    HttpAnswer answer = connection_->read(method == "HEAD");
    if (beast::iequals(answer.header("Connection"), "close")) connection_.reset();
    return answer;
}

HttpAnswer HttpClient::get(std::string_view path, const HttpFields& headers) {
    return send("GET", path, {}, headers);
}

HttpAnswer HttpClient::head(std::string_view path, const HttpFields& headers) {
    return send("HEAD", path, {}, headers);
}

HttpAnswer HttpClient::options(std::string_view path, const HttpFields& headers) {
    return send("OPTIONS", path, {}, headers);
}

HttpAnswer HttpClient::del(std::string_view path, const HttpFields& headers) {
    return send("DELETE", path, {}, headers);
}

HttpAnswer HttpClient::post(std::string_view path, std::string_view json,
                            const HttpFields& headers) {
    return send_json("POST", path, json, headers);
}

HttpAnswer HttpClient::put(std::string_view path, std::string_view json,
                           const HttpFields& headers) {
    return send_json("PUT", path, json, headers);
}

HttpAnswer HttpClient::patch(std::string_view path, std::string_view json,
                             const HttpFields& headers) {
    return send_json("PATCH", path, json, headers);
}

HttpAnswer HttpClient::send_json(std::string_view method, std::string_view path,
                                 std::string_view json, const HttpFields& headers) {
    HttpFields all = headers;
    if (!json.empty() && !has_field(headers, "Content-Type")) {
        all.emplace_back("Content-Type", "application/json");
    }
    return send(method, path, json, all);
}

}  // namespace beanq

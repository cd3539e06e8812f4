// The half of Session that moves bytes: reading requests within limits and deadlines, writing.
#include <algorithm>
#include <array>
#include <cerrno>

#include <boost/asio/buffer.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <sys/sendfile.h>
#include <sys/socket.h>

#include "platform/http/negotiation.hpp"
#include "platform/http/session.hpp"

namespace beanq::http {

namespace asio = boost::asio;

namespace {

constexpr std::size_t header_read_bytes = 4UL * 1024;
constexpr std::size_t body_read_bytes = 16UL * 1024;

std::string_view text_of(const boost::beast::flat_buffer& buffer) {
    return {static_cast<const char*>(buffer.data().data()), buffer.size()};
}

Refusal too_slow() {
    return {408,
            "request.too-slow",
            {"The request did not arrive in time.", "Запрос не был получен вовремя."}};
}

}  // namespace

void Session::enter(Phase phase, SteadyClock::duration at_most) {
    phase_ = phase;
    is_expired_ = false;
    deadline_ = at_most == SteadyClock::duration::max() ? SteadyClock::time_point::max()
                                                        : SteadyClock::now() + at_most;
}

/// False when the connection has ended or stood idle for too long.
awaitable<bool> Session::wait_for_request() {
    if (buffer_.size() == 0 && buffer_.capacity() > header_read_bytes) buffer_ = {};
    enter(Phase::idle, limits().idle_time);
    while (true) {
        const std::string_view waiting = text_of(buffer_);
        const std::size_t first = std::min(waiting.find_first_not_of("\r\n"), waiting.size());
        buffer_.consume(first);  // empty lines before a request (RFC 9112 §2.2)
        if (buffer_.size() > 0) co_return true;
        if (loop_->is_draining()) co_return false;
        const bool more = co_await read_more(header_read_bytes);
        if (!more) co_return false;
    }
}

awaitable<Session::Received> Session::receive(Exchange& exchange) {
    const RequestParser& parser = exchange.parser;
    bool is_read = co_await read_headers(exchange);
    if (is_read && !parser.is_whole()) is_read = co_await read_body(exchange);
    if (is_read) {
        identify(exchange.request);
        co_return Received::whole;
    }
    if (parser.refusal()) {
        exchange.refusal = parser.refusal();
    } else if (is_expired_) {
        exchange.refusal = too_slow();
    }
    co_return exchange.refusal ? Received::refused : Received::gone;
}

awaitable<bool> Session::read_headers(Exchange& exchange) {
    enter(Phase::header, limits().header_time);
    while (true) {
        const std::size_t taken = exchange.parser.take(text_of(buffer_));
        buffer_.consume(taken);
        if (exchange.parser.refusal()) co_return false;
        if (exchange.parser.has_headers()) co_return true;
        const bool more = co_await read_more(header_read_bytes);
        if (!more) co_return false;
    }
}

awaitable<bool> Session::read_body(Exchange& exchange) {
    enter(Phase::body, limits().body_time);
    if (exchange.parser.expects_continue() && buffer_.size() == 0) {
        const bool written = co_await write("HTTP/1.1 100 Continue\r\n\r\n", {});
        if (!written) co_return false;
    }
    while (true) {
        const std::size_t taken = exchange.parser.take(text_of(buffer_));
        buffer_.consume(taken);
        if (exchange.parser.refusal()) co_return false;
        if (exchange.parser.is_whole()) co_return true;
        const bool more = co_await read_more(body_read_bytes);
        if (!more) co_return false;
    }
}

/// False when the connection has ended or the phase's time is over.
awaitable<bool> Session::read_more(std::size_t at_most) {
    boost::system::error_code failed;
    const auto space = buffer_.prepare(at_most);
    const std::size_t count =
        co_await socket_.async_read_some(space, asio::redirect_error(asio::use_awaitable, failed));
    buffer_.commit(count);
    co_return !failed && !is_expired_;
}

/// One gathered write, without a copy. What the kernel takes at once needs no trip through the
/// event loop. False when the connection is broken.
awaitable<bool> Session::write(std::string_view head, std::string_view body) {
    boost::system::error_code failed;
    std::array<asio::const_buffer, 2> parts{asio::buffer(head), asio::buffer(body)};
    const std::size_t at_once = body.empty() ? socket_.write_some(parts[0], failed)  // is cheaper
                                             : socket_.write_some(parts, failed);
    if (failed && failed != asio::error::would_block) co_return false;
    if (at_once == head.size() + body.size()) co_return true;
    parts[0] += at_once;
    parts[1] += at_once > head.size() ? at_once - head.size() : 0;
    co_await asio::async_write(socket_, parts, asio::redirect_error(asio::use_awaitable, failed));
    co_return !failed;
}

/// As `write`, with the body from a file; its pages are not copied. False when the connection is
/// broken.
awaitable<bool> Session::write_file(std::string_view head, int file, std::size_t size) {
    boost::system::error_code failed;
    const std::size_t at_once = socket_.send(asio::buffer(head), MSG_MORE, failed);
    if (at_once < head.size()) {
        const bool written = co_await write(head.substr(at_once), {});
        if (!written) co_return false;
    }
    off_t at = 0;
    while (static_cast<std::size_t>(at) < size) {
        const auto left = size - static_cast<std::size_t>(at);
        const ssize_t sent = ::sendfile(socket_.native_handle(), file, &at, left);
        if (sent > 0) continue;
        if (sent == 0 || errno != EAGAIN) co_return false;
        co_await socket_.async_wait(Socket::wait_write,
                                    asio::redirect_error(asio::use_awaitable, failed));
        if (failed) co_return false;
    }
    co_return true;
}

/// Closing while the client still sends would reset the connection and could take our last answer
/// with it: say that nothing more comes, then take what is sent for a moment.
awaitable<void> Session::linger() {
    enter(Phase::linger, std::chrono::seconds{1});
    boost::system::error_code ignored;
    socket_.shutdown(Socket::shutdown_send, ignored);
    bool goes_on = socket_.is_open();
    while (goes_on) {
        buffer_.clear();
        goes_on = co_await read_more(body_read_bytes);
    }
}

void Session::identify(Request& request) const {
    const auto id = request.header("X-Request-Id");
    request.id = id && is_request_id(*id) ? std::string{*id} : loop_->new_request_id();
    request.language = preferred_language(request.header("Accept-Language").value_or(""));
    request.remote = remote_;
}

}  // namespace beanq::http

// The part of Session that serves event streams.
#include <boost/asio/buffer.hpp>
#include <boost/asio/this_coro.hpp>

#include "platform/http/event_stream.hpp"
#include "platform/http/session.hpp"

namespace beanq::http {

namespace asio = boost::asio;

/// Streams close the connection when they end: what the client sends meanwhile is not read.
awaitable<void> Session::send_stream(Exchange& exchange, Response& response) {
    const bool is_chunked = exchange.parser.is_http11();
    buffer_ = {};  // thousands may listen for hours
    response.set("Content-Type", "text/event-stream");
    response.set("X-Accel-Buffering", "no");
    head_.clear();
    append_head(head_, response,
                {.request_id = exchange.request.id,
                 .date = loop_->date(),
                 .keeps_alive = false,
                 .is_http11 = exchange.parser.is_http11(),
                 .is_chunked = is_chunked});
    const std::string first = is_chunked ? chunk("retry: 1000\n\n") : "retry: 1000\n\n";
    const bool wants_events = exchange.request.method != Method::head;
    const std::string_view body = wants_events ? std::string_view{first} : std::string_view{};
    enter(Phase::write, limits().write_time);
    const bool written = co_await write(head_, body);
    if (written && wants_events) {
        enter(Phase::stream, SteadyClock::duration::max());
        if (loop_->is_draining()) is_stream_over_ = true;
        watch_for_leaving();
        SessionEventWriter writer{*this, is_chunked};
        co_await loop_->shared().edge.stream(exchange.request, response, writer);
        enter(Phase::write, limits().write_time);
        co_await asio::this_coro::reset_cancellation_state(asio::enable_terminal_cancellation());
        if (is_chunked) co_await write("0\r\n\r\n", {});
    }
    log(exchange, response, stream_bytes_);
}

awaitable<bool> Session::write_event(std::string_view bytes) {
    enter(Phase::stream, limits().write_time);
    is_writing_event_ = true;
    const bool written = co_await write(bytes, {});
    is_writing_event_ = false;
    enter(Phase::stream, SteadyClock::duration::max());
    stream_bytes_ += bytes.size();
    if (!written) is_stream_over_ = true;
    if (is_stream_over_) cancel_soon(Phase::stream);
    co_return !is_stream_over_;
}

void Session::watch_for_leaving() {
    socket_.async_read_some(
        asio::buffer(ignored_),
        [self = shared_from_this()](const boost::system::error_code& failed, std::size_t) {
            if (failed) return self->end_stream();
            self->watch_for_leaving();
        });
}

/// An event that is being written is written whole; its write then ends the stream.
void Session::end_stream() {
    is_stream_over_ = true;
    if (!is_writing_event_) cancel_soon(Phase::stream);
}

}  // namespace beanq::http

#pragma once

#include <array>
#include <cstddef>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <boost/asio/cancellation_signal.hpp>
#include <boost/beast/core/flat_buffer.hpp>

#include "platform/http/loop.hpp"
#include "platform/http/request_parser.hpp"

namespace beanq::http {

/// One connection: requests one after the other, each answered before the next is read. Lives on
/// its loop's thread.
class Session : public std::enable_shared_from_this<Session> {
public:
    Session(std::shared_ptr<Loop> loop, Socket socket);
    ~Session();

    /// Serves requests until either side ends the connection.
    awaitable<void> serve();
    /// Answers 503 `server.busy` and closes.
    awaitable<void> turn_away();
    /// The coroutine of one of the above is over.
    void ended(const std::exception_ptr& failure);
    boost::asio::cancellation_slot cancellation() { return cancel_.slot(); }

    // From the loop, between steps of the coroutine:
    void check_deadline(SteadyClock::time_point now);
    void drain();
    void close();

    // For the event stream:
    /// False when the connection is broken or the stream is to end.
    awaitable<bool> write_event(std::string_view bytes);
    bool is_stream_over() const { return is_stream_over_; }

private:
    enum class Phase { idle, header, body, handler, write, stream, linger };
    enum class Received { whole, refused, gone };

    /// One request on its way through.
    struct Exchange {
        explicit Exchange(const Limits& limits) : parser(request, limits) {}
        Request request;
        RequestParser parser;
        std::optional<Refusal> refusal;
        SteadyClock::time_point began = SteadyClock::now();
    };

    // session.cpp: one request after the other
    awaitable<bool> answer(Exchange& exchange);
    awaitable<bool> send(Exchange& exchange, const Response& response, bool keeps_alive);
    awaitable<void> send_refusal(Exchange& exchange);
    void give_up_handler();
    void cancel_soon(Phase in);
    void log(const Exchange& exchange, const Response& response, std::size_t body_bytes) const;

    // session_stream.cpp: event streams
    awaitable<void> send_stream(Exchange& exchange, Response& response);
    void watch_for_leaving();
    void end_stream();

    // session_io.cpp: bytes, limits and deadlines
    void enter(Phase phase, SteadyClock::duration at_most);
    awaitable<bool> wait_for_request();
    awaitable<Received> receive(Exchange& exchange);
    awaitable<bool> read_headers(Exchange& exchange);
    awaitable<bool> read_body(Exchange& exchange);
    awaitable<bool> read_more(std::size_t at_most);
    awaitable<bool> write(std::string_view head, std::string_view body);
    awaitable<bool> write_file(std::string_view head, int file, std::size_t size);
    awaitable<void> linger();
    void identify(Request& request) const;

    const Limits& limits() const { return loop_->shared().limits; }

    std::shared_ptr<Loop> loop_;
    Socket socket_;
    boost::beast::flat_buffer buffer_;
    std::string head_;
    std::string remote_;
    boost::asio::cancellation_signal cancel_;
    Exchange* current_ = nullptr;  ///< while a handler runs
    SteadyClock::time_point deadline_;
    Phase phase_ = Phase::idle;
    bool is_expired_ = false;      ///< the present phase has taken too long
    bool is_given_up_ = false;     ///< answered over the handler's head
    bool is_stream_over_ = false;  ///< the client is gone or the server drains
    bool is_writing_event_ = false;
    bool has_unread_ = false;  ///< the client may still be sending when we close
    bool has_left_ = false;
    std::array<char, 64> ignored_{};  ///< what comes while an event stream runs
    std::size_t stream_bytes_ = 0;
};

}  // namespace beanq::http

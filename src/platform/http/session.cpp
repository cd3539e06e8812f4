#include "platform/http/session.hpp"

#include <utility>

#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>

#include "platform/http/access_log.hpp"
#include "platform/http/problem.hpp"
#include "platform/http/wire.hpp"
#include "platform/log/log.hpp"

namespace beanq::http {

namespace asio = boost::asio;

namespace {

constexpr std::chrono::milliseconds grace_to_cancel{100};

std::string address_of(const Socket& socket) {
    boost::system::error_code failed;
    const auto peer = socket.remote_endpoint(failed);
    if (failed) return {};
    const auto address = peer.address();
    if (address.is_v6() && address.to_v6().is_v4_mapped()) {
        return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
    }
    return address.to_string();
}

bool may_have_body(int status) { return status != 204 && status != 304; }

}  // namespace

Session::Session(std::shared_ptr<Loop> loop, Socket socket)
    : loop_(std::move(loop)), socket_(std::move(socket)), remote_(address_of(socket_)) {
    loop_->join(*this);
}

Session::~Session() {
    if (!has_left_) loop_->leave(*this);
}

void Session::ended(const std::exception_ptr& failure) {
    try {
        if (failure) std::rethrow_exception(failure);
    } catch (const std::exception& error) {
        log::error("connection fault", {{"cause", error.what()}});
    }
    boost::system::error_code ignored;
    socket_.close(ignored);
    has_left_ = true;
    loop_->leave(*this);
}

awaitable<void> Session::serve() {
    bool goes_on = true;
    while (goes_on) {
        const bool has_begun = co_await wait_for_request();
        if (!has_begun) break;
        Exchange exchange{limits()};
        const Received received = co_await receive(exchange);
        if (received == Received::gone) break;
        if (received == Received::refused) {
            co_await send_refusal(exchange);
            break;
        }
        goes_on = co_await answer(exchange);
    }
    if (has_unread_) co_await linger();
}

awaitable<void> Session::turn_away() {
    Exchange exchange{limits()};
    identify(exchange.request);
    Response response =
        problem(exchange.request, 503, "server.busy",
                {"Too many connections are open. Try again in a moment.",
                 "Открыто слишком много соединений. Повторите попытку чуть позже."});
    response.set("Retry-After", "1");
    has_unread_ = true;
    co_await send(exchange, response, false);
    co_await linger();
}

/// False when the connection is to end.
awaitable<bool> Session::answer(Exchange& exchange) {
    const Edge& edge = loop_->shared().edge;
    Response response;
    if (method_of(exchange.parser.method_text())) {
        enter(Phase::handler, limits().handler_time);
        current_ = &exchange;
        response = co_await edge.answer(exchange.request);
        current_ = nullptr;
        if (is_expired_) {
            co_await asio::this_coro::reset_cancellation_state(
                asio::enable_terminal_cancellation());
        }
        if (is_given_up_) co_return false;
    } else {
        response = edge.answer_unknown_method(exchange.request);
    }
    if (response.stream) {
        co_await send_stream(exchange, response);
        co_return false;
    }
    const bool keeps_alive = exchange.parser.keeps_alive() && !loop_->is_draining();
    if (!keeps_alive && buffer_.size() > 0) has_unread_ = true;
    co_return co_await send(exchange, response, keeps_alive);
}

awaitable<bool> Session::send(Exchange& exchange, const Response& response, bool keeps_alive) {
    const std::string& whole = response.shared_body ? *response.shared_body : response.body;
    HeadFacts facts{.request_id = exchange.request.id,
                    .date = loop_->date(),
                    .keeps_alive = keeps_alive,
                    .is_http11 = exchange.parser.is_http11()};
    if (may_have_body(response.status)) facts.content_length = whole.size();
    head_.clear();
    append_head(head_, response, facts);

    const bool has_body = may_have_body(response.status) && exchange.request.method != Method::head;
    const std::string_view body = has_body ? std::string_view{whole} : std::string_view{};
    enter(Phase::write, limits().write_time);
    const int file = has_body ? loop_->body_files().file_of(response.shared_body) : -1;
    bool written = false;
    if (file >= 0) {
        written = co_await write_file(head_, file, body.size());
    } else {
        written = co_await write(head_, body);
    }
    log(exchange, response, body.size());
    co_return written&& keeps_alive;
}

awaitable<void> Session::send_refusal(Exchange& exchange) {
    identify(exchange.request);
    Refusal& refusal = *exchange.refusal;
    const Response response = problem(exchange.request, refusal.status, std::move(refusal.code),
                                      std::move(refusal.detail));
    has_unread_ = true;
    co_await send(exchange, response, false);
}

/// Cancels what the coroutine waits for, if it is still in that phase when the loop comes to it.
/// Never at once: the caller may be walking over the loop's sessions.
void Session::cancel_soon(Phase in) {
    asio::post(loop_->context(), [self = shared_from_this(), in] {
        const bool is_wanted = self->is_expired_ || self->is_stream_over_;
        if (self->phase_ == in && is_wanted) self->cancel_.emit(asio::cancellation_type::terminal);
    });
}

void Session::check_deadline(SteadyClock::time_point now) {
    if (now < deadline_) return;
    deadline_ = SteadyClock::time_point::max();
    if (std::exchange(is_expired_, true)) return give_up_handler();
    boost::system::error_code ignored;
    switch (phase_) {
        case Phase::idle:
        case Phase::header:
        case Phase::body:
        case Phase::linger: socket_.cancel(ignored); break;
        case Phase::handler:
            cancel_soon(Phase::handler);
            deadline_ = now + grace_to_cancel;
            break;
        case Phase::write:
        case Phase::stream: close(); break;
    }
}

/// The handler waits for something that cannot be cancelled: the client gets its answer now, and
/// the connection ends when the handler does.
void Session::give_up_handler() {
    is_given_up_ = true;
    const Response response = too_slow_problem(current_->request);
    head_.clear();
    append_head(head_, response,
                {.request_id = current_->request.id,
                 .date = loop_->date(),
                 .keeps_alive = false,
                 .content_length = response.body.size()});
    boost::system::error_code ignored;
    socket_.write_some(asio::buffer(head_ + response.body), ignored);
    socket_.shutdown(Socket::shutdown_send, ignored);
    log(*current_, response, response.body.size());
}

void Session::drain() {
    if (phase_ == Phase::idle) close();
    if (phase_ == Phase::stream) end_stream();
}

void Session::close() {
    boost::system::error_code ignored;
    socket_.close(ignored);
    is_stream_over_ = true;
    if (phase_ == Phase::handler || phase_ == Phase::stream) cancel_soon(phase_);
}

void Session::log(const Exchange& exchange, const Response& response,
                  std::size_t body_bytes) const {
    log_access(exchange.request, exchange.parser.method_text(), response, body_bytes,
               SteadyClock::now() - exchange.began);
}

}  // namespace beanq::http

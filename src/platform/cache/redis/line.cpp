#include "platform/cache/redis/line.hpp"

#include <stdexcept>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <fmt/format.h>

namespace beanq::redis {

namespace asio = boost::asio;
using boost::system::error_code;
using SteadyClock = std::chrono::steady_clock;

namespace {

auto tell_fault(error_code& fault) { return asio::redirect_error(asio::use_awaitable, fault); }

}  // namespace

Line::Line(const asio::any_io_executor& executor)
    : resolver_(executor), socket_(executor), limit_(executor, SteadyClock::time_point::max()) {}

awaitable<void> Line::open(Address to) {
    error_code fault;
    const auto found =
        co_await resolver_.async_resolve(to.host, std::to_string(to.port), tell_fault(fault));
    check();  // a line that was closed meanwhile must not connect any more
    if (fault) throw std::runtime_error(fmt::format("{}: {}", to.host, fault.message()));
    co_await asio::async_connect(socket_, found, tell_fault(fault));
    check();
    if (fault) throw std::runtime_error(fault.message());
    socket_.set_option(asio::ip::tcp::no_delay{true}, fault);
    socket_.set_option(asio::socket_base::keep_alive{true}, fault);

    Command sign_in{"AUTH", to.password};
    if (!to.user.empty()) sign_in.insert(sign_in.begin() + 1, to.user);
    if (!to.password.empty()) co_await ask(std::move(sign_in));
    if (to.database != 0) co_await ask({"SELECT", std::to_string(to.database)});
}

awaitable<Reply> Line::ask(Command command) {
    const std::string& name = command.front();
    write(to_wire(command));
    Reply reply = co_await read();
    if (reply.is_error()) {
        throw std::runtime_error(fmt::format("Redis refuses {}: {}", name, reply.text));
    }
    co_return reply;
}

awaitable<Reply> Line::read() {
    for (;;) {
        check();
        auto reply = replies_.next();
        if (reply) co_return std::move(*reply);
        error_code fault;
        const std::size_t count =
            co_await socket_.async_read_some(asio::buffer(chunk_), tell_fault(fault));
        check();
        if (fault == asio::error::eof) throw std::runtime_error("Redis closed the connection");
        if (fault) throw std::runtime_error(fault.message());
        replies_.feed({chunk_.data(), count});
    }
}

void Line::write(const std::string& bytes) {
    waiting_ += bytes;
    flush();
}

void Line::flush() {
    if (!leaving_.empty() || waiting_.empty() || !closed_because_.empty()) return;
    leaving_.swap(waiting_);
    asio::async_write(socket_, asio::buffer(leaving_),
                      [self = shared_from_this()](error_code fault, std::size_t) {
                          self->leaving_.clear();
                          if (fault) self->close(fault.message());
                          self->flush();
                      });
}

void Line::set_limit(SteadyClock::time_point until) {
    limit_.expires_at(until);
    limit_.async_wait([weak = weak_from_this()](error_code moved) {
        if (moved) return;
        const auto self = weak.lock();
        if (self && self->limit_.expiry() <= SteadyClock::now()) {
            self->close("Redis did not answer in time");
        }
    });
}

void Line::lift_limit() { limit_.expires_at(SteadyClock::time_point::max()); }

void Line::close(const std::string& cause) {
    if (!closed_because_.empty()) return;
    closed_because_ = cause;
    lift_limit();
    resolver_.cancel();
    error_code ignored;
    socket_.close(ignored);
}

void Line::check() const {
    if (!closed_because_.empty()) throw std::runtime_error(closed_because_);
}

}  // namespace beanq::redis

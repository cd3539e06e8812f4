#include "platform/db/postgres/socket_watch.hpp"

#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

namespace beanq::db {

using boost::asio::redirect_error;
using boost::asio::use_awaitable;
using Wait = boost::asio::posix::descriptor_base;
using Clock = std::chrono::steady_clock;

struct SocketWatch::State {
    State(const boost::asio::any_io_executor& executor, int handle)
        : socket(executor, handle), timer(executor) {}

    boost::asio::posix::stream_descriptor socket;
    boost::asio::steady_timer timer;
    bool is_over = false;
};

SocketWatch::SocketWatch(const boost::asio::any_io_executor& executor, int socket)
    : state_(std::make_shared<State>(executor, socket)) {}

SocketWatch::~SocketWatch() { state_->socket.release(); }  // it stays libpq's

void SocketWatch::limit(std::optional<std::chrono::milliseconds> patience) {
    state_->is_over = false;
    if (!patience) {
        state_->timer.expires_at(Clock::time_point::max());
        return;
    }
    state_->timer.expires_after(*patience);
    // The timer may have rung for an earlier limit already when a new one is set.
    state_->timer.async_wait([weak = std::weak_ptr(state_)](boost::system::error_code) {
        const auto state = weak.lock();
        if (!state || Clock::now() < state->timer.expiry()) return;
        state->is_over = true;
        state->socket.cancel();
    });
}

awaitable<bool> SocketWatch::readable() {
    if (state_->is_over) co_return false;
    boost::system::error_code failed;
    co_await state_->socket.async_wait(Wait::wait_read, redirect_error(use_awaitable, failed));
    if (failed && !state_->is_over) throw boost::system::system_error(failed);
    co_return !state_->is_over;
}

awaitable<bool> SocketWatch::ready() {
    using namespace boost::asio::experimental::awaitable_operators;
    if (state_->is_over) co_return false;
    boost::system::error_code failed_to_read;
    boost::system::error_code failed_to_write;
    co_await (
        state_->socket.async_wait(Wait::wait_read, redirect_error(use_awaitable, failed_to_read)) ||
        state_->socket.async_wait(Wait::wait_write,
                                  redirect_error(use_awaitable, failed_to_write)));
    co_return !state_->is_over;
}

}  // namespace beanq::db

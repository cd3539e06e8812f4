#include "platform/http/loop.hpp"

#include <algorithm>
#include <exception>
#include <utility>
#include <vector>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "platform/http/session.hpp"
#include "platform/log/log.hpp"

namespace beanq::http {

namespace asio = boost::asio;

namespace {

/// How often deadlines are looked at: often enough to be late by an eighth of the shortest.
SteadyClock::duration tick_for(const Limits& limits) {
    const auto shortest = std::min({limits.header_time, limits.body_time, limits.handler_time,
                                    limits.write_time, limits.idle_time});
    return std::clamp<SteadyClock::duration>(shortest / 8, std::chrono::milliseconds{5},
                                             std::chrono::milliseconds{250});
}

}  // namespace

void OpenCount::add_acceptor() {
    const std::lock_guard lock{mutex_};
    ++open_;
}

void OpenCount::remove_acceptor() {
    const std::lock_guard lock{mutex_};
    if (--open_ == 0) changed_.notify_all();
}

void OpenCount::add_connection() {
    ++connections_;
    add_acceptor();
}

void OpenCount::remove_connection() {
    --connections_;
    remove_acceptor();
}

bool OpenCount::wait_for_none(std::chrono::milliseconds patience) {
    std::unique_lock lock{mutex_};
    return changed_.wait_for(lock, patience, [this] { return open_ == 0; });
}

Loop::Loop(asio::io_context& context, Acceptor acceptor, std::shared_ptr<Shared> shared)
    : context_(context),
      acceptor_(std::move(acceptor)),
      shared_(std::move(shared)),
      ticker_(context),
      tick_(tick_for(shared_->limits)) {}

void Loop::start() {
    shared_->open.add_acceptor();
    const auto ended = [self = shared_from_this()](const std::exception_ptr&) {
        self->shared_->open.remove_acceptor();
    };
    asio::co_spawn(context_, accept(), ended);
}

awaitable<void> Loop::accept() {
    while (acceptor_.is_open()) {
        boost::system::error_code failed;
        Socket socket = co_await acceptor_.async_accept(
            context_, asio::redirect_error(asio::use_awaitable, failed));
        if (!failed) {
            open_session(std::move(socket));
        } else if (acceptor_.is_open() && failed != asio::error::connection_aborted) {
            // Out of descriptors, mostly: give connections time to end.
            log::error("cannot accept connections", {{"cause", failed.message()}});
            Timer pause{context_, std::chrono::milliseconds{100}};
            co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, failed));
        }
    }
}

void Loop::open_session(Socket socket) {
    const std::size_t open = shared_->open.connections();
    const std::size_t most = shared_->limits.max_connections;
    constexpr std::size_t most_turned_away = 1000;  // at a time; beyond, closing must do
    if (is_draining_ || open >= most + most_turned_away) return;
    boost::system::error_code ignored;
    socket.set_option(Tcp::no_delay{true}, ignored);
    socket.non_blocking(true, ignored);
    auto session = std::make_shared<Session>(shared_from_this(), std::move(socket));
    const auto ended = [session](const std::exception_ptr& failure) { session->ended(failure); };
    asio::co_spawn(context_, open < most ? session->serve() : session->turn_away(),
                   asio::bind_cancellation_slot(session->cancellation(), ended));
}

void Loop::join(Session& session) {
    sessions_.insert(&session);
    shared_->open.add_connection();
    if (!std::exchange(is_watching_, true)) watch_deadlines();
}

void Loop::leave(Session& session) {
    sessions_.erase(&session);
    shared_->open.remove_connection();
    if (is_draining_ && sessions_.empty()) ticker_.cancel();
}

/// One timer for all connections: a request then costs no timer, only a time to compare.
void Loop::watch_deadlines() {
    ticker_.expires_after(tick_);
    ticker_.async_wait([self = shared_from_this()](const boost::system::error_code&) {
        const auto now = SteadyClock::now();
        for (Session* session : self->sessions_)
            session->check_deadline(now);
        if (self->sessions_.empty()) {
            self->is_watching_ = false;
        } else {
            self->watch_deadlines();
        }
    });
}

void Loop::drain() {
    is_draining_ = true;
    boost::system::error_code ignored;
    acceptor_.close(ignored);
    for (Session* session : sessions_)
        session->drain();
}

void Loop::close_all() {
    for (Session* session : sessions_)
        session->close();
}

}  // namespace beanq::http

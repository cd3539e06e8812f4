#include "platform/http/server.hpp"

#include <algorithm>
#include <csignal>
#include <stdexcept>
#include <utility>

#include <boost/asio/post.hpp>
#include <sys/resource.h>

#include "platform/http/listen.hpp"
#include "platform/http/loop.hpp"
#include "platform/log/log.hpp"

namespace beanq::http {

namespace {

/// Lets this process open as many files as its connections may need, or as many as it is allowed:
/// most systems start programs with room for 1,024.
void make_room_for(std::size_t connections) {
    constexpr rlim_t others = 2'000;  // databases, bodies of answers, connections being turned away
    const rlim_t wanted = connections + others;
    ::rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur >= wanted) return;
    files.rlim_cur = std::min(wanted, files.rlim_max);
    ::setrlimit(RLIMIT_NOFILE, &files);
}

}  // namespace

struct Server::State {
    std::shared_ptr<Shared> shared;
    std::vector<std::shared_ptr<Loop>> loops;
    std::uint16_t port = 0;
    bool is_running = false;

    /// Calls `step` of every loop on that loop's thread.
    void on_each(void (Loop::*step)()) {
        for (const auto& loop : loops) {
            boost::asio::post(loop->context(), [loop, step] { (*loop.*step)(); });
        }
    }
};

Server::Server(std::vector<boost::asio::io_context*> loops, const Router& router,
               Authenticator& authenticator, ServerOptions options)
    : state_(std::make_shared<State>()) {
    if (loops.empty()) throw std::logic_error("a server needs an event loop");
    std::signal(SIGPIPE, SIG_IGN);  // a client that left is no reason to end (sendfile raises it)
    make_room_for(options.limits.max_connections);
    auto acceptors = listen_on(options.host, options.port, loops);
    state_->port = acceptors.front().local_endpoint().port();
    state_->shared = std::make_shared<Shared>(
        Edge{router, authenticator, std::move(options.cors_origins), options.limits.recheck_time},
        options.limits);
    for (std::size_t i = 0; i < loops.size(); ++i) {
        state_->loops.push_back(
            std::make_shared<Loop>(*loops[i], std::move(acceptors[i]), state_->shared));
    }
}

Server::~Server() {
    const bool can_drain =
        state_->is_running && std::ranges::none_of(state_->loops, [](const auto& loop) {
            return loop->context().stopped();
        });
    if (can_drain) drain();
}

std::uint16_t Server::port() const { return state_->port; }

void Server::start() {
    state_->is_running = true;
    for (const auto& loop : state_->loops)
        loop->start();
}

void Server::drain() {
    constexpr std::chrono::seconds time_to_close{2};
    if (!std::exchange(state_->is_running, false)) return;
    state_->on_each(&Loop::drain);
    OpenCount& open = state_->shared->open;
    if (open.wait_for_none(state_->shared->limits.drain_time)) return;
    log::warn("closing what did not end in time", {{"connections", open.connections()}});
    state_->on_each(&Loop::close_all);
    if (!open.wait_for_none(time_to_close)) {
        log::error("requests still run", {{"connections", open.connections()}});
    }
}

}  // namespace beanq::http

#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_set>

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include "kernel/clock.hpp"
#include "kernel/uuid.hpp"
#include "platform/http/body_files.hpp"
#include "platform/http/edge.hpp"
#include "platform/http/head.hpp"
#include "platform/http/server.hpp"

namespace beanq::http {

using Tcp = boost::asio::ip::tcp;
using LoopExecutor = boost::asio::io_context::executor_type;
using Socket = boost::asio::basic_stream_socket<Tcp, LoopExecutor>;
using Acceptor = boost::asio::basic_socket_acceptor<Tcp, LoopExecutor>;
using SteadyClock = std::chrono::steady_clock;
using Timer = boost::asio::basic_waitable_timer<SteadyClock, boost::asio::wait_traits<SteadyClock>,
                                                LoopExecutor>;

class Session;

/// How many acceptors and connections are open, over all loops.
class OpenCount {
public:
    std::size_t connections() const { return connections_; }
    void add_acceptor();
    void remove_acceptor();
    void add_connection();
    void remove_connection();
    /// False when something is still open after `patience`.
    bool wait_for_none(std::chrono::milliseconds patience);

private:
    std::atomic<std::size_t> connections_{0};
    std::size_t open_ = 0;
    std::mutex mutex_;
    std::condition_variable changed_;
};

/// What the loops of one server share; nothing in it changes but the count.
struct Shared {
    Edge edge;
    Limits limits;
    OpenCount open;
};

/// One event loop's part of the server: its acceptor, its connections and their deadlines.
/// Everything but the constructor runs on the loop's thread.
class Loop : public std::enable_shared_from_this<Loop> {
public:
    Loop(boost::asio::io_context& context, Acceptor acceptor, std::shared_ptr<Shared> shared);

    void start();
    /// Stops accepting; idle connections and streams end, others after their present request.
    void drain();
    /// Ends what is left.
    void close_all();

    void join(Session& session);
    void leave(Session& session);

    bool is_draining() const { return is_draining_; }
    const Shared& shared() const { return *shared_; }
    boost::asio::io_context& context() { return context_; }
    std::string new_request_id() { return to_string(ids_.next()); }
    std::string_view date() { return date_.now(); }
    BodyFiles& body_files() { return body_files_; }

private:
    awaitable<void> accept();
    void open_session(Socket socket);
    void watch_deadlines();

    boost::asio::io_context& context_;
    Acceptor acceptor_;
    std::shared_ptr<Shared> shared_;
    Timer ticker_;
    SteadyClock::duration tick_;
    SystemClock clock_;
    UuidV7Source ids_{clock_};
    DateText date_;
    BodyFiles body_files_;
    std::unordered_set<Session*> sessions_;
    bool is_watching_ = false;
    bool is_draining_ = false;
};

}  // namespace beanq::http

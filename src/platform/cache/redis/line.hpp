#pragma once

#include <array>
#include <chrono>
#include <memory>
#include <string>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include "kernel/awaitable.hpp"
#include "platform/cache/redis/address.hpp"
#include "platform/cache/redis/reply.hpp"

namespace beanq::redis {

/// One connection to Redis. Everything happens on its executor's thread. What waits for it throws
/// std::runtime_error once it is closed.
class Line : public std::enable_shared_from_this<Line> {
public:
    explicit Line(const boost::asio::any_io_executor& executor);

    /// Connects, says who we are and chooses the database.
    awaitable<void> open(Address to);

    /// Sends and waits for the reply to it, on a line where nothing else is under way. Throws with
    /// what Redis says when it refuses.
    awaitable<Reply> ask(Command command);

    /// The next reply that comes in.
    awaitable<Reply> read();

    /// Sends what `ask` would, without waiting; in order.
    void write(const std::string& bytes);

    /// Closes by itself unless the limit is set anew or lifted before.
    void set_limit(std::chrono::steady_clock::time_point until);
    void lift_limit();

    /// Ends all that waits for it. The first `cause` counts.
    void close(const std::string& cause);

private:
    void flush();
    void check() const;

    boost::asio::ip::tcp::resolver resolver_;
    boost::asio::ip::tcp::socket socket_;
    boost::asio::steady_timer limit_;
    ReplyReader replies_;
    std::array<char, 16 * 1024> chunk_{};
    std::string waiting_;  ///< to be written
    std::string leaving_;  ///< being written
    std::string closed_because_;
};

}  // namespace beanq::redis

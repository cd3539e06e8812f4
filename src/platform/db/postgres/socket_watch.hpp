#pragma once

#include <chrono>
#include <memory>
#include <optional>

#include <boost/asio/any_io_executor.hpp>

#include "kernel/awaitable.hpp"

namespace beanq::db {

/// A second descriptor of a socket whose owner may close the first at any time, as libpq does when
/// a connection is lost: then that number is soon somebody else's, and no event loop may touch it.
class SocketDuplicate {
public:
    /// Throws Unavailable when there are no descriptors left.
    explicit SocketDuplicate(int socket);
    SocketDuplicate(const SocketDuplicate&) = delete;
    SocketDuplicate& operator=(const SocketDuplicate&) = delete;
    ~SocketDuplicate();

    int number() const { return number_; }

private:
    int number_;
};

/// A socket that stays somebody else's, waited for on an event loop. Used and destroyed on that
/// loop.
class SocketWatch {
public:
    SocketWatch(const boost::asio::any_io_executor& executor, int socket);
    SocketWatch(const SocketWatch&) = delete;
    SocketWatch& operator=(const SocketWatch&) = delete;
    ~SocketWatch();

    /// From now on waits end so long from now; without a limit they do not.
    void limit(std::optional<std::chrono::milliseconds> patience);

    /// Until there is something to read; false when the limit came first.
    awaitable<bool> readable();
    /// Until there is something to read, or room to write; false when the limit came first.
    awaitable<bool> ready();

private:
    struct State;

    std::shared_ptr<State> state_;
};

}  // namespace beanq::db

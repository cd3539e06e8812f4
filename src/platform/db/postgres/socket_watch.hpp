#pragma once

#include <chrono>
#include <memory>
#include <optional>

#include <boost/asio/any_io_executor.hpp>

#include "kernel/awaitable.hpp"

namespace beanq::db {

/// A socket that belongs to libpq, waited for on an event loop. Used and destroyed on that loop.
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

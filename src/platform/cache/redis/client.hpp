#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <boost/asio/any_io_executor.hpp>

#include "kernel/awaitable.hpp"
#include "platform/cache/redis/address.hpp"
#include "platform/cache/redis/calls.hpp"
#include "platform/cache/redis/scripts.hpp"

namespace beanq::redis {

struct Options {
    Address address;
    std::string prefix = "beanq:";  ///< of every key: shops that share a Redis differ in it
    Limits limits = {};
};

/// A connection to Redis with a thread of its own that keeps it up: it comes back by itself, and
/// each time begins a new era (scripts.hpp). Commands are pipelined. May be used from any thread
/// and event loop.
class Client {
public:
    /// Connects in the background: whether Redis is there or not does not matter here.
    explicit Client(Options options);
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;
    /// Within the limits, delivers what was told before.
    ~Client();

    /// The answer to a command. Throws Unavailable: at once while Redis is known to be away or
    /// busy, and when the answer is late or a refusal.
    awaitable<Reply> ask(Command command);

    /// Sends without waiting, and does not throw. While Redis is away it does nothing.
    void tell(const Command& command, Delivery delivery);

    /// Throws Unavailable when Redis is away.
    awaitable<void> ping();
    bool is_up() const;

    const Names& names() const;
    const Options& options() const;
    std::string key(std::string_view name) const { return options().prefix + std::string(name); }

    /// The client's own thread: what runs there never blocks.
    boost::asio::any_io_executor executor() const;

private:
    class Core;
    std::unique_ptr<Core> core_;
};

}  // namespace beanq::redis

#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/io_context.hpp>

#include "platform/http/route.hpp"

namespace beanq::http {

/// Bounds on what a client may do. Tests shorten the times.
struct Limits {
    std::size_t max_body_bytes = 1024 * 1024;
    std::size_t max_header_bytes = 16 * 1024;
    std::size_t max_connections = 12'000;  ///< 10,000 that listen to events, and others that ask
    std::chrono::milliseconds header_time{
        10'000};  ///< from the first byte to the end of the headers
    std::chrono::milliseconds body_time{30'000};
    std::chrono::milliseconds handler_time{30'000};
    std::chrono::milliseconds write_time{30'000};
    std::chrono::milliseconds idle_time{75'000};  ///< between requests of one connection
    std::chrono::milliseconds drain_time{10'000};
    std::chrono::milliseconds recheck_time{5'000};  ///< of the rights of who listens to a stream
};

struct ServerOptions {
    std::string host = "127.0.0.1";
    std::uint16_t port = 8080;  ///< 0: a free one
    std::vector<std::string> cors_origins;
    Limits limits;
};

/// The HTTP server: one acceptor per event loop, a request lives on its loop's thread.
class Server {
public:
    /// Binds at once. Throws std::runtime_error with one sentence when the address cannot be had.
    /// `router` and `authenticator` outlive the server.
    Server(std::vector<boost::asio::io_context*> loops, const Router& router,
           Authenticator& authenticator, ServerOptions options);
    ~Server();

    std::uint16_t port() const;

    /// Starts to accept.
    void start();

    /// Stops accepting, lets requests in flight finish, ends idle connections and event streams;
    /// returns when all are gone or `drain_time` is over. Blocking; not from a loop's thread.
    void drain();

private:
    struct State;
    std::shared_ptr<State> state_;
};

}  // namespace beanq::http

#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <thread>

#include <boost/asio/io_context.hpp>

namespace beanq {

/// A door on loopback between a client and its server, for what goes wrong in between. At first
/// everything passes. Each function below is in force when it returns, until the next one.
class TcpGate {
public:
    /// In front of the server on that loopback port, which may come and go.
    explicit TcpGate(std::uint16_t server);
    TcpGate(const TcpGate&) = delete;
    TcpGate& operator=(const TcpGate&) = delete;
    ~TcpGate();

    std::uint16_t port() const { return port_; }

    /// Everything passes again. What was lost meanwhile stays lost, its connections stay silent.
    void open();

    /// Every piece arrives so much later, in both directions.
    void delay(std::chrono::milliseconds by);

    /// Resets every connection there is; new ones pass.
    void cut();

    /// Resets each connection, new ones too, behind so many more bytes of the server's.
    void cut_after(std::size_t answered);

    /// Resets a connection when the server says this, which the client does not get to see.
    void cut_before(std::string answer);

    /// Loses all but so many more bytes of the server's, and ends each connection a little later.
    void truncate_after(std::size_t answered);

    /// A black hole: connections are taken, nothing comes out at either end.
    void swallow();

    /// Resets every connection there is, and refuses new ones.
    void refuse();

    /// How many connections have been reset by a fault, or lost something.
    int hits() const;

private:
    class Passage;
    struct State;

    void set(const std::function<void(State&)>& change);

    std::uint16_t port_;
    boost::asio::io_context context_{1};
    std::shared_ptr<State> state_;
    std::thread thread_;
};

}  // namespace beanq

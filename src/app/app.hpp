#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>

#include "app/wiring.hpp"
#include "platform/http/server.hpp"

namespace beanq::app {

/// A running BeanQ, built in the same way by `main` and by the tests (which take port 0).
class App {
public:
    /// Opens, migrates, fills in what a first start needs (or the demo café) and binds the port.
    /// Throws std::runtime_error with one sentence for the operator.
    App(const Config& config, bool demo, http::Limits limits = {});
    App(const App&) = delete;
    App& operator=(const App&) = delete;
    ~App();

    /// Starts the event loops' threads and accepts.
    void start();

    /// Drains: stops accepting, finishes what is in flight within the limit, closes the database.
    void stop();

    std::uint16_t port() const { return server_.port(); }
    /// Set when this start made the first administrator: print it, it is nowhere else.
    const std::optional<identity::FirstAdmin>& first_admin() const { return first_admin_; }
    Wiring& parts() { return parts_; }

private:
    using Loop = boost::asio::io_context;

    std::vector<Loop*> loop_pointers() const;
    awaitable<void> sweep_now_and_then();

    Wiring parts_;
    std::optional<identity::FirstAdmin> first_admin_;
    std::vector<std::unique_ptr<Loop>> loops_;
    std::vector<boost::asio::executor_work_guard<Loop::executor_type>> guards_;
    http::Server server_;
    std::vector<std::thread> threads_;
};

}  // namespace beanq::app

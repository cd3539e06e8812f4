#include "app/app.hpp"

#include <chrono>
#include <exception>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "app/demo.hpp"
#include "platform/async/run_now.hpp"
#include "platform/async/short_turns.hpp"
#include "platform/log/log.hpp"

namespace beanq::app {

namespace {

constexpr std::chrono::minutes sweep_every{10};

std::vector<std::unique_ptr<boost::asio::io_context>> make_loops(int count) {
    std::vector<std::unique_ptr<boost::asio::io_context>> loops;
    loops.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        loops.push_back(std::make_unique<boost::asio::io_context>(1));
    return loops;
}

http::ServerOptions server_options(const Config& config, const http::Limits& limits) {
    return {config.host, config.port, config.cors_origins, limits};
}

// A background task that ends with a fault would be missed silently: say so.
void log_end(std::string_view task, const std::exception_ptr& fault) {
    if (!fault) return;
    try {
        std::rethrow_exception(fault);
    } catch (const std::exception& cause) {
        log::error("a background task ended", {{"task", task}, {"cause", cause.what()}});
    }
}

awaitable<std::optional<identity::FirstAdmin>> prepare(Wiring& parts, bool demo) {
    identity::FirstStart first;
    first.with_admin = !demo;  // the demo café brings its own
    auto admin = co_await parts.identity.prepare(first);
    if (demo) co_await fill_demo(parts);
    co_await parts.menu.start();
    co_return admin;
}

}  // namespace

App::App(const Config& config, bool demo, http::Limits limits)
    : parts_(config),
      first_admin_(run_now(prepare(parts_, demo))),
      loops_(make_loops(config.threads)),
      server_(loop_pointers(), parts_.router, parts_.identity.authenticator(),
              server_options(config, limits)) {}

App::~App() { stop(); }

std::vector<App::Loop*> App::loop_pointers() const {
    std::vector<Loop*> pointers;
    pointers.reserve(loops_.size());
    for (const auto& loop : loops_)
        pointers.push_back(loop.get());
    return pointers;
}

void App::start() {
    for (auto& loop : loops_)
        guards_.push_back(boost::asio::make_work_guard(*loop));
    boost::asio::co_spawn(*loops_.front(), parts_.feed.run(),
                          [](const std::exception_ptr& fault) { log_end("feed", fault); });
    boost::asio::co_spawn(*loops_.front(), sweep_now_and_then(),
                          [](const std::exception_ptr& fault) { log_end("sweep", fault); });
    boost::asio::co_spawn(*loops_.front(), parts_.orders.keep_promises(),
                          [](const std::exception_ptr& fault) { log_end("promises", fault); });
    server_.start();
    for (auto& loop : loops_) {
        threads_.emplace_back([&loop = *loop] {
            take_short_turns();
            loop.run();
        });
    }
}

void App::stop() {
    if (!threads_.empty()) {
        server_.drain();
        parts_.feed.stop();
        guards_.clear();
        for (auto& loop : loops_)
            loop->stop();
        for (auto& thread : threads_)
            thread.join();
        threads_.clear();
        parts_.password_threads.join();  // its jobs answer to the loops, which go first
    }
    parts_.database->close();
}

awaitable<void> App::sweep_now_and_then() {
    boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor);
    for (;;) {
        timer.expires_after(sweep_every);
        co_await timer.async_wait(boost::asio::use_awaitable);
        try {
            co_await parts_.sweep();
        } catch (const std::exception& fault) {
            log::warn("sweeping failed, it is tried again later", {{"cause", fault.what()}});
        }
    }
}

}  // namespace beanq::app

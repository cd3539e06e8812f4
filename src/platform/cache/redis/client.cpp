#include "platform/cache/redis/client.hpp"

#include <chrono>
#include <thread>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "platform/cache/redis/backoff.hpp"
#include "platform/cache/redis/line.hpp"
#include "platform/log/log.hpp"

namespace beanq::redis {

namespace asio = boost::asio;
using SteadyClock = std::chrono::steady_clock;

class Client::Core {
public:
    explicit Core(Options given)
        : options(std::move(given)),
          names(options.prefix, options.address.database),
          calls(options.limits, [this] { asio::post(loop, [this] { carry(); }); }) {
        asio::co_spawn(loop, stay_connected(), asio::detached);
        thread_ = std::thread([this] { loop.run(); });
    }
    Core(const Core&) = delete;
    Core& operator=(const Core&) = delete;
    ~Core() {
        calls.close();
        loop.stop();
        thread_.join();
        line_.reset();  // its sockets and timers do not outlive the loop
    }

    const Options options;
    const Names names;
    Calls calls;

private:
    awaitable<void> stay_connected() {
        Backoff backoff;
        asio::steady_timer pause(loop);
        for (;;) {
            std::string cause;
            const auto began = SteadyClock::now();
            try {
                co_await connect();
                co_await take_answers();
            } catch (const std::exception& fault) {
                cause = fault.what();
            }
            lose(cause);
            backoff.reset_after(SteadyClock::now() - began);
            pause.expires_after(backoff.next());
            co_await pause.async_wait(asio::use_awaitable);
        }
    }

    awaitable<void> connect() {
        line_ = std::make_shared<Line>(loop.get_executor());
        line_->set_limit(SteadyClock::now() + options.limits.connect);
        co_await line_->open(options.address);
        co_await line_->ask(begin_era(names));
        line_->lift_limit();
        log::info(was_away_ ? "Redis is back" : "Redis is connected",
                  {{"address", masked_url(options.address)}});
        was_away_ = false;
        is_open_ = true;
        calls.open();
    }

    awaitable<void> take_answers() {
        for (;;) {
            Reply reply = co_await line_->read();
            calls.answer(std::move(reply));
            limit_by_oldest();
        }
    }

    void carry() {
        if (!is_open_) return;
        try {
            const bool is_idle = !calls.oldest();
            line_->write(calls.take(SteadyClock::now()));
            if (is_idle) limit_by_oldest();
        } catch (const std::exception& fault) {
            line_->close(fault.what());
        }
    }

    void limit_by_oldest() {
        const auto oldest = calls.oldest();
        if (oldest) {
            line_->set_limit(*oldest + options.limits.command);
        } else {
            line_->lift_limit();
        }
    }

    void lose(const std::string& cause) {
        is_open_ = false;
        line_->close(cause);
        if (!calls.lose(cause)) return;
        was_away_ = true;
        log::warn("Redis is away, BeanQ works without it",
                  {{"address", masked_url(options.address)}, {"cause", cause}});
    }

    // On the loop's thread only.
    std::shared_ptr<Line> line_;
    bool is_open_ = false;
    bool was_away_ = false;
    std::thread thread_;

public:
    asio::io_context loop{1};  ///< goes first: what waits on it uses all the above
};

Client::Client(Options options) : core_(std::make_unique<Core>(std::move(options))) {}

Client::~Client() = default;

awaitable<Reply> Client::ask(Command command) {
    auto reply = co_await core_->calls.ask(std::move(command));
    co_return reply;
}

void Client::tell(const Command& command, Delivery delivery) {
    core_->calls.tell(command, delivery);
}

awaitable<void> Client::ping() { co_await ask({"PING"}); }

bool Client::is_up() const { return core_->calls.is_up(); }

const Names& Client::names() const { return core_->names; }

const Options& Client::options() const { return core_->options; }

asio::any_io_executor Client::executor() const { return core_->loop.get_executor(); }

}  // namespace beanq::redis

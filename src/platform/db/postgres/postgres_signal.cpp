#include "platform/db/postgres/postgres_signal.hpp"

#include <chrono>
#include <utility>

#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "kernel/fault.hpp"
#include "platform/db/postgres/postgres_transaction.hpp"
#include "platform/log/log.hpp"

namespace beanq::db {
namespace {

using boost::asio::use_awaitable;

constexpr std::chrono::seconds before_listening_again{1};
constexpr std::chrono::hours long_time{1};

/// Every NOTIFY takes one lock of the whole server, so a busy instance does not send one for each
/// order.
constexpr std::chrono::milliseconds between_notifications{5};

}  // namespace

awaitable<void> PostgresSignal::run(std::function<void()> heard) {
    using namespace boost::asio::experimental::awaitable_operators;
    co_await (listen(std::move(heard)) && pass_on());
}

awaitable<void> PostgresSignal::listen(std::function<void()> heard) {
    boost::asio::steady_timer pause(co_await boost::asio::this_coro::executor);
    for (;;) {
        try {
            co_await listen_until_lost(heard);
        } catch (const Unavailable& away) {
            log::debug("not listening to other instances", {{"cause", away.what()}});
        }
        pause.expires_after(before_listening_again);
        co_await pause.async_wait(use_awaitable);
    }
}

awaitable<void> PostgresSignal::listen_until_lost(const std::function<void()>& heard) {
    const auto connection = co_await pool_->connect();
    const auto executor = co_await boost::asio::this_coro::executor;
    connection->bind(executor);
    co_await connection->run_script("LISTEN " + name_);
    for (;;) {
        heard();
        co_await connection->wait_for_notification();
    }
}

awaitable<void> PostgresSignal::pass_on() {
    boost::asio::steady_timer pause(co_await boost::asio::this_coro::executor);
    for (;;) {
        co_await raised_.wait(long_time);
        try {
            co_await notify();
        } catch (const Unavailable& away) {
            log::debug("other instances were not told", {{"cause", away.what()}});
        }
        pause.expires_after(between_notifications);
        co_await pause.async_wait(use_awaitable);
    }
}

awaitable<void> PostgresSignal::notify() {
    const std::string text = "NOTIFY " + name_;
    const Statement statement{"notify", text};
    PostgresTurn turn = co_await pool_->take();
    PostgresTransaction tx(pool_, std::move(turn), Access::write);
    co_await tx.run(statement);
    co_await tx.commit();
}

}  // namespace beanq::db

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

/// A connection that hears nothing for so long is asked whether it is still one.
constexpr std::chrono::seconds quiet_limit{30};
constexpr Statement are_you_there{"are_you_there", "SELECT 1"};

/// Every NOTIFY takes one lock of the whole server, so a busy instance does not send one for each
/// order.
constexpr std::chrono::milliseconds between_notifications{10};

awaitable<void> ask(PostgresConnection& connection, const Statement& statement) {
    const Query query{&statement, {}};
    co_await connection.run({&query, 1}, After::synced);
}

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
    const std::string text = "LISTEN " + name_;
    const Statement listen{"listen", text};
    co_await ask(*connection, listen);
    for (bool raised = true;;) {
        if (raised) heard();
        raised = co_await connection->wait_for_notification(quiet_limit);
        if (!raised) co_await ask(*connection, are_you_there);
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
    PostgresTransaction tx(std::move(turn), Purpose::change);
    tx.run_later({&statement, {}});
    co_await tx.commit();
}

}  // namespace beanq::db

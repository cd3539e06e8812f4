#include "platform/db/postgres/pool.hpp"

#include <utility>
#include <vector>

#include <boost/asio/this_coro.hpp>

#include "kernel/fault.hpp"

namespace beanq::db {
namespace {

constexpr std::chrono::milliseconds pause_after_failure{250};

std::shared_ptr<PostgresTurns> make_turns(int connections, std::chrono::milliseconds wait_limit,
                                          int max_waiting) {
    std::vector<std::unique_ptr<PostgresLane>> lanes;
    for (int i = 0; i < connections; ++i)
        lanes.push_back(std::make_unique<PostgresLane>());
    return std::make_shared<PostgresTurns>(std::move(lanes), wait_limit, max_waiting);
}

}  // namespace

PostgresPool::PostgresPool(std::string url, int connections, std::chrono::milliseconds wait_limit,
                           int max_waiting)
    : url_(std::move(url)), turns_(make_turns(connections, wait_limit, max_waiting)) {}

awaitable<PostgresTurn> PostgresPool::take() {
    PostgresTurn turn = co_await turns_->take();
    if (turn->connection && !turn->connection->is_sound()) turn->connection.reset();
    if (turn->connection) {
        const auto executor = co_await boost::asio::this_coro::executor;
        turn->connection->bind(executor);
    } else {
        auto connection = co_await connect();
        turn->connection = std::move(connection);
    }
    co_return turn;
}

awaitable<std::unique_ptr<PostgresConnection>> PostgresPool::connect() {
    check_present();
    auto connection = co_await blocking_.run([this] {
        check_present();  // others have tried while this one waited
        try {
            return PostgresConnection::open(url_);
        } catch (const Unavailable&) {
            away_until_ = (Time::now() + pause_after_failure).time_since_epoch().count();
            throw;
        }
    });
    const auto executor = co_await boost::asio::this_coro::executor;
    connection->bind(executor);
    co_await connection->set_up();
    co_return connection;
}

void PostgresPool::check_present() const {
    if (Time::now().time_since_epoch().count() < away_until_) {
        throw Unavailable("PostgreSQL is away");
    }
}

void PostgresPool::close() {
    turns_->close();
    blocking_.join();
}

}  // namespace beanq::db

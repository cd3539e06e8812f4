// A server that is there and says nothing: behind a proxy, on a disk that hangs, stopped.
#include <chrono>
#include <future>
#include <string>
#include <thread>

#include <boost/asio/cancellation_signal.hpp>
#include <boost/system/system_error.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url.hpp>
#include <gtest/gtest.h>

#include "kernel/fault.hpp"
#include "platform/db/postgres/postgres_database.hpp"
#include "platform/db/sql.hpp"
#include "tests/support/event_loops.hpp"
#include "tests/support/postgres.hpp"
#include "tests/support/run.hpp"
#include "tests/support/tcp_gate.hpp"

namespace beanq::db {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr Statement look{"look", "SELECT 1"};

awaitable<void> ask(Database& database) {
    const auto tx = co_await database.begin_read();
    co_await sql(*tx).run(look);
}

class PostgresSilence : public testing::Test {
protected:
    std::string url_through_gate() const {
        boost::urls::url url = boost::urls::parse_uri(home_.url()).value();
        url.set_port_number(gate_.port());
        url.set_encoded_query("connect_timeout=2&options=-c%20statement_timeout%3D200ms");
        return std::string(url.buffer());
    }

    FreshPostgres home_ = FreshPostgres::empty();
    TcpGate gate_{boost::urls::parse_uri(home_.url())->port_number()};
    std::unique_ptr<Database> database_ =
        open_postgres({.url = url_through_gate(), .connections = 2});
};

TEST_F(PostgresSilence, ends_with_unavailable_soon_after_the_servers_own_limit) {
    run(ask(*database_));
    gate_.swallow();
    const auto began = Clock::now();
    EXPECT_THROW(run(ask(*database_)), Unavailable);
    EXPECT_GT(Clock::now() - began, 200ms);
    EXPECT_LT(Clock::now() - began, 6s);
}

TEST_F(PostgresSilence, is_over_once_the_server_is_back) {
    run(ask(*database_));
    gate_.swallow();
    EXPECT_THROW(run(ask(*database_)), Unavailable);
    gate_.open();  // connections of before stay silent
    std::this_thread::sleep_for(300ms);
    for (int i = 0; i < 5; ++i)
        EXPECT_NO_THROW(run(ask(*database_)));
}

// Cancelling takes a connection too, and there are but two threads that connect.
TEST_F(PostgresSilence, does_not_keep_the_pool_from_connecting_after_queries_were_given_up) {
    for (int i = 0; i < 4; ++i) {
        run(ask(*database_));
        gate_.swallow();
        EventLoops loops(1);
        boost::asio::cancellation_signal stop;
        auto asking = loops.start(0, ask(*database_), stop);
        std::this_thread::sleep_for(50ms);
        loops.cancel(0, stop);
        EXPECT_THROW(asking.get(), boost::system::system_error);
        gate_.open();
    }
    EXPECT_NO_THROW(run(ask(*database_)));
}

}  // namespace
}  // namespace beanq::db

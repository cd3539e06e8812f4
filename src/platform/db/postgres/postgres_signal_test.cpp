#include "platform/db/postgres/postgres_signal.hpp"

#include <chrono>
#include <condition_variable>
#include <exception>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include <boost/asio/cancellation_signal.hpp>
#include <gtest/gtest.h>

#include "platform/db/postgres/postgres_database.hpp"
#include "platform/db/sql.hpp"
#include "tests/support/event_loops.hpp"
#include "tests/support/postgres.hpp"
#include "tests/support/run.hpp"

namespace beanq::db {
namespace {

using std::chrono::seconds;

/// Runs a signal on a loop of its own, and counts what it heard.
class Instance {
public:
    explicit Instance(const std::string& url) : database_(open_postgres({.url = url})) {}
    Instance(const Instance&) = delete;
    Instance& operator=(const Instance&) = delete;
    ~Instance() {
        loops_.cancel(0, stop_);
        EXPECT_THROW(running_.get(), std::exception);
        loops_.finish();
    }

    void raise() { signal_->raise(); }
    Database& database() { return *database_; }

    bool hears_within(seconds limit) {
        std::unique_lock lock(mutex_);
        return heard_.wait_for(lock, limit, [&] { return std::exchange(count_, 0) > 0; });
    }

private:
    void hear() {
        const std::lock_guard lock(mutex_);
        ++count_;
        heard_.notify_all();
    }

    std::unique_ptr<Database> database_;
    std::unique_ptr<Signal> signal_ = database_->signal("a_word");
    std::mutex mutex_;
    std::condition_variable heard_;
    int count_ = 0;
    boost::asio::cancellation_signal stop_;
    EventLoops loops_{1};
    std::future<void> running_ = loops_.start(0, signal_->run([this] { hear(); }), stop_);
};

TEST(PostgresSignal, reaches_other_processes) {
    const auto home = FreshPostgres::empty();
    Instance one(home.url());
    Instance two(home.url());
    ASSERT_TRUE(one.hears_within(seconds{5}));  // listens from now on
    ASSERT_TRUE(two.hears_within(seconds{5}));
    one.raise();
    EXPECT_TRUE(two.hears_within(seconds{5}));
    two.raise();
    EXPECT_TRUE(one.hears_within(seconds{5}));
}

TEST(PostgresSignal, comes_back_after_its_connection_was_lost_and_says_so) {
    static constexpr Statement end_others{
        "end_others",
        "SELECT count(*) FROM (SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()) AS ended"};
    const auto home = FreshPostgres::empty();
    Instance one(home.url());
    ASSERT_TRUE(one.hears_within(seconds{5}));
    const auto end = [&]() -> awaitable<void> {
        const auto tx = co_await one.database().begin_read();
        co_await sql(*tx).run(end_others);
    };
    run(end());
    EXPECT_TRUE(one.hears_within(seconds{5}));  // it may have missed something
    one.raise();
    EXPECT_TRUE(one.hears_within(seconds{5}));
}

}  // namespace
}  // namespace beanq::db

#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

#include "kernel/awaitable.hpp"
#include "platform/async/worker_pool.hpp"
#include "platform/db/sqlite/connection.hpp"

namespace beanq::db {

/// A connection and the thread that it is used on.
struct Lane {
    explicit Lane(SqliteConnection opened) : connection(std::move(opened)) {}

    SqliteConnection connection;
    WorkerPool thread{"database", 1, 64};
};

class Turns;

/// One's turn on a lane. Given to the next in line when it is destroyed, from any thread.
class Turn {
public:
    Turn() = default;
    Turn(std::shared_ptr<Turns> turns, Lane& lane) : turns_(std::move(turns)), lane_(&lane) {}
    Turn(Turn&& other) noexcept = default;
    Turn& operator=(Turn&& other) = delete;
    ~Turn();

    /// False for one that was moved from, and after the database was closed.
    bool usable() const;
    SqliteConnection& connection() const { return lane_->connection; }
    WorkerPool& thread() const { return lane_->thread; }

private:
    std::shared_ptr<Turns> turns_;
    Lane* lane_ = nullptr;
};

/// Hands lanes out, first come first served. May be used from any thread.
class Turns : public std::enable_shared_from_this<Turns> {
public:
    Turns(std::vector<std::unique_ptr<Lane>> lanes, std::chrono::milliseconds wait_limit,
          int max_waiting);
    ~Turns();

    /// Waits for a lane on the calling coroutine's executor. Throws Unavailable when too many wait
    /// already, when it takes longer than the limit, and after `close()`.
    awaitable<Turn> take();

    /// Waits for what runs on the lanes and closes them.
    void close();

private:
    friend class Turn;
    struct Waiter;
    class Place;

    Lane* take_idle();
    void hand_out();
    void give_back(Lane& lane);
    bool closed() const;

    const std::chrono::milliseconds wait_limit_;
    const std::size_t max_waiting_;
    const std::vector<std::unique_ptr<Lane>> lanes_;
    mutable std::mutex mutex_;  ///< for all below
    std::vector<Lane*> idle_;
    std::deque<Waiter*> waiting_;
    bool closed_ = false;
};

}  // namespace beanq::db
